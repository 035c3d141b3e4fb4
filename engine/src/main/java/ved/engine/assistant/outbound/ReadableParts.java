package ved.engine.assistant.outbound;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be read of a script that cannot be parsed as a whole. An import from a module that nobody
 * has stands for what is left out: it makes all names in that the script's own, and every name that
 * nothing defines.
 */
final class ReadableParts {
    private static final String REST = "\nfrom ved_unread import *\n";
    private static final Pattern LINE = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");
    private static final Pattern NAME = Pattern.compile("(?U)\\b[\\p{L}_]\\w*");
    private static final Pattern NO_CODE =
            Pattern.compile(
                    "(?s)\"\"\".*?\"\"\"|\'\'\'.*?\'\'\'|\"[^\"\r\n]*\"|\'[^\'\r\n]*\'|#[^\r\n]*");
    private static final String NO_BEGINNING = " \t\f\r\n)]}#";
    private static final Set<String> KEYWORDS =
            Set.of(
                    "False",
                    "None",
                    "True",
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield");

    private ReadableParts() {}

    /**
     * Without the statement around a line that is at fault, but for its names.
     *
     * @param line from 1
     */
    static String without(String script, int line) {
        List<String> lines = List.of(LINE.split(script));
        int start = Math.clamp(line, 1, lines.size()) - 1;
        int end = start + 1;
        while (start > 0 && !begins(lines.get(start))) {
            start--;
        }
        while (end < lines.size() && !begins(lines.get(end))) {
            end++;
        }
        return String.join("", lines.subList(0, start))
                + String.join("", lines.subList(end, lines.size()))
                + namesOf(String.join("", lines.subList(start, end)));
    }

    /** Just the names in a text that cannot be parsed. */
    static String namesOf(String text) {
        String names =
                NAME
                        .matcher(NO_CODE.matcher(text).replaceAll(" "))
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !KEYWORDS.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(name -> "from ved_unread import " + name + "\n")
                        .collect(Collectors.joining());
        return REST + names;
    }

    /** Whether a statement begins with it that is not a part of another one. */
    private static boolean begins(String line) {
        return NO_BEGINNING.indexOf(line.charAt(0)) < 0;
    }
}
