package ved.engine.script;

import java.time.Instant;

/**
 * What is known of a stored dataset without its bytes.
 *
 * @param sha256 hash of the bytes, 64 lower-case hex digits
 * @param size in bytes
 */
public record Dataset(
        ScriptId script,
        DatasetKind kind,
        String sha256,
        long size,
        String storedBy,
        Instant storedAt) {}
