package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.NOW;
import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.script.Branch;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SaveWarning;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class ScriptWriterTest {
    @TempDir Path directory;
    private TestingStores stores;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
    }

    @AfterEach
    void close() {
        stores.close();
        StockGit.assertSound(stores.gitDirectory());
    }

    @Test
    void createsOnTheOwnBranchAtTheEndOfTheQueue() {
        ScriptSummary first = stores.create("ed1", "\"\"\"One\n\nIn words.\n\"\"\"\n").script();
        ScriptSummary second = stores.create("ed2", "print(2)").script();

        assertEquals("1.0", first.orderingNumber().toString());
        assertEquals("2.0", second.orderingNumber().toString());
        ScriptVersion version = first.version();
        assertEquals(VersionNumber.FIRST, version.number());
        assertEquals(new Branch("ed1"), version.branch());
        assertEquals("One", version.descriptiveName());
        assertEquals("One\n\nIn words.", version.description());
        assertEquals("cpython-3.14", version.interpreter());
        assertEquals(NOW, version.savedAt());
        assertEquals(ProdState.NEW, first.state());
        assertEquals("Untitled", second.version().descriptiveName());
        assertEquals(
                List.of("1.py"), List.copyOf(stores.repository.tree(version.commit()).keySet()));
    }

    @Test
    void countsVersionsOverAllBranches() {
        ScriptSummary created = merged(stores.create("ed1", "one"));
        ScriptId script = created.id();

        SavedScript byEd1 = done(stores.save("ed1", script, created.version().id(), "two"));
        SavedScript byEd2 = done(stores.save("ed2", script, created.version().id(), "three"));

        assertEquals("0.2", byEd1.script().version().number().toString());
        assertEquals("0.3", byEd2.script().version().number().toString());
        assertEquals(Optional.of(created.version().id()), byEd2.script().version().parent());
        assertEquals(ProdState.AHEAD, byEd2.script().state());
        assertEquals("two", textSeenBy("ed1", script));
        assertEquals("three", textSeenBy("ed2", script));
        assertEquals("one", textSeenBy("mo1", script));
    }

    @Test
    void makesNoVersionOfUnchangedContent() {
        ScriptSummary created = stores.create("ed1", "one").script();

        SavedScript saved = done(stores.save("ed1", created.id(), created.version().id(), "one"));

        assertFalse(saved.changed());
        assertEquals(created, saved.script());
        assertEquals(1, stores.store.versions(created.id()).size());
    }

    @Test
    void makesAVersionWhenOnlyTheInterpreterChanged() {
        ScriptSummary created = stores.create("ed1", "one").script();

        SavedScript saved =
                done(
                        stores.save(
                                "ed1",
                                created.id(),
                                new NewContent(
                                        "one",
                                        created.version().id(),
                                        Optional.empty(),
                                        Optional.of("graalpy"),
                                        Optional.of("Try\nanother\0Python "))));

        assertTrue(saved.changed());
        assertEquals("graalpy", saved.script().version().interpreter());
        assertEquals("Try another Python", saved.script().version().message());
        assertEquals(created.version().blob(), saved.script().version().blob());
    }

    @Test
    void refusesAnInterpreterThatIsNotThere() {
        Refusal.InterpreterUnavailable refusal =
                refused(
                        Refusal.InterpreterUnavailable.class,
                        stores.writer.create("ed1", stores.source("x"), Optional.of("jython")));

        assertTrue(refusal.why().contains("cpython-3.14"), refusal.why());
        assertEquals(List.of(), stores.store.list("ed1"));
    }

    @Test
    void refusesAStaleBaseAndShowsTheNewerVersion() {
        ScriptSummary created = stores.create("ed1", "one").script();
        VersionId base = created.version().id();
        done(stores.save("ed1", created.id(), base, "two"));

        Refusal.StaleVersion stale =
                refused(
                        Refusal.StaleVersion.class,
                        stores.save("ed1", created.id(), base, "three"));

        assertEquals("0.2", stale.newer().number().toString());
        assertEquals("two", stale.newerContent());
        assertEquals("two", textSeenBy("ed1", created.id()));
    }

    @Test
    void refusesTheBaseOfWhatAnotherEditorHasSavedSince() {
        ScriptSummary created = stores.create("ed1", "one").script();
        done(stores.save("ed1", created.id(), created.version().id(), "two"));

        Refusal.StaleVersion stale =
                refused(
                        Refusal.StaleVersion.class,
                        stores.save("ed2", created.id(), created.version().id(), "three"));

        assertEquals("two", stale.newerContent());
    }

    @Test
    void refusesScriptsAndVersionsThatAreNotThere() {
        ScriptSummary one = stores.create("ed1", "one").script();
        ScriptSummary other = stores.create("ed1", "other").script();

        refused(
                Refusal.NotFound.class,
                stores.save("ed1", new ScriptId(99), one.version().id(), "x"));
        refused(Refusal.NotFound.class, stores.save("ed1", one.id(), new VersionId(99), "x"));
        refused(Refusal.NotFound.class, stores.save("ed1", one.id(), other.version().id(), "x"));
        refused(Refusal.NotFound.class, stores.writer.merge("ed1", new ScriptId(99)));
    }

    @Test
    void mergesTheOwnVersionToProd() {
        ScriptSummary created = stores.create("ed1", "one\r\n").script();

        ScriptSummary merged = stores.merge("ed1", created.id());

        assertEquals(ProdState.SAME, merged.state());
        assertEquals(created.version(), merged.version());
        String prod = stores.repository.head(Branch.PROD).orElseThrow();
        assertEquals("one\r\n", stores.text(stores.repository.tree(prod).getOrDefault("1.py", "")));
        assertEquals(Optional.of(prod), stores.store.recordedHead(Branch.PROD));
        refused(Refusal.NothingToMerge.class, stores.writer.merge("ed1", created.id()));
        refused(Refusal.NothingToMerge.class, stores.writer.merge("ed2", created.id()));
    }

    @Test
    void letsTheOtherEditorSeeAndContinueWhatWasMerged() {
        ScriptSummary created = merged(stores.create("ed1", "one"));
        SavedScript byEd2 = done(stores.save("ed2", created.id(), created.version().id(), "two"));

        ScriptSummary merged = stores.merge("ed2", created.id());

        assertEquals(byEd2.script().version(), merged.version());
        assertEquals("two", textSeenBy("ed1", created.id()));
        refused(Refusal.NothingToMerge.class, stores.writer.merge("ed1", created.id()));
        SavedScript next = done(stores.save("ed1", created.id(), merged.version().id(), "three"));
        assertEquals("0.3", next.script().version().number().toString());
        assertEquals(ProdState.SAME, stores.merge("ed1", created.id()).state());
    }

    @Test
    void refusesToMergeWhatProdHasLeftBehind() {
        ScriptSummary created = merged(stores.create("ed1", "base"));
        VersionId base = created.version().id();
        done(stores.save("ed1", created.id(), base, "by ed1"));
        done(stores.save("ed2", created.id(), base, "by ed2"));
        done(stores.writer.merge("ed2", created.id()));

        Refusal.MergeConflict conflict =
                refused(Refusal.MergeConflict.class, stores.writer.merge("ed1", created.id()));

        assertEquals(Optional.of("base"), conflict.baseContent());
        assertEquals("by ed2", conflict.prodContent());
        assertEquals("by ed1", conflict.ownContent());
        assertEquals("by ed2", textSeenBy("mo1", created.id()));
        assertEquals("by ed1", textSeenBy("ed1", created.id()));
    }

    @Test
    void keepsTheNameWhenNoInterpreterCanParse() {
        ScriptSummary created = stores.create("ed1", "\"\"\"Known\"\"\"").script();

        SavedScript saved =
                done(stores.save("ed1", created.id(), created.version().id(), "no interpreter"));

        assertEquals("Known", saved.script().version().descriptiveName());
        assertEquals(
                List.of(SaveWarning.other("Saved without a syntax check: no Python is here.")),
                saved.warnings());
    }

    @Test
    void raisesTheMajorNumberOverAllBranches() {
        ScriptSummary created = merged(stores.create("ed1", "one"));
        VersionId base = created.version().id();
        done(stores.writer.bumpMajor("ed2", created.id(), Optional.empty()));

        SavedScript raised = done(stores.writer.bumpMajor("ed1", created.id(), Optional.of(base)));
        SavedScript next =
                done(stores.save("ed1", created.id(), raised.script().version().id(), "two"));

        assertEquals("2.0", raised.script().version().number().toString());
        assertEquals(created.version().blob(), raised.script().version().blob());
        assertEquals("one", raised.content());
        assertEquals("2.1", next.script().version().number().toString());
        refused(
                Refusal.StaleVersion.class,
                stores.writer.bumpMajor("ed1", created.id(), Optional.of(base)));
    }

    @Test
    void restoresAnOldVersionAsANewOne() {
        ScriptSummary created = stores.create("ed1", "one").script();
        VersionId old = created.version().id();
        VersionId base = done(stores.save("ed1", created.id(), old, "two")).script().version().id();

        SavedScript restored =
                done(stores.writer.restore("ed1", created.id(), old, Optional.of(base)));

        assertEquals("0.3", restored.script().version().number().toString());
        assertEquals(Optional.of(base), restored.script().version().parent());
        assertEquals("one", textSeenBy("ed1", created.id()));
        assertEquals("one", restored.content());
        assertFalse(
                done(stores.writer.restore("ed1", created.id(), old, Optional.empty())).changed());
        refused(
                Refusal.NotFound.class,
                stores.writer.restore("ed1", created.id(), new VersionId(99), Optional.empty()));
    }

    @Test
    void changesNoDeletedScript() {
        ScriptSummary created = merged(stores.create("ed1", "one"));
        VersionId base = created.version().id();
        done(stores.save("ed1", created.id(), base, "two"));
        done(stores.writer.delete("ed2", created.id()));

        refused(Refusal.ScriptDeleted.class, stores.save("ed1", created.id(), base, "x"));
        refused(Refusal.ScriptDeleted.class, stores.writer.merge("ed1", created.id()));
        refused(
                Refusal.ScriptDeleted.class,
                stores.writer.bumpMajor("ed1", created.id(), Optional.empty()));
        refused(
                Refusal.ScriptDeleted.class,
                stores.writer.restoreOnProd("ed1", created.id(), base, Optional.empty()));
        refused(Refusal.NothingToMerge.class, stores.writer.mergeAll("ed1"));
    }

    @Test
    void neverWritesOnProdForAUserOfThatName() {
        assertThrows(IllegalArgumentException.class, () -> stores.create("prod", "x"));
    }

    private ScriptSummary merged(SavedScript saved) {
        return stores.merge("ed1", saved.script().id());
    }

    private String textSeenBy(String user, ScriptId script) {
        return stores.text(stores.store.find(user, script).orElseThrow().version().blob());
    }
}
