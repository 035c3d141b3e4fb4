package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.script.Branch;
import ved.engine.script.MergeBlocker;
import ved.engine.script.MergedScript;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class MergingTest {
    private static final String BASE = "a\nb\nc\nd\ne\nf\ng\n";
    private static final String TOP = "A\nb\nc\nd\ne\nf\ng\n";
    private static final String BOTTOM = "a\nb\nc\nd\ne\nf\nG\n";
    private static final String BOTH = "A\nb\nc\nd\ne\nf\nG\n";
    private static final String OTHER_TOP = "Z\nb\nc\nd\ne\nf\ng\n";

    @TempDir Path directory;
    private TestingStores stores;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
    }

    @AfterEach
    void close() {
        stores.close();
        InvariantCheck.assertHolds(stores.gitDirectory(), directory.resolve("data"));
    }

    @Test
    void takesOwnWorkThatWasMadeFromProdAsItIs() {
        ScriptSummary script = onProd("ed1", BASE);
        ScriptVersion own = saved("ed2", script, TOP);

        MergedScript merged = done(stores.writer.merge("ed2", script.id()));

        assertEquals(Optional.empty(), merged.joined());
        assertEquals(own, merged.script().version());
        assertEquals(ProdState.SAME, merged.script().state());
        assertEquals(TOP, prodText(script));
    }

    @Test
    void joinsChangesThatFitOnTheOwnBranchFirst() {
        ScriptSummary script = diverged(TOP, BOTTOM);
        assertEquals(ProdState.BEHIND, seenBy("ed1", script.id()).state());

        MergedScript merged = done(stores.writer.merge("ed1", script.id()));

        ScriptVersion joined = merged.joined().orElseThrow();
        assertEquals("0.4", joined.number().toString());
        assertEquals(new Branch("ed1"), joined.branch());
        assertEquals(BOTH, stores.text(joined.blob()));
        assertEquals(joined, merged.script().version());
        assertEquals(BOTH, prodText(script));
        assertEquals(2, parents("ed1").size());
        assertEquals(1, parents("prod").size());
        assertEquals(parents("prod").getFirst(), parents("ed1").getLast());
        assertEquals(ProdState.SAME, seenBy("ed2", script.id()).state());
    }

    @Test
    void refusesChangesOfTheSameLinesWithAllThreeTexts() {
        ScriptSummary script = diverged(TOP, OTHER_TOP);
        assertEquals(ProdState.CONFLICT, seenBy("ed1", script.id()).state());

        Refusal.MergeConflict conflict =
                refused(Refusal.MergeConflict.class, stores.writer.merge("ed1", script.id()));

        assertEquals(Optional.of(BASE), conflict.baseContent());
        assertEquals(OTHER_TOP, conflict.prodContent());
        assertEquals(TOP, conflict.ownContent());
        assertEquals(OTHER_TOP, prodText(script));
        assertEquals(TOP, stores.text(seenBy("ed1", script.id()).version().blob()));
    }

    @Test
    void takesAConflictThatItsEditorResolved() {
        ScriptSummary script = diverged(TOP, OTHER_TOP);
        ScriptSummary seen = seenBy("ed1", script.id());
        VersionId prod = seen.prodVersion().orElseThrow().id();

        SavedScript resolved = done(stores.save("ed1", script.id(), merging("AZ\n", seen, prod)));
        MergedScript merged = done(stores.writer.merge("ed1", script.id()));

        assertEquals(Optional.of(prod), resolved.script().version().mergedParent());
        assertEquals(ProdState.AHEAD, resolved.script().state());
        assertEquals(2, parents("ed1").size());
        assertEquals(Optional.empty(), merged.joined());
        assertEquals("AZ\n", prodText(script));
    }

    @Test
    void makesAVersionOfAConflictThatIsResolvedByKeepingTheOwnText() {
        ScriptSummary script = diverged(TOP, OTHER_TOP);
        ScriptSummary seen = seenBy("ed1", script.id());
        VersionId prod = seen.prodVersion().orElseThrow().id();

        SavedScript kept = done(stores.save("ed1", script.id(), merging(TOP, seen, prod)));

        assertTrue(kept.changed());
        done(stores.writer.merge("ed1", script.id()));
        assertEquals(TOP, prodText(script));
    }

    @Test
    void refusesAResolutionWithWhatProdHasLeftBehind() {
        ScriptSummary script = diverged(TOP, OTHER_TOP);
        ScriptSummary seen = seenBy("ed1", script.id());
        VersionId old = script.version().id();

        Refusal.StaleVersion stale =
                refused(
                        Refusal.StaleVersion.class,
                        stores.save("ed1", script.id(), merging("AZ\n", seen, old)));

        assertEquals(seen.prodVersion().orElseThrow(), stale.newer());
    }

    @Test
    void refusesWhatWouldNotParseOnceItIsJoined() {
        ScriptSummary script =
                diverged("one half\nb\nc\nd\ne\nf\ng\n", "a\nb\nc\nd\ne\nf\nother half\n");

        Refusal.MergeConflict conflict =
                refused(Refusal.MergeConflict.class, stores.writer.merge("ed1", script.id()));

        assertEquals(Optional.of(BASE), conflict.baseContent());
    }

    @Test
    void refusesCodeThatAnotherScriptHasOnProd() {
        ScriptSummary one = onProd("ed1", "same");
        ScriptSummary two = stores.create("ed2", "other").script();
        SavedScript saved = done(stores.save("ed2", two.id(), two.version().id(), "same"));

        Refusal.DuplicateContent duplicate =
                refused(Refusal.DuplicateContent.class, stores.writer.merge("ed2", two.id()));

        assertEquals(one.id(), duplicate.other().script());
        assertEquals(Branch.PROD, duplicate.other().branch());
        assertEquals(List.of(duplicate.other()), saved.duplicates());
        assertEquals(Optional.empty(), seenBy("ed2", two.id()).prodVersion());
    }

    @Test
    void mergesEverythingInOneCommitInQueueOrder() {
        ScriptSummary joining = diverged(TOP, BOTTOM);
        ScriptSummary fresh = stores.create("ed1", "fresh").script();
        ScriptSummary done = onProd("ed1", "done");
        ScriptSummary ofOther = stores.create("ed2", "not mine").script();
        String before = head("prod");

        List<MergedScript> merged = done(stores.writer.mergeAll("ed1"));

        assertEquals(
                List.of(joining.id(), fresh.id()),
                merged.stream().map(m -> m.script().id()).toList());
        assertTrue(merged.getFirst().joined().isPresent());
        assertEquals(List.of(before), parents("prod"));
        assertEquals(BOTH, prodText(joining));
        assertEquals("fresh", prodText(fresh));
        assertEquals(ProdState.SAME, seenBy("ed1", done.id()).state());
        assertEquals(ProdState.NEW, seenBy("ed1", ofOther.id()).state());
        Refusal.NothingToMerge nothing =
                refused(Refusal.NothingToMerge.class, stores.writer.mergeAll("ed1"));
        assertEquals(Optional.empty(), nothing.script());
    }

    @Test
    void mergesNothingWhenSomethingCannotBeMergedAndNamesAllOfIt() throws Exception {
        ScriptSummary conflicting = diverged(TOP, OTHER_TOP);
        ScriptSummary fine = stores.create("ed1", "fine").script();
        ScriptSummary one = stores.create("ed1", "twice").script();
        ScriptSummary two = stores.create("ed1", "twice").script();
        ScriptSummary lost = stores.create("ed1", "lost").script();
        stores.loseContent(lost.version());
        String before = head("prod");

        Refusal.MergeAllRefused refusal =
                refused(Refusal.MergeAllRefused.class, stores.writer.mergeAll("ed1"));

        assertEquals(
                List.of(
                        conflicting.id() + " MergeConflict",
                        one.id() + " DuplicateContent",
                        two.id() + " DuplicateContent",
                        lost.id() + " ContentLost"),
                refusal.blockers().stream().map(MergingTest::name).toList());
        assertEquals(before, head("prod"));
        assertEquals(ProdState.NEW, seenBy("ed1", fine.id()).state());
        done(stores.save("ed1", lost.id(), lost.version().id(), "lost")); // mends it
    }

    @Test
    void letsTwoScriptsSwapTheirCodeOnlyTogether() {
        ScriptSummary one = onProd("ed1", "first");
        ScriptSummary two = onProd("ed1", "second");
        saved("ed1", one, "second");
        saved("ed1", two, "first");

        refused(Refusal.DuplicateContent.class, stores.writer.merge("ed1", one.id()));
        done(stores.writer.mergeAll("ed1"));

        assertEquals("second", prodText(one));
        assertEquals("first", prodText(two));
    }

    @Test
    void showsTheOwnWorkStillAfterAnOldVersionWasRestoredOnProd() {
        ScriptSummary script = onProd("ed1", "old");
        saved("ed1", script, "new");
        done(stores.writer.merge("ed1", script.id()));
        saved("ed2", seenBy("ed2", script.id()), "own");

        SavedScript restored =
                done(
                        stores.writer.restoreOnProd(
                                "ed2", script.id(), script.version().id(), Optional.empty()));

        assertEquals("old", prodText(script));
        assertEquals("own", restored.content());
        assertEquals(seenBy("ed2", script.id()).version(), restored.script().version());
    }

    @Test
    void restoresAnOldVersionOnProdAsANewOne() {
        ScriptSummary script = onProd("ed1", "old");
        saved("ed1", script, "new");
        done(stores.writer.merge("ed1", script.id()));
        VersionId old = script.version().id();
        VersionId base = seenBy("ed2", script.id()).version().id();

        SavedScript restored =
                done(stores.writer.restoreOnProd("ed2", script.id(), old, Optional.of(base)));

        ScriptVersion version = restored.script().prodVersion().orElseThrow();
        assertEquals("0.3", version.number().toString());
        assertEquals(Branch.PROD, version.branch());
        assertEquals(Optional.of(base), version.parent());
        assertEquals("old", prodText(script));
        assertEquals("old", restored.content());
        assertEquals(ProdState.SAME, restored.script().state());
        refused(
                Refusal.StaleVersion.class,
                stores.writer.restoreOnProd("ed2", script.id(), old, Optional.of(base)));
        assertFalse(
                done(stores.writer.restoreOnProd("ed2", script.id(), old, Optional.empty()))
                        .changed());
        ScriptSummary never = stores.create("ed1", "never merged").script();
        refused(
                Refusal.NotFound.class,
                stores.writer.restoreOnProd(
                        "ed1", never.id(), never.version().id(), Optional.empty()));
    }

    @Test
    void refusesToRestoreOnProdWhatAnotherScriptHasThereNow() {
        ScriptSummary script = onProd("ed1", "old");
        saved("ed1", script, "new");
        done(stores.writer.merge("ed1", script.id()));
        onProd("ed2", "old");

        refused(
                Refusal.DuplicateContent.class,
                stores.writer.restoreOnProd(
                        "ed1", script.id(), script.version().id(), Optional.empty()));
    }

    @Test
    void triesAgainWhenAPushMovesTheBranchMeanwhile() {
        ScriptSummary script = onProd("ed1", BASE);
        saved("ed1", script, TOP);
        StockGit.run(
                stores.gitDirectory(),
                "update-ref",
                "refs/heads/ed1",
                StockGit.run(
                                stores.gitDirectory(),
                                "-c",
                                "user.name=ed1",
                                "-c",
                                "user.email=ed1@ved",
                                "commit-tree",
                                "-p",
                                "ed1",
                                "-m",
                                "From outside",
                                "ed1^{tree}")
                        .strip());

        SavedScript next =
                done(
                        stores.save(
                                "ed1",
                                script.id(),
                                seenBy("ed1", script.id()).version().id(),
                                BOTH));

        assertEquals("0.3", next.script().version().number().toString());
        assertEquals(Optional.of(head("ed1")), stores.store.recordedHead(new Branch("ed1")));
    }

    /** A script of which ed1 and ed2 changed the same base, and ed2 has merged. */
    private ScriptSummary diverged(String byEd1, String byEd2) {
        ScriptSummary script = onProd("ed1", BASE);
        saved("ed1", script, byEd1);
        saved("ed2", script, byEd2);
        done(stores.writer.merge("ed2", script.id()));
        return script;
    }

    private ScriptSummary onProd(String user, String content) {
        ScriptId script = stores.create(user, content).script().id();
        return stores.merge(user, script);
    }

    private ScriptVersion saved(String user, ScriptSummary base, String content) {
        return done(stores.save(user, base.id(), base.version().id(), content)).script().version();
    }

    private static NewContent merging(String content, ScriptSummary seen, VersionId merged) {
        return new NewContent(
                content,
                seen.version().id(),
                Optional.of(merged),
                Optional.empty(),
                Optional.empty());
    }

    private ScriptSummary seenBy(String user, ScriptId script) {
        return stores.summaries.find(user, script).orElseThrow();
    }

    private String prodText(ScriptSummary script) {
        return StockGit.run(stores.gitDirectory(), "show", "prod:" + script.id().path());
    }

    private String head(String branch) {
        return StockGit.run(stores.gitDirectory(), "rev-parse", branch).strip();
    }

    private List<String> parents(String branch) {
        return List.of(
                StockGit.run(stores.gitDirectory(), "log", "-1", "--format=%P", branch)
                        .strip()
                        .split(" ", -1));
    }

    private static String name(MergeBlocker blocker) {
        return blocker.script() + " " + blocker.reason().getClass().getSimpleName();
    }
}
