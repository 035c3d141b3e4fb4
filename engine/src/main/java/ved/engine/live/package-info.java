/**
 * What is happening now, for those who watch: numbered events per topic, replayed to late watchers,
 * and who has which scripts open.
 *
 * <p>Actors that keep their state in memory and never block; the services above ask them.
 */
@NullMarked
package ved.engine.live;

import org.jspecify.annotations.NullMarked;
