package ved.engine.assistant.words;

import java.util.BitSet;

/**
 * A stop word as it is looked for. One of several parts is found whatever signs are between these,
 * or none; other ones only as they are.
 */
final class SoughtWord {
    /** What becomes of a place where it is. */
    interface Places {
        /** Tells whether more are wanted. */
        boolean add(int start, int end);
    }

    private final String form;
    private final boolean phrase;

    /** Where in the form its parts begin. */
    private final BitSet parts = new BitSet();

    private SoughtWord(FoldedText word) {
        String text = word.text().strip();
        FoldedText stripped = word.text().equals(text) ? word : FoldedText.of(text);
        LettersOnly letters = stripped.letters();
        this.phrase =
                !letters.text().isEmpty()
                        && letters.text().length() < text.length()
                        && letters.place(0) == 0
                        && letters.place(letters.text().length() - 1) == text.length() - 1;
        this.form = phrase ? letters.text() : text;
        for (int index = 1; phrase && index < form.length(); index++) {
            parts.set(index, letters.isBehindGap(index));
        }
    }

    static SoughtWord of(FoldedText word) {
        return new SoughtWord(word);
    }

    boolean isNothing() {
        return form.isEmpty();
    }

    boolean isSameAs(SoughtWord other) {
        return form.equals(other.form) && parts.equals(other.parts) && phrase == other.phrase;
    }

    /** Tells the places, as indexes of the folded text. */
    void find(FoldedText text, Places places) {
        String searched = phrase ? text.letters().text() : text.text();
        int at = searched.indexOf(form);
        boolean more = true;
        while (at >= 0 && more) {
            int last = at + form.length() - 1;
            if (!phrase) {
                more = places.add(at, last);
            } else if (fits(text.letters(), at)) {
                more = places.add(text.letters().place(at), text.letters().place(last));
            }
            at = searched.indexOf(form, at + 1);
        }
    }

    /** Whether signs are between the parts only. */
    private boolean fits(LettersOnly letters, int at) {
        for (int index = 1; index < form.length(); index++) {
            if (letters.isBehindGap(at + index) && !parts.get(index)) {
                return false;
            }
        }
        return true;
    }
}
