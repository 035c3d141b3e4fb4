package ved.engine.script;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of the queue: one script's place in it.
 *
 * @param id grows with time
 * @param commit the Git commit that recorded it, 40 hex digits
 * @param descriptiveName of the script's newest version
 * @param from the number before; empty for a script that came in
 * @param to the number after; empty for a script that left
 */
public record QueueChange(
        long id,
        Kind kind,
        ScriptId script,
        String descriptiveName,
        Optional<OrderingNumber> from,
        Optional<OrderingNumber> to,
        String by,
        Instant at,
        String commit) {

    /** What happened to the script. */
    public enum Kind {
        CREATED,
        /** Somebody gave it another number. */
        MOVED,
        /** It had to make room for another one. */
        RENUMBERED,
        DELETED,
        RETURNED
    }
}
