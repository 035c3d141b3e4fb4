package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Merged;
import ved.engine.catalogue.CommitFact.Origin;
import ved.engine.catalogue.CommitFact.Placed;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.ContentRepository.Trailer;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** How the trailers of a commit say one fact. The first of them names the script. */
final class FactTrailers {
    private static final String SCRIPT = "Script";
    private static final String VERSION = "Version";
    private static final String PARENT_VERSION = "Parent-Version";
    private static final String MERGED_VERSION = "Merged-Version";
    private static final String ORDERING_NUMBER = "Ordering-Number";
    private static final String FORKED_FROM = "Forked-From";
    private static final String INTERPRETER = "Interpreter";
    private static final String MERGED_FROM = "Merged-From";
    private static final String QUEUE = "Queue";
    private static final String NOWHERE = "-";

    private FactTrailers() {}

    static List<Trailer> of(CommitFact fact) {
        List<Trailer> trailers = new ArrayList<>();
        trailers.add(new Trailer(SCRIPT, fact.script().toString()));
        switch (fact) {
            case Saved saved -> add(trailers, saved);
            case Merged merged -> {
                trailers.add(new Trailer(VERSION, merged.number().toString()));
                trailers.add(new Trailer(MERGED_FROM, merged.from().name()));
            }
            case Placed placed ->
                    trailers.add(
                            new Trailer(
                                    QUEUE,
                                    "%s %s %s"
                                            .formatted(
                                                    placed.kind(),
                                                    text(placed.from()),
                                                    text(placed.to()))));
        }
        return trailers;
    }

    private static void add(List<Trailer> trailers, Saved saved) {
        trailers.add(new Trailer(VERSION, saved.number().toString()));
        saved.parent().ifPresent(p -> trailers.add(new Trailer(PARENT_VERSION, p.toString())));
        saved.merged().ifPresent(m -> trailers.add(new Trailer(MERGED_VERSION, m.toString())));
        saved.orderingNumber()
                .ifPresent(o -> trailers.add(new Trailer(ORDERING_NUMBER, o.toString())));
        saved.origin()
                .ifPresent(
                        o -> trailers.add(new Trailer(FORKED_FROM, o.script() + " " + o.number())));
        trailers.add(new Trailer(INTERPRETER, saved.interpreter()));
    }

    /** The trailers of each fact, in the order of the commit. */
    static List<Map<String, String>> blocks(List<Trailer> trailers) {
        List<Map<String, String>> blocks = new ArrayList<>();
        for (Trailer trailer : trailers) {
            if (trailer.key().equals(SCRIPT)) {
                blocks.add(new HashMap<>());
            }
            if (!blocks.isEmpty()) {
                blocks.getLast().put(trailer.key(), trailer.value());
            }
        }
        return blocks;
    }

    /**
     * @throws NoSuchElementException when something is missing
     * @throws IllegalArgumentException when something is not what it should be
     */
    static CommitFact read(Map<String, String> block) {
        ScriptId script = new ScriptId(Long.parseLong(required(block, SCRIPT)));
        if (block.containsKey(QUEUE)) {
            return placed(script, required(block, QUEUE));
        }
        VersionNumber number = VersionNumber.parse(required(block, VERSION));
        Optional<String> mergedFrom = optional(block, MERGED_FROM);
        if (mergedFrom.isPresent()) {
            return new Merged(script, number, new Branch(mergedFrom.get()));
        }
        return new Saved(
                script,
                number,
                optional(block, PARENT_VERSION).map(VersionNumber::parse),
                optional(block, MERGED_VERSION).map(VersionNumber::parse),
                optional(block, ORDERING_NUMBER).map(OrderingNumber::parse),
                optional(block, FORKED_FROM).map(FactTrailers::origin),
                required(block, INTERPRETER));
    }

    private static Origin origin(String text) {
        String[] words = words(text, 2);
        return new Origin(new ScriptId(Long.parseLong(words[0])), VersionNumber.parse(words[1]));
    }

    private static Placed placed(ScriptId script, String text) {
        String[] words = words(text, 3);
        return new Placed(
                script, QueueChange.Kind.valueOf(words[0]), number(words[1]), number(words[2]));
    }

    private static String[] words(String text, int count) {
        String[] words = text.split(" ", -1);
        if (words.length != count) {
            throw new IllegalArgumentException("Not " + count + " words: " + text);
        }
        return words;
    }

    private static String text(Optional<OrderingNumber> number) {
        return number.map(OrderingNumber::toString).orElse(NOWHERE);
    }

    private static Optional<OrderingNumber> number(String text) {
        return text.equals(NOWHERE) ? Optional.empty() : Optional.of(OrderingNumber.parse(text));
    }

    private static String required(Map<String, String> block, String key) {
        return optional(block, key).orElseThrow();
    }

    private static Optional<String> optional(Map<String, String> block, String key) {
        return Optional.ofNullable(block.get(key));
    }
}
