package ved.engine.script;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The data of a script, and what was done to it.
 *
 * @param changes newest first
 */
public record StoredDatasets(
        Optional<Dataset> test, Optional<Dataset> production, List<Change> changes) {
    public StoredDatasets {
        changes = List.copyOf(changes);
    }

    /**
     * @param sha256 of what was stored or removed
     * @param size in bytes
     */
    public record Change(
            DatasetKind kind, boolean removed, String sha256, long size, String by, Instant at) {}
}
