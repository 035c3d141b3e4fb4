package ved.engine.execution;

/** Where the executed text came from. */
public enum ExecutionSource {
    PROD,
    BRANCH,
    VERSION,
    UNSAVED
}
