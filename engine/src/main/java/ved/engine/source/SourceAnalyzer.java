package ved.engine.source;

/** Parses Python source. Calls block for up to the analyser's time limit. */
public interface SourceAnalyzer extends AutoCloseable {
    /** The longest source that is analysed, in bytes of UTF-8. */
    int MAX_BYTES = 256 * 1024;

    /**
     * Never throws for what the source holds: hostile source ends as {@link
     * SourceAnalysis.TooComplex}.
     */
    SourceAnalysis analyze(String source, GrammarVersion grammar);

    /** With the newest grammar. */
    default SourceAnalysis analyze(String source) {
        return analyze(source, GrammarVersion.NEWEST);
    }

    @Override
    void close();
}
