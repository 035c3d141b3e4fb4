package ved.engine.run;

/** What a run does after a group in which a script did not succeed. */
public enum FailurePolicy {
    /** Goes on with the next group. */
    CONTINUE,
    /** Lets the group end and skips the groups after it. */
    STOP
}
