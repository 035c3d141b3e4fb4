package ved.engine.catalogue;

import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.util.Optional;

/** One thing that a commit says of one script. */
sealed interface CommitFact {
    ScriptId script();

    /**
     * A new version on the branch of the commit.
     *
     * @param parent empty for the first version of a script
     * @param merged the version of {@code prod} that was brought into it, where two were joined
     * @param orderingNumber of a new script
     * @param origin of a new script that was forked
     */
    record Saved(
            ScriptId script,
            VersionNumber number,
            Optional<VersionNumber> parent,
            Optional<VersionNumber> merged,
            Optional<OrderingNumber> orderingNumber,
            Optional<Origin> origin,
            String interpreter)
            implements CommitFact {
        /** The first version of a new script. */
        static Saved first(
                ScriptId script,
                OrderingNumber orderingNumber,
                Optional<Origin> origin,
                String interpreter) {
            return new Saved(
                    script,
                    VersionNumber.FIRST,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(orderingNumber),
                    origin,
                    interpreter);
        }

        /** A version made from another one of the same script. */
        static Saved next(
                ScriptId script,
                VersionNumber number,
                VersionNumber parent,
                Optional<VersionNumber> merged,
                String interpreter) {
            return new Saved(
                    script,
                    number,
                    Optional.of(parent),
                    merged,
                    Optional.empty(),
                    Optional.empty(),
                    interpreter);
        }
    }

    /** What a script was forked from. */
    record Origin(ScriptId script, VersionNumber number) {}

    /** A version that came to {@code prod}. */
    record Merged(ScriptId script, VersionNumber number, Branch from) implements CommitFact {}

    /**
     * A change of the queue.
     *
     * @param kind any but {@code CREATED}, which {@link Saved} says
     * @param from empty for a script that returned
     * @param to empty for a script that was deleted
     */
    record Placed(
            ScriptId script,
            QueueChange.Kind kind,
            Optional<OrderingNumber> from,
            Optional<OrderingNumber> to)
            implements CommitFact {}
}
