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
 * matters, nor letters that merely look like others, nor characters that nobody sees; any amount of
 * white space is as good as one blank.
 */
public final class StopWords {
    /** So often is one word told in one text. */
    private static final int MOST_OF_ONE = 100;

    private static final Comparator<FoundStopWord> BY_PLACE =
            Comparator.comparingInt(FoundStopWord::start)
                    .thenComparingInt(FoundStopWord::end)
                    .thenComparing(found -> found.word().text());

    private final List<StopWord> words;
    private final List<List<String>> forms;

    /** What is no more than white space and invisible characters is never found. */
    public StopWords(List<StopWord> words) {
        this.words = List.copyOf(words);
        this.forms =
                this.words.stream()
                        .map(word ->
                                List.of(
                                        FoldedText.of(word.text()).text().strip(),
                                        FoldedText.ofLookAlikes(word.text()).text().strip()))
                        .toList();
    }

    /** In the order of the text; the first {@value #MOST_OF_ONE} of each word. */
    public List<FoundStopWord> in(String text) {
        if (words.isEmpty()) {
            return List.of();
        }
        FoldedText folded = FoldedText.of(text);
        FoldedText lookAlikes = FoldedText.ofLookAlikes(text);
        Set<FoundStopWord> all = new TreeSet<>(BY_PLACE);
        for (int number = 0; number < words.size(); number++) {
            find(words.get(number), forms.get(number).get(0), folded, all);
            find(words.get(number), forms.get(number).get(1), lookAlikes, all);
        }
        return List.copyOf(all);
    }

    /** Those of what was found that keep a text from being sent. */
    public static List<FoundStopWord> blocking(List<FoundStopWord> found) {
        return found.stream().filter(word -> word.word().severity() == Severity.BLOCK).toList();
    }

    private static void find(
            StopWord word, String form, FoldedText text, Set<FoundStopWord> found) {
        if (form.isEmpty()) {
            return;
        }
        List<FoundStopWord> ofThis = new ArrayList<>();
        int at = text.text().indexOf(form);
        while (at >= 0 && ofThis.size() < MOST_OF_ONE) {
            int behind = at + form.length();
            ofThis.add(new FoundStopWord(word, text.start(at), text.end(behind - 1)));
            at = text.text().indexOf(form, behind);
        }
        found.addAll(ofThis);
    }
}
