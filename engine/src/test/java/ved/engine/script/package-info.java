/** Tests of the words of the domain. */
@NullMarked
package ved.engine.script;

import org.jspecify.annotations.NullMarked;
