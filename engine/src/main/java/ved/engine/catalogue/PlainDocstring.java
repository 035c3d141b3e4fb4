package ved.engine.catalogue;

import java.util.Iterator;
import java.util.Optional;

/**
 * Finds the docstring of a source that no interpreter could parse, where it is plain to see: the
 * first thing after comments and blank lines is a text in triple quotes. Escapes are left as they
 * are.
 */
final class PlainDocstring {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PlainDocstring() {}

    static Optional<String> of(String source) {
        String text = source.startsWith(BYTE_ORDER_MARK) ? source.substring(1) : source;
        StringBuilder rest = new StringBuilder();
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            boolean skipped = line.isBlank() || line.stripLeading().startsWith("#");
            if (!rest.isEmpty() || !skipped) {
                rest.append(line).append('\n');
            }
        }
        return quoted(rest.toString(), "\"\"\"").or(() -> quoted(rest.toString(), "'''"));
    }

    private static Optional<String> quoted(String text, String quotes) {
        int end = text.indexOf(quotes, quotes.length());
        return text.startsWith(quotes) && end >= 0
                ? Optional.of(cleaned(text.substring(quotes.length(), end)))
                : Optional.empty();
    }

    /** Without the indentation that all lines but the first share. */
    private static String cleaned(String docstring) {
        int firstEnd = docstring.indexOf('\n') + 1;
        return firstEnd == 0
                ? docstring.strip()
                : (docstring.substring(0, firstEnd).stripLeading()
                                + docstring.substring(firstEnd).stripIndent())
                        .strip();
    }
}
