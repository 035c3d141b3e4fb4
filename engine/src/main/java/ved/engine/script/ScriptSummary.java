package ved.engine.script;

import java.util.List;
import java.util.Optional;

/**
 * A script as one user sees it in the catalogue.
 *
 * @param orderingNumber of a deleted script: the last it had
 * @param version the version that the user sees: the own branch's where it is not yet merged, else
 *     {@code prod}'s, else the newest of any branch
 * @param prodVersion the version on {@code prod}; empty while the script was never merged
 * @param state how the seen version stands against {@code prod}
 * @param others unmerged work on the script on the branches of others, newest first
 * @param origin of a forked script
 * @param deletion of a script that left the queue
 * @param hasTestData whether a test dataset is stored
 * @param hasProductionData whether a production dataset is stored
 */
public record ScriptSummary(
        ScriptId id,
        OrderingNumber orderingNumber,
        ScriptVersion version,
        Optional<ScriptVersion> prodVersion,
        ProdState state,
        List<UnmergedWork> others,
        Optional<ForkOrigin> origin,
        Optional<Deletion> deletion,
        boolean hasTestData,
        boolean hasProductionData) {

    public ScriptSummary {
        others = List.copyOf(others);
    }

    public ScriptSummary in(ProdState other) {
        return new ScriptSummary(
                id,
                orderingNumber,
                version,
                prodVersion,
                other,
                others,
                origin,
                deletion,
                hasTestData,
                hasProductionData);
    }

    /** How a version stands against {@code prod}. */
    public enum ProdState {
        /** {@code prod} has exactly this version. */
        SAME,
        /** It holds work that {@code prod} does not have, made from what {@code prod} has. */
        AHEAD,
        /** {@code prod} has moved on since; both changes fit together. */
        BEHIND,
        /** {@code prod} has moved on since; both changed the same lines. */
        CONFLICT,
        /** {@code prod} has never had this script. */
        NEW
    }
}
