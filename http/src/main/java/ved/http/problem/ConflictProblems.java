package ved.http.problem;

import ved.engine.script.CodeHolder;
import ved.engine.script.Dataset;
import ved.engine.script.MergeBlocker;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionText;
import ved.http.json.Datasets;
import ved.http.json.Duplicates;
import ved.http.json.Merges;
import ved.http.json.Versions;

import java.util.Optional;

/** What is refused because somebody else was first, with what the user needs to settle it. */
final class ConflictProblems {
    private ConflictProblems() {}

    record Holder(long scriptId, String descriptiveName) {}

    static Problem stale(Refusal.StaleVersion refusal) {
        ScriptVersion newer = refusal.newer();
        return Problem.of(
                        ProblemCode.STALE_VERSION,
                        newer.committer()
                                + " saved version "
                                + newer.number()
                                + " since the version you started from. Nothing was overwritten;"
                                + " bring your change into the newer version and save again.")
                .with("newer", content(newer, refusal.newerContent()));
    }

    static Problem merge(Refusal.MergeConflict refusal) {
        return Problem.of(
                        ProblemCode.MERGE_CONFLICT,
                        "prod has version "
                                + refusal.prod().number()
                                + ", which your version "
                                + refusal.own().number()
                                + " does not build on. Neither was changed; bring both together,"
                                + " save, and merge again.")
                .with("prod", content(refusal.prod(), refusal.prodContent()))
                .with("branch", content(refusal.own(), refusal.ownContent()))
                .with("base_content", refusal.baseContent().orElse(null));
    }

    static Problem taken(Refusal.OrderingNumberTaken refusal) {
        return Problem.of(
                        ProblemCode.ORDERING_NUMBER_TAKEN,
                        "Script "
                                + refusal.holder()
                                + " ("
                                + refusal.holderName()
                                + ") has the number "
                                + refusal.wanted()
                                + " already. Nothing was moved; choose another number.")
                .with("holder", new Holder(refusal.holder().value(), refusal.holderName()));
    }

    static Problem duplicate(Refusal.DuplicateContent refusal) {
        CodeHolder other = refusal.other();
        return Problem.of(
                        ProblemCode.DUPLICATE_CONTENT,
                        "Script "
                                + other.script()
                                + " ("
                                + other.orderingNumber()
                                + ", "
                                + other.version().descriptiveName()
                                + ") has the same executable code as script "
                                + refusal.script()
                                + ", and prod takes it only once. prod was not changed; change the"
                                + " code of one of them, or delete one.")
                .with("other", Duplicates.CodeHolder.of(other));
    }

    static Problem mergeAll(Refusal.MergeAllRefused refusal) {
        int count = refusal.blockers().size();
        return Problem.of(
                        ProblemCode.MERGE_ALL_REFUSED,
                        (count == 1 ? "One script" : count + " scripts")
                                + " cannot be merged, so nothing was. prod was not changed; settle"
                                + " what is listed, and merge again.")
                .with(
                        "blockers",
                        refusal.blockers().stream().map(ConflictProblems::blocker).toList());
    }

    static Problem stale(Refusal.StaleDataset refusal) {
        Optional<Dataset> now = refusal.now();
        String what =
                now.map(dataset -> dataset.storedBy() + " stored another dataset meanwhile.")
                        .orElse("There is no dataset to replace, or not any more.");
        return Problem.of(
                        ProblemCode.STALE_DATASET,
                        what
                                + " Nothing was overwritten; look at what is stored now and decide"
                                + " again.")
                .with("dataset", now.map(Datasets.Dataset::of).orElse(null));
    }

    private static Merges.MergeBlocker blocker(MergeBlocker blocker) {
        Problem alone = Refusals.problem(blocker.reason());
        return Merges.MergeBlocker.of(blocker, alone.code().word(), alone.detail());
    }

    private static Versions.VersionContent content(ScriptVersion version, String content) {
        return Versions.VersionContent.of(new VersionText(version, content));
    }
}
