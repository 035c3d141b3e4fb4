package ved.engine.catalogue;

import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What the trailers of a commit say of it: all that start-up needs to record a commit that the
 * metadata store missed.
 */
sealed interface CommitNote {
    String SCRIPT = "Script";
    String VERSION = "Version";
    String PARENT_VERSION = "Parent-Version";
    String ORDERING_NUMBER = "Ordering-Number";
    String INTERPRETER = "Interpreter";
    String MERGED_FROM = "Merged-From";
    String AT = "At";

    ScriptId script();

    VersionNumber number();

    /** When, more precisely than Git's seconds. */
    Instant at();

    Map<String, String> trailers();

    /**
     * A new version.
     *
     * @param parent empty for the first version of a script
     * @param orderingNumber of a new script
     */
    record Saved(
            ScriptId script,
            VersionNumber number,
            Optional<VersionNumber> parent,
            Optional<OrderingNumber> orderingNumber,
            String interpreter,
            Instant at)
            implements CommitNote {
        @Override
        public Map<String, String> trailers() {
            Map<String, String> trailers = new LinkedHashMap<>();
            trailers.put(SCRIPT, script.toString());
            trailers.put(VERSION, number.toString());
            parent.ifPresent(p -> trailers.put(PARENT_VERSION, p.toString()));
            orderingNumber.ifPresent(o -> trailers.put(ORDERING_NUMBER, o.toString()));
            trailers.put(INTERPRETER, interpreter);
            trailers.put(AT, at.toString());
            return trailers;
        }
    }

    /** A version that came to {@code prod}. */
    record Merged(ScriptId script, VersionNumber number, Branch from, Instant at)
            implements CommitNote {
        @Override
        public Map<String, String> trailers() {
            Map<String, String> trailers = new LinkedHashMap<>();
            trailers.put(SCRIPT, script.toString());
            trailers.put(VERSION, number.toString());
            trailers.put(MERGED_FROM, from.name());
            trailers.put(AT, at.toString());
            return trailers;
        }
    }

    /** Empty for a commit that Ved did not make. */
    static Optional<CommitNote> read(Map<String, String> trailers) {
        try {
            ScriptId script = new ScriptId(Long.parseLong(required(trailers, SCRIPT)));
            VersionNumber number = VersionNumber.parse(required(trailers, VERSION));
            Instant at = Instant.parse(required(trailers, AT));
            Optional<String> mergedFrom = optional(trailers, MERGED_FROM);
            return Optional.of(
                    mergedFrom.isPresent()
                            ? new Merged(script, number, new Branch(mergedFrom.get()), at)
                            : new Saved(
                                    script,
                                    number,
                                    optional(trailers, PARENT_VERSION).map(VersionNumber::parse),
                                    optional(trailers, ORDERING_NUMBER).map(OrderingNumber::parse),
                                    required(trailers, INTERPRETER),
                                    at));
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String required(Map<String, String> trailers, String key) {
        return optional(trailers, key).orElseThrow();
    }

    private static Optional<String> optional(Map<String, String> trailers, String key) {
        return Optional.ofNullable(trailers.get(key));
    }
}
