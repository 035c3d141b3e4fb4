package ved.engine.catalogue;

import ved.engine.script.Branch;
import ved.engine.script.ForkOrigin;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one commit brought, as the metadata store keeps it.
 *
 * @param commit 40 hex digits; the branch stands there now
 * @param by its author
 */
public record Recording(Branch branch, String commit, String by, Instant at, List<Item> items) {
    public Recording {
        items = List.copyOf(items);
    }

    /** One thing of one script. */
    public sealed interface Item {}

    /**
     * A version that the branch now has. The components are those of {@link ScriptVersion}.
     *
     * @param orderingNumber for the first version of a script: its place in the queue, or the end
     *     of the queue where that is taken
     * @param origin of a script that was forked
     */
    public record NewVersion(
            ScriptId script,
            Optional<OrderingNumber> orderingNumber,
            Optional<ForkOrigin> origin,
            VersionNumber number,
            String blob,
            Optional<VersionId> parent,
            Optional<VersionId> mergedParent,
            String message,
            Description description,
            String interpreter)
            implements Item {}

    /** A version of another branch that {@code prod} now has. */
    public record Arrived(ScriptVersion version) implements Item {}

    /** A change of the queue; a number that another script has then becomes the end of the queue. */
    public record Reordered(
            ScriptId script,
            QueueChange.Kind kind,
            Optional<OrderingNumber> from,
            Optional<OrderingNumber> to)
            implements Item {}
}
