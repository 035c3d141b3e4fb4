package ved.engine.catalogue;

import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalyzer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows docstrings in triple quotes and nothing else of Python; source that says {@code syntax
 * error}, or {@code one half} and {@code
 * other half}, {@code too complex} or {@code no interpreter} gets that answer.
 */
public final class TestingSourceAnalyzer implements SourceAnalyzer {
    private static final Pattern DOCSTRING =
            Pattern.compile("\\A\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    @Override
    public SourceAnalysis analyze(String source) {
        if (source.contains("syntax error")
                || (source.contains("one half") && source.contains("other half"))) {
            return new SourceAnalysis.SyntaxError("invalid syntax", 3, 7);
        }
        if (source.contains("too complex")) {
            return new SourceAnalysis.TooComplex("The text is too deeply nested.");
        }
        if (source.contains("no interpreter")) {
            return new SourceAnalysis.Unavailable("no Python is here.");
        }
        Matcher docstring = DOCSTRING.matcher(source);
        return new SourceAnalysis.Parsed(
                docstring.find() ? docstring.group(1).strip() : "",
                Integer.toHexString(source.hashCode()));
    }

    @Override
    public void close() {
        // holds nothing
    }
}
