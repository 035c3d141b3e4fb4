package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.script.Branch;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of commits that stock Git pushes through the real hooks. */
final class PushAdoptionTest {
    private static final Branch ED1 = new Branch("ed1");
    private static final ScriptId SCRIPT = new ScriptId(1);

    @TempDir Path directory;
    private PushingStores pushing;

    @BeforeEach
    void open() {
        pushing = new PushingStores(directory);
    }

    @AfterEach
    void close() throws IOException {
        pushing.close();
        StockGit.assertSound(directory.resolve("repo"));
    }

    @Test
    void makesAVersionOfEachCommitThatChangesAScript() throws IOException {
        pushing.commit("1.py", "two\n");
        pushing.git("commit", "-q", "--allow-empty", "-m", "Nothing");
        pushing.commit("1.py", "three\n");

        String said = pushing.accepted("HEAD:ed1");

        ScriptVersion third = version("0.3");
        ScriptVersion second = version("0.2");
        assertTrue(said.contains("remote: Ved: It is version 0.3 of script 1 now."), said);
        assertEquals("ed1", third.committer());
        assertEquals("Change 1.py", third.message());
        assertEquals(NOW, third.savedAt());
        assertEquals(Optional.of(second.id()), third.parent());
        assertEquals("three\n", pushing.stores.text(third.blob()));
        assertEquals(3, versions().size());
        assertEquals("0.4", save("ed1", third.id(), "four\n").number().toString());
    }

    @Test
    void numbersAfterWhatWasSavedMeanwhileOnAnotherBranch() throws IOException {
        pushing.stores.merge("ed1", SCRIPT);
        ScriptVersion byOther = save("ed2", version("0.1").id(), "by ed2\n");
        pushing.commit("1.py", "by ed1\n");

        pushing.accepted("HEAD:ed1");

        assertEquals("0.2", byOther.number().toString());
        assertEquals("ed1", version("0.3").committer());
        assertEquals(Optional.of(version("0.1").id()), version("0.3").parent());
    }

    @Test
    void knowsTheVersionOfProdThatWasJoined() throws IOException {
        pushing.stores.merge("ed1", SCRIPT);
        save("ed2", version("0.1").id(), "first\nby ed2\n");
        pushing.stores.merge("ed2", SCRIPT);
        pushing.stores.create("ed2", "another\n");
        pushing.stores.merge("ed2", new ScriptId(2));
        pushing.commit("1.py", "one\nby ed1\n");
        pushing.git("fetch", "-q");
        pushing.git("merge", "-q", "-s", "ours", "--no-commit", "origin/prod");
        pushing.git("checkout", "-q", "origin/prod", "--", "2.py");
        pushing.commit("1.py", "first\nby both\n");

        pushing.accepted("HEAD:ed1");

        ScriptVersion joined = version("0.4");
        assertEquals(Optional.of(version("0.3").id()), joined.parent());
        assertEquals(Optional.of(version("0.2").id()), joined.mergedParent());
        assertEquals(1, pushing.stores.store.versions(new ScriptId(2)).size());
        assertEquals(
                ProdState.AHEAD, pushing.stores.store.find("ed1", SCRIPT).orElseThrow().state());
    }

    @Test
    void remembersTheNumbersInGit() throws IOException {
        pushing.commit("1.py", "two\n");
        pushing.accepted("HEAD:ed1");
        List<ScriptVersion> before = versions();
        pushing.close();
        for (String name : List.of("ved.db", "ved.db-wal", "ved.db-shm")) {
            Files.deleteIfExists(directory.resolve("data").resolve(name));
        }

        try (TestingStores again = new TestingStores(directory)) {
            again.reconciliation.run();

            assertEquals(
                    before.stream().map(PushAdoptionTest::withoutIds).toList(),
                    again.store.versions(SCRIPT).stream()
                            .map(PushAdoptionTest::withoutIds)
                            .toList());
        }
        pushing = new PushingStores(directory.resolve("other"));
    }

    @Test
    void takesInWhatCamePastTheHooksWithTheNextChange() throws IOException {
        pushing.commit("1.py", "two\n");
        StockGit.run(
                pushing.stores.gitDirectory(), "fetch", "-q", pushing.clone.toString(), "ed1:ed1");

        pushing.stores.create("ed1", "another\n");

        assertEquals("two\n", pushing.stores.text(version("0.2").blob()));
    }

    @Test
    void keepsTheNumbersThatWereGivenBeforeTheServerWasKilled() throws IOException {
        pushing.stores.merge("ed1", SCRIPT);
        pushing.commit("1.py", "by ed1\n");
        pushing.git("fetch", "-q");
        pushing.git("checkout", "-q", "-b", "ed2", "origin/prod");
        Files.writeString(pushing.clone.resolve("1.py"), "by ed2\n");
        StockGit.attemptAs("ed2", pushing.clone, "commit", "-q", "-a", "-m", "Change 1.py");
        StockGit.run(
                pushing.stores.gitDirectory(),
                "fetch",
                "-q",
                pushing.clone.toString(),
                "ed1:ed1",
                "ed2:ed2");
        Instant afterBoth = Instant.parse("2100-01-01T00:00:00Z");
        Saved given =
                Saved.next(
                        SCRIPT,
                        VersionNumber.parse("0.2"),
                        VersionNumber.FIRST,
                        Optional.empty(),
                        "cpython-3.14");
        pushing.stores.repository.annotate(
                pushing.stores.repository.head(ED1).orElseThrow(),
                new CommitNote(afterBoth, List.of(given)).trailers(),
                afterBoth);

        pushing.stores.reconciliation.run();

        assertEquals("ed1", version("0.2").committer());
        assertEquals("ed2", version("0.3").committer());
    }

    @Test
    void putsABranchBackThatWasMovedOrRemoved() throws IOException {
        pushing.commit("1.py", "two\n");
        pushing.accepted("HEAD:ed1");
        String head = pushing.stores.repository.head(ED1).orElseThrow();
        Path git = pushing.stores.gitDirectory();

        StockGit.run(git, "update-ref", "refs/heads/ed1", head + "^");
        assertEquals(1, pushing.stores.reconciliation.putBranchesBack().size());
        assertEquals(Optional.of(head), pushing.stores.repository.head(ED1));

        StockGit.run(git, "update-ref", "-d", "refs/heads/ed1");
        assertEquals(1, pushing.stores.reconciliation.putBranchesBack().size());
        assertEquals(Optional.of(head), pushing.stores.repository.head(ED1));
        assertEquals(List.of(), pushing.stores.reconciliation.putBranchesBack());
    }

    private ScriptVersion save(String user, VersionId base, String content) {
        return TestingStores.done(pushing.stores.save(user, SCRIPT, base, content))
                .script()
                .version();
    }

    private List<ScriptVersion> versions() {
        return pushing.stores.store.versions(SCRIPT);
    }

    private ScriptVersion version(String number) {
        return pushing.stores.store.version(SCRIPT, VersionNumber.parse(number)).orElseThrow();
    }

    private static List<Object> withoutIds(ScriptVersion version) {
        return List.of(
                version.number(),
                version.commit(),
                version.blob(),
                version.committer(),
                version.savedAt(),
                version.message());
    }
}
