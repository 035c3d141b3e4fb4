package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.StoredDatasets;

import java.time.Instant;
import java.util.Optional;

/**
 * The data of scripts. Every method blocks; each is one transaction that is on disk when it returns.
 * Bytes are stored once for each content and never removed: executions and runs are pinned to them.
 */
public interface DatasetStore {
    Optional<Dataset> find(ScriptId script, DatasetKind kind);

    /** What the script has now, and the newest thousand changes; nothing for an unknown script. */
    StoredDatasets all(ScriptId script);

    /** What an execution ran on, as it was stored at that time. */
    Optional<Dataset> ofExecution(long execution);

    /** The bytes of a dataset that is or was stored. */
    Optional<byte[]> bytes(String sha256);

    /**
     * Puts the bytes in the place of what is there. Nothing changes when exactly they are there.
     *
     * @return refused as {@link Refusal.StaleDataset} when there is something else than the base,
     *     or as {@link Refusal.NotFound} or {@link Refusal.ScriptDeleted}
     */
    Answer<Dataset> store(NewDataset dataset);

    /**
     * Tells whether there was one.
     *
     * @return refused as {@link Refusal.NotFound} or {@link Refusal.ScriptDeleted}
     */
    Answer<Boolean> remove(ScriptId script, DatasetKind kind, String removedBy, Instant at);

    /**
     * @param base SHA-256 of what is replaced, empty text for nothing; whatever is there when empty
     */
    @SuppressWarnings("ArrayRecordComponent") // up to 16 MiB, handed over once, never compared
    record NewDataset(
            ScriptId script,
            DatasetKind kind,
            byte[] bytes,
            Optional<String> base,
            String storedBy,
            Instant storedAt) {}
}
