package ved.engine.boot;

import ved.engine.source.GrammarVersion;
import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalyzer;

/** For when what a text holds does not matter. */
final class NoAnalyzer implements SourceAnalyzer {
    @Override
    public SourceAnalysis analyze(String source, GrammarVersion grammar) {
        return new SourceAnalysis.Unavailable("nobody asked for it.");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
