package ved.engine.assistant.names;

/**
 * Mends texts that were cut anywhere, so that no word in them is in pieces: half a name is not known
 * for one, and would be sent as it is.
 */
public final class WholeWords {
    private WholeWords() {}

    /** What stands behind the first line, or, where that is all, behind the first word. */
    public static String behindTheCut(String text) {
        int line = text.indexOf('\n');
        if (line >= 0 && line < text.length() - 1) {
            return text.substring(line + 1);
        }
        int index = 0;
        while (index < text.length() && isOfWord(text.codePointAt(index))) {
            index += Character.charCount(text.codePointAt(index));
        }
        return text.substring(index);
    }

    /** What stands before the last line, or, where that is all, before the last word. */
    public static String beforeTheCut(String text) {
        int line = text.lastIndexOf('\n');
        if (line >= 0) {
            return text.substring(0, line + 1);
        }
        int index = text.length();
        while (index > 0 && isOfWord(text.codePointBefore(index))) {
            index -= Character.charCount(text.codePointBefore(index));
        }
        return text.substring(0, index);
    }

    /** Or half a character. */
    private static boolean isOfWord(int character) {
        return Character.isUnicodeIdentifierPart(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
