package ved.engine.script;

import java.util.Optional;

/**
 * A script as one user sees it in the catalogue.
 *
 * @param version the version that the user sees: the own branch's where it is not yet merged, else
 *     {@code prod}'s, else the newest of any branch
 * @param prodVersion the version on {@code prod}; empty while the script was never merged
 * @param hasTestData whether a test dataset is stored
 * @param hasProductionData whether a production dataset is stored
 */
public record ScriptSummary(
        ScriptId id,
        OrderingNumber orderingNumber,
        ScriptVersion version,
        Optional<ScriptVersion> prodVersion,
        boolean hasTestData,
        boolean hasProductionData) {

    /** How the seen version stands against {@code prod}. */
    public ProdState state() {
        if (prodVersion.isEmpty()) {
            return ProdState.NEW;
        }
        return prodVersion.get().id().equals(version.id()) ? ProdState.SAME : ProdState.AHEAD;
    }

    /** How a version stands against {@code prod}. */
    public enum ProdState {
        /** {@code prod} has exactly this version. */
        SAME,
        /** It holds work that {@code prod} does not have. */
        AHEAD,
        /** {@code prod} has never had this script. */
        NEW
    }
}
