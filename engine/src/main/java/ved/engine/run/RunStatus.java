package ved.engine.run;

/** {@code RUNNING}, then exactly one of the others. */
public enum RunStatus {
    RUNNING,
    /** Every script succeeded. */
    SUCCEEDED,
    /** At least one script did not succeed. */
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this != RUNNING;
    }
}
