/**
 * Finds text in all scripts, line by line. Knows texts and summaries, not where they are kept; used by
 * the services, on threads that may compute for seconds.
 */
@NullMarked
package ved.engine.search;

import org.jspecify.annotations.NullMarked;
