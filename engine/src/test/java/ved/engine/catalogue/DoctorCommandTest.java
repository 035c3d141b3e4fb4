package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.boot.DoctorCommand;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Damages one store or the other, and has the doctor find and mend it. */
final class DoctorCommandTest {
    /** Where the analyser's CPython is unpacked once for all tests. */
    @TempDir private static Path runtime = Path.of("");

    @TempDir Path directory;

    /** Script 1 with three versions, the second on prod; script 2 with one. */
    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.createSymbolicLink(directory.resolve("data/runtime"), runtime);
        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            ScriptVersion first = stores.create("ed1", "one\n").script().version();
            ScriptVersion second = save(stores, first, "two\n");
            stores.merge("ed1", first.script());
            save(stores, second, "three\n");
            stores.create("ed2", "other\n");
        }
    }

    @AfterEach
    void unlink() throws IOException {
        Files.delete(directory.resolve("data/runtime"));
    }

    @Test
    void findsNothingInSoundStores() {
        assertSays(0, "Git and SQLite are sound and agree.", doctor());
    }

    @Test
    void cannotLookWhileAServerRunsOrNothingIsThere() {
        try (TestingStores _ = new TestingStores(directory)) {
            assertSays(2, "Stop it first", doctor());
        }
        assertSays(2, "There is no scripts repository", doctor(directory.resolve("nowhere")));
        assertSays(2, "Usage:", run(directory, "--force"));
    }

    @Test
    void recordsAgainWhatTheDatabaseLost() throws SQLException {
        sql(
                "DELETE FROM branch_tips WHERE script_id = 1 AND branch = 'ed1'",
                "DELETE FROM versions WHERE script_id = 1 AND minor = 3",
                "DELETE FROM branch_tips WHERE script_id = 2",
                "DELETE FROM placements WHERE script_id = 2",
                "DELETE FROM versions WHERE script_id = 2",
                "DELETE FROM scripts WHERE id = 2",
                "DELETE FROM branch_heads WHERE branch = 'ed1'");

        Said found = doctor();
        Said mended = repair();

        assertSays(1, "Version 0.3 of script 1 is in Git", found);
        assertSays(1, "Version 0.1 of script 2 is in Git", found);
        assertSays(1, "Branch ed1 has version 0.3 of script 1 in Git, but none in SQLite", found);
        assertSays(1, "but was recorded only up to no commit", found);
        assertSays(0, "Repaired: Recorded script 2 again.", mended);
        assertSays(0, "Git and SQLite are sound and agree.", doctor());
        try (TestingStores stores = new TestingStores(directory)) {
            assertEquals(3, stores.store.versions(new ScriptId(1)).size());
            assertEquals(
                    "2.0",
                    stores.store
                            .find("ed2", new ScriptId(2))
                            .orElseThrow()
                            .orderingNumber()
                            .toString());
        }
    }

    @Test
    void putsScriptsBackToTheirPlacesInTheQueue() throws SQLException {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.create("ed1", "third\n");
            ScriptId fourth = stores.create("ed1", "fourth\n").script().id();
            TestingStores.done(stores.writer.delete("ed1", fourth));
        }
        sql(
                "UPDATE scripts SET ordering_number = 70000 WHERE id = 1",
                "UPDATE scripts SET ordering_number = 10000 WHERE id = 2",
                "UPDATE scripts SET deleted_by = 'ed1', deleted_at = 1 WHERE id = 3",
                "UPDATE scripts SET ordering_number = 20000, deleted_by = NULL, deleted_at = NULL"
                        + " WHERE id = 4");

        Said found = doctor();
        Said mended = repair();

        assertSays(1, "Script 1 is number 1.0 by Git's history, but number 7.0", found);
        assertSays(1, "Script 4 is deleted by Git's history, but number 2.0", found);
        assertSays(0, "Repaired: Script 1 is number 1.0 again.", mended);
        assertSays(0, "Repaired: Script 2 is number 2.0 again.", mended);
        assertSays(0, "Repaired: Script 3 is number 3.0 again.", mended);
        assertSays(0, "Repaired: Script 4 is deleted again.", mended);
    }

    @Test
    void reportsTheSameCodeOfTwoScriptsOnProd() throws SQLException {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.merge("ed2", new ScriptId(2));
        }
        sql("UPDATE versions SET fingerprint = 'the same'");

        assertSays(1, "Scripts 1 and 2 have the same code on prod. Change", doctor());

        sql("UPDATE scripts SET deleted_by = 'ed1', deleted_at = 1 WHERE id = 2");
        assertFalse(doctor().output().contains("the same code"));
    }

    @Test
    void makesALostDatabaseAnew() throws IOException {
        deleteDatabase();

        assertSays(1, "there is no ved.db", doctor());
        assertSays(0, "commits from Git.", repair());

        try (TestingStores stores = new TestingStores(directory)) {
            assertEquals(2, stores.store.list("ed1").size());
            assertEquals(0, stores.reconciliation.run());
        }
    }

    @Test
    void saysWhatToDoAboutADamagedDatabase() throws IOException {
        deleteDatabase();
        Files.writeString(directory.resolve("data/ved.db"), "This is no database. ".repeat(500));

        assertSays(1, "move it away", doctor());
        assertSays(1, "Not repaired:", repair());
    }

    @Test
    void putsBranchesBackAndRecordsWhatWasNotRecorded() {
        Path git = directory.resolve("repo");
        StockGit.run(git, "update-ref", "refs/heads/ed1", "ed1^");
        StockGit.run(git, "update-ref", "-d", "refs/heads/ed2");

        Said found = doctor();
        Said mended = repair();

        assertSays(1, "Branch ed1 is gone or stands before commit", found);
        assertSays(1, "Version 0.3 of script 1 is of commit", found);
        assertSays(1, "Branch ed2 is gone or stands before commit", found);
        assertSays(0, "Repaired: Branch ed2 was put back", mended);
        assertSays(0, "Git and SQLite are sound and agree.", doctor());
    }

    @Test
    void reportsLostContentAndRowsThatGitDoesNotKnow() throws IOException, SQLException {
        sql(
                """
                INSERT INTO versions (script_id, major, minor, branch, commit_id, blob_id,
                  parent_id, committer, saved_at, message, descriptive_name, description,
                  fingerprint, interpreter)
                SELECT script_id, 7, 7, branch, '%s', blob_id, id, committer, saved_at, message,
                  descriptive_name, description, fingerprint, interpreter
                FROM versions WHERE script_id = 2
                """
                        .formatted("a".repeat(40)));
        String blob = StockGit.run(directory.resolve("repo"), "rev-parse", "ed1:1.py").strip();
        Files.delete(
                directory
                        .resolve("repo/objects")
                        .resolve(blob.substring(0, 2))
                        .resolve(blob.substring(2)));

        Said found = repair();

        assertSays(1, "Git: missing blob " + blob, found);
        assertSays(1, "Version 0.3 of script 1 cannot be read", found);
        assertSays(1, "Version 7.7 of script 2 is of commit aaaaaaa", found);
        assertSays(1, "Version 7.7 of script 2 is in SQLite, but no commit", found);
    }

    private record Said(int exitCode, String output) {}

    private Said doctor() {
        return run(directory);
    }

    private Said repair() {
        return run(directory, "--repair");
    }

    private static Said doctor(Path directory) {
        return run(directory);
    }

    private static Said run(Path directory, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode =
                DoctorCommand.run(
                        Map.of(
                                "VED_DATA_DIR", directory.resolve("data").toString(),
                                "VED_SCRIPTS_REPO", directory.resolve("repo").toString()),
                        List.of(arguments),
                        new PrintStream(output, true, StandardCharsets.UTF_8));
        return new Said(exitCode, output.toString(StandardCharsets.UTF_8));
    }

    private static void assertSays(int exitCode, String sentence, Said said) {
        assertTrue(said.output().contains(sentence), said::output);
        assertEquals(exitCode, said.exitCode(), said::output);
    }

    private static ScriptVersion save(TestingStores stores, ScriptVersion base, String content) {
        return TestingStores.done(stores.save("ed1", base.script(), base.id(), content))
                .script()
                .version();
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("data/ved.db"));
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private void deleteDatabase() throws IOException {
        for (String name : List.of("ved.db", "ved.db-wal", "ved.db-shm")) {
            Files.deleteIfExists(directory.resolve("data").resolve(name));
        }
    }
}
