package ved.engine.execution;

import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An execution as it is recorded, without its output.
 *
 * @param sandbox what runs it: {@code docker} or {@code process}
 * @param exitCode 0 to 255, when the script itself exited
 * @param signal number of the signal that ended it, when one did
 * @param reason in a sentence why it did not succeed; empty while it runs and on success
 * @param peakMemoryBytes where the sandbox could tell
 */
public record Execution(
        long id,
        ScriptId script,
        ExecutionSource source,
        Optional<VersionId> version,
        Optional<DatasetUse> dataset,
        String interpreter,
        String sandbox,
        String startedBy,
        Optional<Long> run,
        int attempt,
        ExecutionStatus status,
        OptionalInt exitCode,
        OptionalInt signal,
        Optional<String> reason,
        OptionalLong peakMemoryBytes,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {}
