package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.script.Branch;
import ved.engine.script.ScriptId;
import ved.engine.source.SourceAnalyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every rule, by stock Git through the real hooks. */
final class PushRulesTest {
    private static final Branch ED1 = new Branch("ed1");

    @TempDir Path directory;
    private PushingStores pushing;

    @BeforeEach
    void open() {
        pushing = new PushingStores(directory);
    }

    @AfterEach
    void close() throws IOException {
        pushing.close();
        StockGit.assertSound(pushing.stores.gitDirectory());
    }

    @Test
    void letsInWhatKeepsTheRules() throws IOException {
        pushing.commit("1.py", "two\n");

        String said = pushing.accepted("HEAD:ed1", "origin/prod:refs/heads/ed2");

        assertTrue(said.contains("remote: Ved: It is version 0.2 of script 1 now."), said);
        assertEquals(
                pushing.git("rev-parse", "HEAD"),
                pushing.stores.repository.head(ED1).orElseThrow());
    }

    @Test
    void keepsPushesToTheBranchesOfEditors() {
        String said =
                pushing.refused(
                        "HEAD:prod", "HEAD:refs/heads/mo1", "HEAD:refs/tags/v1", ":refs/heads/ed1");

        assertSays(said, "prod is changed in Ved alone");
        assertSays(said, "There is no editor named mo1");
        assertSays(said, "refs/tags/v1 is not the branch of an editor");
        assertSays(said, "The branch ed1 cannot be removed");
    }

    @Test
    void keepsTheHistoryOfABranch() throws IOException {
        String first = pushing.git("rev-parse", "HEAD");
        pushing.git("checkout", "-q", "origin/prod");
        pushing.commit("1.py", "beside\n");
        String rewritten = pushing.refused("+HEAD:ed1", "ed1:ed2");
        pushing.git("merge", "-q", "-s", "ours", "-m", "Join", first);
        String wrongWayRound = pushing.refused("HEAD:ed1");

        assertSays(rewritten, "ed1 has moved on");
        assertSays(rewritten, "ed2 has to start from prod");
        assertSays(wrongWayRound, "the wrong way round");
        assertEquals(first, pushing.stores.repository.head(ED1).orElseThrow());
    }

    @Test
    void keepsStrangersAndForgedTrailersOut() {
        StockGit.run(pushing.clone, "commit", "-q", "--allow-empty", "-m", "By an outsider");
        pushing.git("commit", "-q", "--allow-empty", "-m", "Lie", "-m", "Script: 1\nVersion: 9.0");

        String said = pushing.refused("HEAD:ed1");

        assertSays(said, "is by \"outsider\", and what comes to ed1 is by ed1");
        assertSays(said, "lines in its message that Ved alone writes");
    }

    @Test
    void keepsOutWhatCouldNotBeSaved() throws IOException {
        long gone = pushing.stores.create("ed1", "gone\n").script().id().value();
        ScriptId deleted = pushing.stores.create("ed1", "deleted\n").script().id();
        pushing.git("pull", "-q", "--ff-only", "origin", "ed1");
        TestingStores.done(pushing.stores.writer.delete("ed1", deleted));
        Files.writeString(pushing.clone.resolve(deleted.path()), "changed\n");
        Files.createDirectories(pushing.clone.resolve("folder"));
        Files.writeString(pushing.clone.resolve("folder/1.py"), "x");
        Files.createSymbolicLink(pushing.clone.resolve("33.py"), Path.of("1.py"));
        Files.delete(pushing.clone.resolve(gone + ".py"));
        Files.writeString(pushing.clone.resolve("README.md"), "x");
        Files.writeString(pushing.clone.resolve("77.py"), "x");
        pushing.commit("1.py", "x".repeat(SourceAnalyzer.MAX_BYTES + 1));
        Files.write(pushing.clone.resolve("1.py"), new byte[] {(byte) 0xff});
        pushing.git("commit", "-q", "-a", "-m", "Latin");
        pushing.commit("1.py", "syntax error\n");

        String said = pushing.refused("HEAD:ed1");

        assertSays(said, "folder is a folder");
        assertSays(said, "33.py is a symbolic link");
        assertSays(said, gone + ".py is removed");
        assertSays(said, "README.md is no script");
        assertSays(said, "there is no script 77");
        assertSays(said, "script " + deleted + " was deleted");
        assertSays(said, "1.py is larger than 256 KiB");
        assertSays(said, "1.py is not UTF-8");
        assertSays(said, "1.py does not parse, line 3, column 7: invalid syntax");
    }

    @Test
    void refusesAnExecutableFileAndTellsHowToMendIt() throws IOException {
        pushing.git("update-index", "--chmod=+x", "1.py");
        pushing.git("commit", "-q", "-m", "Executable");

        assertSays(pushing.refused("HEAD:ed1"), "1.py is executable");

        pushing.git("update-index", "--chmod=-x", "1.py");
        pushing.git("commit", "-q", "--amend", "--allow-empty", "-m", "As it was");
        pushing.accepted("HEAD:ed1");
    }

    private static void assertSays(String said, String sentence) {
        assertTrue(said.contains("remote: Ved: ") && said.contains(sentence), said);
    }
}
