package ved.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of runs. What happened in each run is in the journal of its pipeline; this is what can
 * be listed without reading journals. Every method blocks and is one transaction.
 */
public interface RunStore {
    /**
     * Records a new run, or finds the one that the same user started before with this idempotency
     * key.
     */
    Started start(NewRun run, Optional<String> idempotencyKey);

    /** The run that the user started with this idempotency key. */
    Optional<Started> startedBefore(String user, String idempotencyKey);

    void finish(long run, RunStatus status, int succeeded, int failed, Instant finishedAt);

    /** Newest first. */
    List<RunSummary> list(int limit, Optional<Long> before);

    Optional<RunSummary> find(long run);

    /** Ids of runs without a final status, ascending. */
    List<Long> unfinished();

    /**
     * @param requestHash identifies what was asked for, so that a key cannot serve two requests
     */
    record NewRun(
            String startedBy,
            FailurePolicy onFailure,
            String commit,
            int scripts,
            String requestHash,
            Instant startedAt) {}

    /**
     * @param fresh false when the idempotency key had started this run before
     * @param requestHash of the request that started the run
     */
    record Started(long run, boolean fresh, String requestHash) {}
}
