package ved.engine.execution;

import ved.engine.script.ScriptId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The durable record of executions. Every method blocks; each is one transaction that is on disk
 * when it returns.
 */
public interface ExecutionStore {
    /** Records the execution as {@code queued}, before anything of it starts; returns its id. */
    long recordQueued(ExecutionRequest request, String sandbox, Instant queuedAt);

    void recordStarted(long execution, Instant startedAt);

    /** Records the final result with the whole output. A second result is ignored. */
    void recordFinished(long execution, ExecutionOutcome outcome, List<OutputChunk> output);

    /**
     * Gives every execution that has no final result the status {@code unknown}: for start-up, when
     * none can be alive.
     *
     * @return their ids
     */
    List<Long> closeUnfinished(String reason, Instant finishedAt);

    Optional<Execution> find(long execution);

    /** The output in order; empty until the execution has finished. */
    List<OutputChunk> output(long execution);

    /** The executed text; empty where it was that of a version. */
    Optional<String> unsavedText(long execution);

    /** The bytes of a stored dataset. */
    Optional<byte[]> datasetBytes(String sha256);

    /** The last executions of a script, newest first, those under way among them. */
    List<Execution> history(ScriptId script, int limit, Optional<Long> before);

    /** The newest finished execution of a script with one of the statuses. */
    Optional<Execution> last(ScriptId script, Set<ExecutionStatus> statuses);

    /** The newest finished execution of each script that has one. */
    List<Execution> lastOfEach();
}
