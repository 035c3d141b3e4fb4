package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteScriptStore;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether Git alone tells everything that SQLite knows of scripts, versions and their order. */
final class RebuildCheck {
    private static final Map<String, String> TABLES =
            Map.of(
                    "scripts",
                    """
                    SELECT id, ordering_number, created_by, created_at, deleted_by, deleted_at
                    FROM scripts ORDER BY id
                    """,
                    "versions",
                    """
                    SELECT v.script_id, v.major, v.minor, v.branch, v.commit_id, v.blob_id,
                      p.major, p.minor, m.major, m.minor, v.fork_script_id, f.major, f.minor,
                      v.committer, v.saved_at, v.message, v.descriptive_name, v.description,
                      v.fingerprint, v.interpreter
                    FROM versions v
                    LEFT JOIN versions p ON p.id = v.parent_id
                    LEFT JOIN versions m ON m.id = v.merged_id
                    LEFT JOIN versions f ON f.id = v.fork_version_id
                    ORDER BY v.script_id, v.major, v.minor
                    """,
                    "branches",
                    """
                    SELECT t.branch, t.script_id, v.major, v.minor, t.standing
                    FROM branch_tips t JOIN versions v ON v.id = t.version_id
                    ORDER BY t.branch, t.script_id
                    """,
                    "heads",
                    "SELECT branch, commit_id FROM branch_heads ORDER BY branch",
                    "arrivals",
                    """
                    SELECT a.script_id, a.commit_id, v.major, v.minor, a.merged_by, a.merged_at
                    FROM merges a JOIN versions v ON v.id = a.version_id
                    ORDER BY a.merged_at, a.script_id
                    """,
                    "queue changes",
                    """
                    SELECT kind, script_id, from_number, to_number, changed_by, changed_at,
                      commit_id
                    FROM placements ORDER BY changed_at, script_id
                    """);

    private RebuildCheck() {}

    /**
     * Fails unless a database made from Git alone is the same.
     *
     * @param empty a directory for that database
     */
    static void assertRebuilds(TestingStores stores, Path empty) {
        try (Database database = Database.open(empty)) {
            new Reconciliation(stores.repository, new SqliteScriptStore(database), stores.sources)
                    .run();
        }

        Map<String, List<String>> rebuilt = content(new Rows(empty));
        content(new Rows(stores.directory.resolve("data")))
                .forEach((table, rows) ->
                        assertEquals(
                                String.join("\n", rows),
                                String.join("\n", rebuilt.getOrDefault(table, List.of())),
                                table));
    }

    private static Map<String, List<String>> content(Rows rows) {
        Map<String, List<String>> content = new TreeMap<>();
        TABLES.forEach((table, query) -> content.put(table, rows.of(query)));
        return content;
    }
}
