package ved.engine.script;

import java.time.Instant;

/**
 * A version came to {@code prod}.
 *
 * @param commit the Git commit on {@code prod}, 40 hex digits
 */
public record Arrival(String commit, String by, Instant at) {}
