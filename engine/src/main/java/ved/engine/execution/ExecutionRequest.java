package ved.engine.execution;

import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.Optional;

/**
 * What is to be executed, as it is recorded before anything starts.
 *
 * @param version the executed version; empty for unsaved text
 * @param content the text itself
 * @param startedBy user name
 * @param run the run-all it belongs to; empty for a person at the editor
 * @param attempt 1-based; higher when an attempt before it was lost in a crash
 */
public record ExecutionRequest(
        ScriptId script,
        ExecutionSource source,
        Optional<VersionId> version,
        String content,
        Optional<DatasetUse> dataset,
        String interpreter,
        String startedBy,
        Optional<Long> run,
        int attempt) {

    /** The dataset an execution reads, pinned by the hash of its bytes. */
    public record DatasetUse(DatasetKind kind, String sha256) {}
}
