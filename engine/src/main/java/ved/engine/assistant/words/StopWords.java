package ved.engine.assistant.words;

import ved.engine.assistant.words.StopWord.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds stop words in a text as it would go out, wherever they stand, also inside of longer words:
 * what guards secrets had better find too much than too little. Neither case nor the form of Unicode
 * matters, nor letters that merely look like others, nor characters that nobody sees, nor escape
 * sequences, nor the direction of writing. Between the words of a phrase may be any signs, or none.
 */
public final class StopWords {
    /** So often is one word told in one text. */
    private static final int MOST_OF_ONE = 100;

    /** Orders that what follows be read from right to left. */
    private static final int RIGHT_TO_LEFT = 0x202E;

    private static final Comparator<FoundStopWord> BY_PLACE =
            Comparator.comparingInt(FoundStopWord::start)
                    .thenComparingInt(FoundStopWord::end)
                    .thenComparing(found -> found.word().text());

    private final List<StopWord> words;
    private final List<Forms> forms;

    /** The second with letters that look like Latin ones replaced by these. */
    private record Forms(SoughtWord plain, SoughtWord lookAlike) {}

    /** What is no more than white space and invisible characters is never found. */
    public StopWords(List<StopWord> words) {
        this.words = List.copyOf(words);
        this.forms =
                this.words.stream()
                        .map(word ->
                                new Forms(
                                        SoughtWord.of(FoldedText.of(word.text())),
                                        SoughtWord.of(FoldedText.ofLookAlikes(word.text()))))
                        .toList();
    }

    /** In the order of the text; the first {@value #MOST_OF_ONE} of each word. */
    public List<FoundStopWord> in(String text) {
        if (words.isEmpty()) {
            return List.of();
        }
        Set<FoundStopWord> all = new TreeSet<>(BY_PLACE);
        for (Reading reading : readings(text)) {
            find(reading, all);
        }
        return List.copyOf(all);
    }

    /** The ways in which somebody may read a text. */
    private static List<Reading> readings(String text) {
        Reading written = Reading.of(text);
        List<Reading> all = new ArrayList<>(List.of(written));
        if (text.indexOf('\\') >= 0) {
            all.add(written.unescaped());
        }
        for (Reading reading : List.copyOf(all)) {
            if (reading.has(RIGHT_TO_LEFT)) {
                all.add(reading.displayed());
            }
        }
        return all;
    }

    private void find(Reading reading, Set<FoundStopWord> all) {
        FoldedText folded = FoldedText.of(reading);
        FoldedText lookAlikes = FoldedText.ofLookAlikes(reading);
        boolean same = folded.text().equals(lookAlikes.text());
        for (int number = 0; number < words.size(); number++) {
            StopWord word = words.get(number);
            Forms sought = forms.get(number);
            find(word, sought.plain(), folded, all);
            if (!same || !sought.plain().isSameAs(sought.lookAlike())) {
                find(word, sought.lookAlike(), lookAlikes, all);
            }
        }
    }

    /** Those of what was found that keep a text from being sent. */
    public static List<FoundStopWord> blocking(List<FoundStopWord> found) {
        return found.stream().filter(word -> word.word().severity() == Severity.BLOCK).toList();
    }

    private static void find(
            StopWord word, SoughtWord sought, FoldedText text, Set<FoundStopWord> all) {
        if (sought.isNothing()) {
            return;
        }
        List<FoundStopWord> found = new ArrayList<>();
        sought.find(
                text,
                (first, last) -> {
                    found.add(
                            new FoundStopWord(
                                    word, text.start(first, last), text.end(first, last)));
                    return found.size() < MOST_OF_ONE;
                });
        all.addAll(found);
    }
}
