/**
 * The composition root: reads the settings, opens the stores, chooses the sandboxes, starts the
 * actors, and hands out the engine's public face. The only place that constructs adapters.
 *
 * <p>{@link ved.engine.boot.Engine} is for the server, {@link ved.engine.boot.DoctorCommand} for the
 * doctor, who never work on the same stores at once. Both block the thread that calls them.
 */
@NullMarked
package ved.engine.boot;

import org.jspecify.annotations.NullMarked;
