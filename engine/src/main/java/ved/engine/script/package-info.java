/**
 * The words of Ved as values: scripts, versions, branches, datasets, and what can be refused.
 *
 * <p>Immutable and free of threads, actors and input or output; everybody may use it.
 */
@NullMarked
package ved.engine.script;

import org.jspecify.annotations.NullMarked;
