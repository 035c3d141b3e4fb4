package ved.engine.assistant.words;

/** The letters and digits of a folded text, and where each of them is in it. */
final class LettersOnly {
    private final String text;
    private final int[] places;

    private LettersOnly(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static LettersOnly of(String folded) {
        var letters = new StringBuilder(folded.length());
        int[] places = new int[folded.length()];
        int index = 0;
        while (index < folded.length()) {
            int character = folded.codePointAt(index);
            int next = index + Character.charCount(character);
            if (isLetter(character)) {
                for (; index < next; index++) {
                    places[letters.length()] = index;
                    letters.append(folded.charAt(index));
                }
            }
            index = next;
        }
        return new LettersOnly(letters.toString(), places);
    }

    String text() {
        return text;
    }

    /** Where in the folded text it is. */
    int place(int index) {
        return places[index];
    }

    /** Whether something that is no letter stands before it. */
    boolean isBehindGap(int index) {
        return places[index] > places[index - 1] + 1;
    }

    private static boolean isLetter(int character) {
        return character < 0x80
                ? (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
                : Character.isLetterOrDigit(character)
                        || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }
}
