package ved.engine.catalogue;

import ved.engine.source.GrammarVersion;
import ved.engine.source.Import;
import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalyzer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows docstrings in triple quotes, an import in the first line, that {@code match} came with 3.10,
 * and nothing else of Python; source that says {@code syntax
 * error}, or {@code one half} and {@code
 * other half}, {@code too complex} or {@code no interpreter} gets that answer.
 */
public final class TestingSourceAnalyzer implements SourceAnalyzer {
    private static final Pattern DOCSTRING =
            Pattern.compile("\\A\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    private static final Pattern IMPORT = Pattern.compile("\\Aimport (\\w+)");

    @Override
    public SourceAnalysis analyze(String source, GrammarVersion grammar) {
        if (source.contains("syntax error")
                || (source.contains("one half") && source.contains("other half"))) {
            return new SourceAnalysis.SyntaxError("invalid syntax", 3, 7);
        }
        if (source.contains("match ") && grammar.minor() < 10) {
            return new SourceAnalysis.SyntaxError("since 3.10", 1, 1);
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
                Integer.toHexString(source.hashCode()),
                imports(source));
    }

    private static List<Import> imports(String source) {
        Matcher first = IMPORT.matcher(source);
        return first.find()
                ? List.of(new Import(first.group(1), 1, 8, 8 + first.group(1).length()))
                : List.of();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
