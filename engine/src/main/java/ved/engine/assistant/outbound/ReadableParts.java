package ved.engine.assistant.outbound;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be read of a script that cannot be parsed as a whole. Where something of it is left out,
 * an import stands for that: it makes every name that nothing defines one of the script's own.
 */
final class ReadableParts {
    private static final String REST = "from ved_unread import *\n";
    private static final Pattern LINE = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");
    private static final String NO_BEGINNING = " \t\f\r\n)]}#";

    private ReadableParts() {}

    /**
     * Without the statement around a line that is at fault.
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
        String rest = String.join("", lines.subList(end, lines.size()));
        return String.join("", lines.subList(0, start)) + marked(rest);
    }

    /** Where nothing of it can be read. */
    static String none() {
        return REST;
    }

    private static String marked(String rest) {
        if (rest.endsWith(REST)) {
            return rest;
        }
        return rest + (rest.isEmpty() || rest.endsWith("\n") ? "" : "\n") + REST;
    }

    /** Whether a statement begins with it that is not a part of another one. */
    private static boolean begins(String line) {
        return NO_BEGINNING.indexOf(line.charAt(0)) < 0;
    }
}
