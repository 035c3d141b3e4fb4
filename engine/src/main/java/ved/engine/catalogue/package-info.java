/**
 * The queue of scripts and their versions: what reads it, the actor that serialises changes, what
 * each change does, and the two stores behind them. Git is the truth for content, SQLite for the
 * rest; start-up brings them together.
 *
 * <p>{@link ved.engine.catalogue.Commits} only decides whose turn it is; everything else here blocks
 * and runs on the executor that its caller has, which may be one of virtual threads. The services
 * above ask the reader, and the writer through the actor; the rest is for the composition root.
 */
@NullMarked
package ved.engine.catalogue;

import org.jspecify.annotations.NullMarked;
