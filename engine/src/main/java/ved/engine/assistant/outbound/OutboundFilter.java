package ved.engine.assistant.outbound;

import ved.engine.assistant.SentText;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Pseudonymized;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.outbound.Draft.Open;
import ved.engine.assistant.outbound.Outbound.Finding;
import ved.engine.assistant.words.FoundStopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.assistant.words.StopWords;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The only way out. What may hold names is pseudonymised, all of it together; the messages are put
 * together; and in these, as they would go over the wire, stop words are looked for. Whatever goes
 * wrong, nothing is sent.
 */
public final class OutboundFilter {
    private static final String EARLIER = " Or begin a new conversation.";

    private final Pseudonymizer pseudonymizer;
    private final StopWords stopWords;
    private final List<String> terms;

    public OutboundFilter(Pseudonymizer pseudonymizer, StopWords stopWords, List<String> terms) {
        this.pseudonymizer = pseudonymizer;
        this.stopWords = stopWords;
        this.terms = List.copyOf(terms);
    }

    /** Blocks. */
    public Outbound pass(List<Draft> drafts, NameMap known, Masking masking) {
        List<Open> open = drafts.stream().flatMap(draft -> draft.open().stream()).toList();
        List<Passage> passages = open.stream().map(Open::passage).toList();
        return switch (pseudonymizer.pseudonymize(passages, known, masking, terms)) {
            case Pseudonymized.Done(List<String> texts, NameMap names) ->
                    texts.size() == passages.size()
                            ? checked(joined(drafts, texts), names)
                            : new Outbound.Refused(
                                    "The masking of names went wrong. Nothing was sent; ask once"
                                            + " more, or switch masking off for this question.");
            case Pseudonymized.Refused refused -> {
                Open where = open.get(refused.passage());
                yield where.dispensable()
                        ? pass(without(drafts, where), known, masking)
                        : new Outbound.Refused(reason(refused, where));
            }
            case Pseudonymized.Unavailable(String why) ->
                    new Outbound.Refused(
                            "Names cannot be masked now, so that nothing was sent: " + why);
        };
    }

    private static List<Draft> without(List<Draft> drafts, Open part) {
        return drafts.stream().map(draft -> draft.without(part)).toList();
    }

    /** The stop words in a text, as they would be found in what is sent. */
    public List<FoundStopWord> stopWordsIn(String text) {
        return stopWords.in(text);
    }

    private static List<SentText> joined(List<Draft> drafts, List<String> masked) {
        Iterator<String> next = masked.iterator();
        List<SentText> texts = new ArrayList<>();
        for (Draft draft : drafts) {
            var sent = new StringBuilder();
            for (Draft.Part part : draft.parts()) {
                sent.append(part instanceof Open ? next.next() : part.text());
            }
            texts.add(new SentText(draft.role(), draft.original(), sent.toString()));
        }
        return texts;
    }

    private Outbound checked(List<SentText> texts, NameMap names) {
        List<Finding> found = new ArrayList<>();
        for (int number = 0; number < texts.size(); number++) {
            for (FoundStopWord word : stopWords.in(texts.get(number).sent())) {
                found.add(new Finding(number, word));
            }
        }
        boolean blocked =
                found.stream().anyMatch(one -> one.word().word().severity() == Severity.BLOCK);
        return blocked
                ? new Outbound.Blocked(texts, names, found, blocked(found))
                : new Outbound.Ready(texts, names, found);
    }

    private static String blocked(List<Finding> found) {
        List<FoundStopWord> words = found.stream().map(Finding::word).toList();
        return "A stop word is in what would have been sent, so nothing was: "
                + quoted(StopWords.blocking(words))
                + ". Take it out and ask again.";
    }

    /** The words, each once. */
    public static String quoted(List<FoundStopWord> words) {
        return words.stream()
                .map(found -> "“" + found.word().text() + "”")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String reason(Pseudonymized.Refused refused, Open where) {
        String earlier = where.what().equals(Prompting.EARLIER) ? EARLIER : "";
        return "Nothing was sent. In %s, line %d, column %d: %s%s"
                .formatted(where.what(), refused.line(), refused.column(), refused.why(), earlier);
    }
}
