package ved.engine.execution;

/** {@code QUEUED}, {@code RUNNING}, then exactly one of the others. */
public enum ExecutionStatus {
    QUEUED,
    RUNNING,
    /** Exit code 0. */
    SUCCEEDED,
    /** Another exit code, or a signal of its own. */
    FAILED,
    /** Killed at the time limit. */
    TIMED_OUT,
    /** Killed at the memory limit. */
    OUT_OF_MEMORY,
    /** Killed because a stream outgrew the output limit; what came first is kept. */
    OUTPUT_LIMIT,
    /** Ended because a person or the end of its run asked for it. */
    CANCELLED,
    /** Its fate could not be established after a crash. */
    UNKNOWN,
    /** The sandbox could not be started. */
    ERROR;

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
