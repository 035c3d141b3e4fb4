package ved.engine.assistant.words;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * A text without what makes no difference to a reader, and where each of its characters came from.
 * Characters are decomposed by compatibility, which tells the same of them as composing them (NFKC)
 * would; marks and invisible characters are left out.
 */
final class FoldedText {
    private static final char BLANK = ' ';

    private final StringBuilder builder = new StringBuilder();
    private final String text;
    private final LettersOnly letters;
    private int[] starts;
    private int[] ends;

    private FoldedText(Reading original, IntUnaryOperator lookAlike) {
        starts = new int[original.length() + 16];
        ends = new int[original.length() + 16];
        for (int index = 0; index < original.length(); index++) {
            int character = original.character(index);
            if (character < 0x80) {
                addAscii(character, original.start(index), original.end(index));
            } else {
                addDecomposed(character, lookAlike, original.start(index), original.end(index));
            }
        }
        this.text = builder.toString();
        this.letters = LettersOnly.of(text);
    }

    static FoldedText of(String original) {
        return of(Reading.of(original));
    }

    static FoldedText of(Reading original) {
        return new FoldedText(original, IntUnaryOperator.identity());
    }

    /** With letters that look like Latin ones replaced by these. */
    static FoldedText ofLookAlikes(String original) {
        return ofLookAlikes(Reading.of(original));
    }

    static FoldedText ofLookAlikes(Reading original) {
        return new FoldedText(original, LookAlikes::latin);
    }

    String text() {
        return text;
    }

    LettersOnly letters() {
        return letters;
    }

    /** Where in the original the first of the characters is, whatever their order is there. */
    int start(int first, int last) {
        int start = starts[first];
        for (int index = first + 1; index <= last; index++) {
            start = Math.min(start, starts[index]);
        }
        return start;
    }

    /** Where in the original the last of the characters ends. */
    int end(int first, int last) {
        int end = ends[first];
        for (int index = first + 1; index <= last; index++) {
            end = Math.max(end, ends[index]);
        }
        return end;
    }

    private void addAscii(int character, int start, int end) {
        if (Character.isWhitespace(character)) {
            add(BLANK, start, end);
        } else if (character >= BLANK && character != 0x7F) {
            add((char) Character.toLowerCase(character), start, end);
        }
    }

    private void addDecomposed(int character, IntUnaryOperator lookAlike, int start, int end) {
        int known = lookAlike.applyAsInt(character);
        String decomposed = Normalizer.normalize(Character.toString(known), Normalizer.Form.NFKD);
        for (int part : decomposed.codePoints().toArray()) {
            addFolded(lookAlike.applyAsInt(part), start, end);
        }
    }

    private void addFolded(int character, int start, int end) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            add(BLANK, start, end);
            return;
        }
        // To and fro, because some letters have two small forms, some are two letters as capitals,
        // and of these some have a capital all the same.
        String folded =
                Character.toString(character)
                        .toLowerCase(Locale.ROOT)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT);
        int index = 0;
        while (index < folded.length()) {
            int part = folded.codePointAt(index);
            if (!isInvisible(part)) {
                for (char unit : Character.toChars(part)) {
                    add(unit, start, end);
                }
            }
            index += Character.charCount(part);
        }
    }

    private void add(char unit, int start, int end) {
        int length = builder.length();
        if (unit == BLANK && length > 0 && builder.charAt(length - 1) == BLANK) {
            starts[length - 1] = Math.min(starts[length - 1], start);
            ends[length - 1] = Math.max(ends[length - 1], end);
            return;
        }
        if (length == starts.length) {
            starts = Arrays.copyOf(starts, length * 2);
            ends = Arrays.copyOf(ends, length * 2);
        }
        starts[length] = start;
        ends[length] = end;
        builder.append(unit);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE ->
                    true;
            case Character.UNASSIGNED ->
                    (character >= 0xFFF0 && character <= 0xFFF8)
                            || (character >= 0xE0000 && character <= 0xE0FFF);
            // Letters and symbols by name that are drawn as nothing.
            default ->
                    character == 0x115F
                            || character == 0x1160
                            || character == 0x2800
                            || character == 0x3164
                            || character == 0xFFA0;
        };
    }
}
