/** Tests of what implements the public face. */
@NullMarked
package ved.engine.service;

import org.jspecify.annotations.NullMarked;
