/** Tests of password hashes. */
@NullMarked
package ved.engine.identity;

import org.jspecify.annotations.NullMarked;
