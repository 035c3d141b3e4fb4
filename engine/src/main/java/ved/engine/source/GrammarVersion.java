package ved.engine.source;

/**
 * The grammar of Python 3.{@code minor}; one that is newer than the analyser stands for the newest
 * that it knows.
 *
 * @param minor at least {@value #OLDEST}, for older ones cannot be told apart
 */
public record GrammarVersion(int minor) {
    /** The newest of any analyser. */
    public static final GrammarVersion NEWEST = new GrammarVersion(255);

    private static final int OLDEST = 7;

    public GrammarVersion {
        minor = Math.clamp(minor, OLDEST, 255);
    }
}
