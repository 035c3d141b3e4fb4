/**
 * The queue of scripts and their versions: the actor that answers for metadata, the actor that
 * serialises commits, and the two stores behind them. Git is the truth for content, SQLite for the
 * rest; start-up brings them together.
 *
 * <p>Actors here only decide; what blocks (the writer, the reader, the check and both stores) runs
 * on the executor they are given, which may be one of virtual threads. {@link
 * ved.engine.catalogue.Catalogue} is what the services above ask; the rest is for the composition
 * root.
 */
@NullMarked
package ved.engine.catalogue;

import org.jspecify.annotations.NullMarked;
