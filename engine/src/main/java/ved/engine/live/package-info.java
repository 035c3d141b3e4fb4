/**
 * What is happening now, for those who watch: numbered events per topic, replayed to late watchers.
 */
@NullMarked
package ved.engine.live;

import org.jspecify.annotations.NullMarked;
