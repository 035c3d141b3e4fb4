/**
 * The composition root: reads the settings, opens the stores, chooses the sandboxes, starts the
 * actors, and hands out the engine's public face. The only place that constructs adapters.
 */
@NullMarked
package ved.engine.boot;

import org.jspecify.annotations.NullMarked;
