package ved.engine.assistant.outbound;

import ved.engine.assistant.SentText;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Pseudonymized;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.outbound.Draft.Background;
import ved.engine.assistant.outbound.Draft.Open;
import ved.engine.assistant.outbound.Draft.Read;
import ved.engine.assistant.outbound.Outbound.Finding;
import ved.engine.assistant.words.FoundStopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.assistant.words.StopWords;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The only way out. What may hold names is pseudonymised, all of it together; the messages are put
 * together; and in these, as they would go over the wire, stop words are looked for. Whatever goes
 * wrong, nothing is sent.
 */
public final class OutboundFilter {
    private static final int MOST_FAULTS = 5;
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
        return pass(
                masking == Masking.OFF
                        ? drafts.stream().map(Draft::withoutBackground).toList()
                        : drafts,
                known,
                masking,
                MOST_FAULTS);
    }

    /**
     * @param faults so many statements may be left out of what need not be read as a whole; of more,
     *     just the names are taken
     */
    private Outbound pass(List<Draft> drafts, NameMap known, Masking masking, int faults) {
        List<Read> read = drafts.stream().flatMap(draft -> draft.read().stream()).toList();
        List<Passage> passages = read.stream().map(Read::passage).toList();
        return switch (pseudonymizer.pseudonymize(passages, known, masking, terms)) {
            case Pseudonymized.Done(List<String> texts, NameMap names) ->
                    texts.size() == passages.size()
                            ? checked(drafts, joined(drafts, texts), names)
                            : new Outbound.Refused(
                                    "The masking of names went wrong. Nothing was sent; ask once"
                                            + " more, or switch masking off for this question.");
            case Pseudonymized.Refused refused -> {
                Read where = read.get(refused.passage());
                yield instead(where, refused.line(), faults)
                        .map(part -> pass(with(drafts, where, part), known, masking, faults - 1))
                        .orElseGet(() -> new Outbound.Refused(reason(refused, where)));
            }
            case Pseudonymized.Unavailable(String why) ->
                    new Outbound.Refused(
                            "Names cannot be masked now, so that nothing was sent: " + why);
        };
    }

    /** What stands in for a part that cannot be masked, where something can. */
    private static Optional<Draft.Part> instead(Read part, int line, int faults) {
        return switch (part) {
            case Open open -> open.dispensable() ? Optional.of(Draft.LEFT_OUT) : Optional.empty();
            case Background(Passage(var kind, String script), String what) ->
                    faults < -MOST_FAULTS
                            ? Optional.empty()
                            : Optional.of(
                                    new Background(
                                            new Passage(
                                                    kind,
                                                    faults > 0
                                                            ? ReadableParts.without(script, line)
                                                            : ReadableParts.namesOf(script)),
                                            what));
        };
    }

    private static List<Draft> with(List<Draft> drafts, Read part, Draft.Part other) {
        return drafts.stream().map(draft -> draft.with(part, other)).toList();
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
                String text = part instanceof Read ? next.next() : part.text();
                sent.append(part instanceof Background ? "" : text);
            }
            texts.add(new SentText(draft.role(), draft.original(), sent.toString()));
        }
        return texts;
    }

    private Outbound checked(List<Draft> drafts, List<SentText> texts, NameMap names) {
        List<Finding> found = new ArrayList<>();
        for (int number = 0; number < texts.size(); number++) {
            for (FoundStopWord word : stopWords.in(texts.get(number).sent())) {
                found.add(new Finding(number, word));
            }
        }
        boolean blocked =
                found.stream().anyMatch(one -> one.word().word().severity() == Severity.BLOCK);
        return blocked
                ? new Outbound.Blocked(texts, names, found, blocked(drafts, found))
                : new Outbound.Ready(texts, names, found);
    }

    private static String blocked(List<Draft> drafts, List<Finding> found) {
        List<Finding> blocking =
                found.stream()
                        .filter(one -> one.word().word().severity() == Severity.BLOCK)
                        .toList();
        boolean earlier =
                blocking.stream()
                        .anyMatch(one -> drafts.get(one.text()).isNamed(Prompting.EARLIER));
        return "A stop word is in what would have been sent, so nothing was: "
                + quoted(blocking.stream().map(Finding::word).toList())
                + (earlier
                        ? ". It is in an earlier message: begin a new conversation."
                        : ". Take it out and ask again.");
    }

    /** The words, each once. */
    public static String quoted(List<FoundStopWord> words) {
        return words.stream()
                .map(found -> "“" + found.word().text() + "”")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String reason(Pseudonymized.Refused refused, Read where) {
        String earlier = where.what().equals(Prompting.EARLIER) ? EARLIER : "";
        return "Nothing was sent. In %s, line %d, column %d: %s%s"
                .formatted(where.what(), refused.line(), refused.column(), refused.why(), earlier);
    }
}
