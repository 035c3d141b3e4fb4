package ved.engine.assistant.names;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns pseudonyms in a stream of text back into what they stand for, wherever its chunks begin and
 * end. Only whole words are: the longest runs of letters, digits, marks and connecting punctuation.
 * What merely looks like a pseudonym stays. Holds back no more than a word that may still become a
 * pseudonym. For one stream and one thread.
 */
public final class StreamRestorer {
    private final Map<String, String> originals;
    private final int longest;
    private final StringBuilder held = new StringBuilder();

    /** Whether what was held became too long for a pseudonym, and the word still goes on. */
    private boolean passing;

    /** Half of a pair of characters at the end of a chunk, or nothing. */
    private String half = "";

    public StreamRestorer(NameMap names) {
        this.originals = Map.copyOf(names.originals());
        this.longest = originals.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The text with everything restored that a pseudonym stands for. */
    public static String restore(String text, NameMap names) {
        var restorer = new StreamRestorer(names);
        return restorer.accept(text) + restorer.end();
    }

    static void forEachWord(String text, Consumer<String> word) {
        int start = endOfGap(text, 0);
        while (start < text.length()) {
            int end = endOfWord(text, start);
            word.accept(text.substring(start, end));
            start = endOfGap(text, end);
        }
    }

    /** What can be said of the stream with this chunk. */
    public String accept(String chunk) {
        String text = joined(chunk);
        var out = new StringBuilder(text.length() + held.length() + 16);
        int start = 0;
        while (start < text.length()) {
            int end = endOfWord(text, start);
            if (end > start) {
                word(text, start, end, out);
            }
            if (end == text.length()) {
                break;
            }
            finish(out);
            start = endOfGap(text, end);
            out.append(text, end, start);
        }
        return out.toString();
    }

    /** The rest, when nothing follows. */
    public String end() {
        var out = new StringBuilder();
        finish(out);
        out.append(half);
        half = "";
        return out.toString();
    }

    /** With the half of a pair that the last chunk ended with, without that of this one. */
    private String joined(String chunk) {
        String text = half.isEmpty() ? chunk : half + chunk;
        int last = text.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(text.charAt(last))) {
            half = text.substring(last);
            return text.substring(0, last);
        }
        half = "";
        return text;
    }

    private void word(String chunk, int start, int end, StringBuilder out) {
        if (!passing && held.length() + end - start > longest) {
            out.append(held);
            held.setLength(0);
            passing = true;
        }
        (passing ? out : held).append(chunk, start, end);
    }

    private void finish(StringBuilder out) {
        if (!held.isEmpty()) {
            String word = held.toString();
            out.append(originals.getOrDefault(word, word));
            held.setLength(0);
        }
        passing = false;
    }

    private static int endOfWord(String text, int start) {
        int index = start;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (!isOfWord(character)) {
                break;
            }
            index += Character.charCount(character);
        }
        return index;
    }

    private static int endOfGap(String text, int start) {
        int index = start;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (isOfWord(character)) {
                break;
            }
            index += Character.charCount(character);
        }
        return index;
    }

    /** As the pseudonymiser sees it; {@code words.py}. */
    private static boolean isOfWord(int character) {
        if (character < 0x80) {
            return (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || character == '_';
        }
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONNECTOR_PUNCTUATION ->
                    true;
            default -> character == 0xB7 || character == 0x387;
        };
    }
}
