package ved.engine.source;

import java.util.List;

/** What the analyser says of a source text. */
public sealed interface SourceAnalysis {
    /** Shown for a script without a docstring. */
    String UNTITLED = "Untitled";

    /**
     * @param docstring the cleaned module docstring, or empty text
     * @param fingerprint SHA-256 in hex of the syntax tree without comments, docstrings and
     *     positions
     * @param imports the modules that it cannot do without, each where it comes first; not those of
     *     which it can do without, or which only a type checker imports
     */
    record Parsed(String docstring, String fingerprint, List<Import> imports)
            implements SourceAnalysis {
        public Parsed {
            imports = List.copyOf(imports);
        }

        /** First non-empty line of the docstring, or {@value #UNTITLED}. */
        public String descriptiveName() {
            return docstring
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse(UNTITLED);
        }
    }

    /**
     * @param line 1-based
     * @param column 1-based, in characters
     */
    record SyntaxError(String message, int line, int column) implements SourceAnalysis {}

    /** The source exhausted the parser's time, memory or depth. */
    record TooComplex(String message) implements SourceAnalysis {}

    /** No interpreter is there to parse with; the source may well be right. */
    record Unavailable(String why) implements SourceAnalysis {}
}
