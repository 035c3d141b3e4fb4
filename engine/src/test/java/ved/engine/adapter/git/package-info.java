/** Tests against real Git repositories, checked with stock Git. */
@NullMarked
package ved.engine.adapter.git;

import org.jspecify.annotations.NullMarked;
