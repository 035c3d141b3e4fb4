package ved.engine.script;

import java.time.Instant;

/** Who took a script out of the queue, and when. */
public record Deletion(String by, Instant at) {}
