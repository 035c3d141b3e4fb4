/**
 * Run-all: one pass over a pinned commit of {@code prod}, group after group, the scripts of a group
 * side by side.
 *
 * <p>{@link ved.engine.run.RunState} and its events are pure values; the actors here only decide
 * and delegate.
 */
@NullMarked
package ved.engine.run;

import org.jspecify.annotations.NullMarked;
