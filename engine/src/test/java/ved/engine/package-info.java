/** Rules that hold for the engine as a whole. */
@NullMarked
package ved.engine;

import org.jspecify.annotations.NullMarked;
