package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.StoredDatasets.Change;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What an earlier Ved stored is there after an update. */
final class MigrationTest {
    private static final Instant SECOND = Instant.parse("1970-01-01T00:00:01Z");

    @TempDir Path directory;

    @Test
    void keepsTheHistoryOfDataThatTheAuditHad() throws SQLException {
        migrateTo("1");
        execute(
                """
                INSERT INTO scripts (id, ordering_number, created_by, created_at)
                VALUES (7, 10000, 'ed1', 1);
                INSERT INTO dataset_blobs (sha256, size, bytes) VALUES ('0a', 3, x'010203');
                INSERT INTO datasets VALUES (7, 'production', '0a', 'ed2', 2000000);
                INSERT INTO audit (at, user_name, action, script_id, detail) VALUES
                  (1000000, 'ed1', 'dataset stored', 7, 'test 0a'),
                  (2000000, 'ed2', 'dataset stored', 7, 'production 0a'),
                  (3000000, 'ed1', 'dataset removed', 7, 'test 0a'),
                  (4000000, 'ed1', 'something else', 7, 'kept');
                """);

        try (Database database = Database.open(directory)) {
            var all = new SqliteDatasetStore(database).all(new ScriptId(7));

            assertEquals(
                    List.of(
                            change(DatasetKind.TEST, true, "ed1", 3),
                            change(DatasetKind.PRODUCTION, false, "ed2", 2),
                            change(DatasetKind.TEST, false, "ed1", 1)),
                    all.changes());
            assertEquals(3, all.production().orElseThrow().size());
            assertEquals(
                    List.of("something else"),
                    database.read(
                            h -> h.select("SELECT action FROM audit").mapTo(String.class).list()));
        }
    }

    @Test
    void tellsHowBranchesStandAndWhoCameIn() throws SQLException {
        migrateTo("1");
        execute(
                """
                INSERT INTO scripts (id, ordering_number, created_by, created_at) VALUES
                  (1, 10000, 'ed1', 2), (2, 35000, 'ed2', 1), (3, 40000, 'ed1', 3);
                INSERT INTO versions (id, script_id, major, minor, branch, commit_id, blob_id,
                  parent_id, committer, saved_at, message, descriptive_name, description,
                  fingerprint, interpreter) VALUES
                  (1, 1, 0, 1, 'ed1', 'a', 'a', NULL, 'ed1', 2, '', '', '', '', ''),
                  (2, 1, 0, 2, 'ed2', 'b', 'b', 1, 'ed2', 3, '', '', '', '', ''),
                  (3, 1, 0, 3, 'ed3', 'c', 'c', 1, 'ed3', 4, '', '', '', '', ''),
                  (4, 1, 0, 4, 'ed4', 'd', 'd', 2, 'ed4', 5, '', '', '', '', ''),
                  (5, 2, 0, 1, 'ed2', 'e', 'e', NULL, 'ed2', 1, '', '', '', '', '');
                INSERT INTO branch_tips (branch, script_id, version_id, on_prod) VALUES
                  ('prod', 1, 2, 1), ('ed1', 1, 1, 1), ('ed2', 1, 2, 1),
                  ('ed3', 1, 3, 0), ('ed4', 1, 4, 0), ('ed2', 2, 5, 0);
                """);

        try (Database database = Database.open(directory)) {
            assertEquals(
                    List.of(
                            "ed1 1 merged",
                            "ed2 1 merged",
                            "ed2 2 ahead",
                            "ed3 1 diverged",
                            "ed4 1 ahead",
                            "prod 1 merged"),
                    strings(
                            database,
                            "SELECT branch || ' ' || script_id || ' ' || standing"
                                    + " FROM branch_tips ORDER BY 1"));
            assertEquals(
                    List.of("created 2 35000 ed2 1 e", "created 1 10000 ed1 2 a"),
                    strings(
                            database,
                            """
                            SELECT kind || ' ' || script_id || ' ' || to_number || ' '
                              || changed_by || ' ' || changed_at || ' ' || commit_id
                            FROM placements ORDER BY id
                            """));
        }
    }

    private static List<String> strings(Database database, String query) {
        return database.read(h -> h.select(query).mapTo(String.class).list());
    }

    private static Change change(DatasetKind kind, boolean removed, String by, long second) {
        return new Change(kind, removed, "0a", 3, by, SECOND.plusSeconds(second - 1));
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(Database.url(directory), null, null)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Database.url(directory));
                var statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }
}
