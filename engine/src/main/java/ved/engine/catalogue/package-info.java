/**
 * The queue of scripts and their versions: the actor that answers for metadata, the actor that
 * serialises commits, and the two stores behind them. Git is the truth for content, SQLite for the
 * rest; start-up brings them together.
 */
@NullMarked
package ved.engine.catalogue;

import org.jspecify.annotations.NullMarked;
