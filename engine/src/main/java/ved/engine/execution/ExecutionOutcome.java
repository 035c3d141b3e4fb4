package ved.engine.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The one final result of an execution; the components are those of {@link Execution}.
 *
 * @param status a final one
 */
public record ExecutionOutcome(
        ExecutionStatus status,
        OptionalInt exitCode,
        OptionalInt signal,
        Optional<String> reason,
        OptionalLong peakMemoryBytes,
        Instant finishedAt) {
    public ExecutionOutcome {
        if (!status.isFinal()) {
            throw new IllegalArgumentException("Not a final status: " + status);
        }
    }

    /**
     * The recorded result of an execution.
     *
     * @throws IllegalArgumentException when it has none yet
     */
    public static ExecutionOutcome of(Execution execution) {
        return new ExecutionOutcome(
                execution.status(),
                execution.exitCode(),
                execution.signal(),
                execution.reason(),
                execution.peakMemoryBytes(),
                execution.finishedAt().orElse(execution.queuedAt()));
    }

    /** An outcome without an exit of the script: it was cancelled, lost, or never started. */
    public static ExecutionOutcome withoutExit(
            ExecutionStatus status, String reason, Instant finishedAt) {
        return new ExecutionOutcome(
                status,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(reason),
                OptionalLong.empty(),
                finishedAt);
    }
}
