package ved.engine.sandbox;

/** The two streams of a script. */
public enum OutputStreamName {
    STDOUT,
    STDERR
}
