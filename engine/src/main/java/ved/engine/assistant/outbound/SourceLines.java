package ved.engine.assistant.outbound;

import ved.engine.assistant.Question.Lines;

/** Lines of a source as editors and Python count them: they end at LF, CR LF or CR. */
final class SourceLines {
    private SourceLines() {}

    /** With their ends; those of them that there are. */
    static String of(String source, Lines lines) {
        int line = 1;
        int index = 0;
        int start = lines.first() == 1 ? 0 : source.length();
        while (index < source.length()) {
            int behind = endOfLine(source, index);
            line++;
            index = behind;
            if (line == lines.first()) {
                start = behind;
            }
            if (line > lines.last()) {
                break;
            }
        }
        return start < index ? source.substring(start, index) : "";
    }

    /** Whether every line of the source ends with CR LF, and there is one. */
    static boolean endWithCrLf(String source) {
        boolean any = false;
        for (int at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
            if (at == 0 || source.charAt(at - 1) != '\r') {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static int endOfLine(String source, int from) {
        for (int index = from; index < source.length(); index++) {
            char character = source.charAt(index);
            if (character == '\n') {
                return index + 1;
            }
            if (character == '\r') {
                boolean both = index + 1 < source.length() && source.charAt(index + 1) == '\n';
                return index + (both ? 2 : 1);
            }
        }
        return source.length();
    }
}
