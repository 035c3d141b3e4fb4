package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings what a database misses over from one that was made from Git alone, and corrects where
 * branches stand and which place each script has in the queue. Takes nothing away.
 */
public final class SqliteMending {
    private static final String SCRIPTS =
            "SELECT id, ordering_number, created_by, created_at, deleted_by, deleted_at FROM"
                    + " scripts";

    private static final String VERSIONS =
            """
            SELECT v.*, p.major AS parent_major, p.minor AS parent_minor,
              m.major AS merged_major, m.minor AS merged_minor,
              f.major AS fork_major, f.minor AS fork_minor
            FROM versions v
            LEFT JOIN versions p ON p.id = v.parent_id
            LEFT JOIN versions m ON m.id = v.merged_id
            LEFT JOIN versions f ON f.id = v.fork_version_id
            ORDER BY v.id
            """;

    private static final String ADD_VERSION =
            """
            INSERT INTO versions (script_id, major, minor, branch, commit_id, blob_id, parent_id,
              merged_id, fork_script_id, fork_version_id, committer, saved_at, message,
              descriptive_name, description, fingerprint, interpreter)
            VALUES (:script_id, :major, :minor, :branch, :commit_id, :blob_id,
              (SELECT id FROM versions WHERE script_id = :script_id
                AND major = :parent_major AND minor = :parent_minor),
              (SELECT id FROM versions WHERE script_id = :script_id
                AND major = :merged_major AND minor = :merged_minor),
              :fork_script_id,
              (SELECT id FROM versions WHERE script_id = :fork_script_id
                AND major = :fork_major AND minor = :fork_minor),
              :committer, :saved_at, :message, :descriptive_name, :description, :fingerprint,
              :interpreter)
            ON CONFLICT DO NOTHING
            """;

    private static final String NUMBERED = "SELECT t.*, v.major, v.minor FROM %s t JOIN versions v";

    private static final String VERSION_ID =
            "(SELECT id FROM versions WHERE script_id = :script_id"
                    + " AND major = :major AND minor = :minor)";

    private SqliteMending() {}

    /** Returns what was done, a sentence each. */
    public static List<String> mend(Database database, Database byGit) {
        List<Map<String, Object>> scripts = rows(byGit, SCRIPTS);
        List<Map<String, Object>> versions = rows(byGit, VERSIONS);
        List<Map<String, Object>> tips =
                rows(byGit, NUMBERED.formatted("branch_tips") + " ON v.id = t.version_id");
        List<Map<String, Object>> merges =
                rows(byGit, NUMBERED.formatted("merges") + " ON v.id = t.version_id");
        List<Map<String, Object>> placements = rows(byGit, "SELECT * FROM placements ORDER BY id");
        return database.write(handle -> {
            List<String> done = new ArrayList<>();
            scripts.forEach(row -> addScript(handle, row, done));
            versions.forEach(row -> addVersion(handle, row, done));
            merges.forEach(row -> addMerge(handle, row));
            placements.forEach(row -> addPlacement(handle, row));
            tips.forEach(row -> correctTip(handle, row, done));
            correctQueue(handle, scripts, done);
            return List.copyOf(done);
        });
    }

    private static List<Map<String, Object>> rows(Database database, String query) {
        return database.read(handle -> handle.createQuery(query).mapToMap().list());
    }

    private static void addScript(Handle handle, Map<String, Object> row, List<String> done) {
        Map<String, Object> script = new HashMap<>(row);
        boolean there =
                handle.createQuery("SELECT EXISTS (SELECT 1 FROM scripts WHERE id = :id)")
                        .bindMap(row)
                        .mapTo(boolean.class)
                        .one();
        if (there) {
            return;
        }
        if (row.get("deleted_at") == null) {
            OrderingNumber free = QueueTables.freeNumber(handle, number(row));
            script.put("ordering_number", free.tenThousandths());
        }
        handle.createUpdate(
                        """
                        INSERT INTO scripts
                          (id, ordering_number, created_by, created_at, deleted_by, deleted_at)
                        VALUES
                          (:id, :ordering_number, :created_by, :created_at, :deleted_by, :deleted_at)
                        """)
                .bindMap(script)
                .execute();
        done.add("Recorded script %s again.".formatted(row.get("id")));
    }

    /** All scripts leave their wrong places before any takes its right one. */
    private static void correctQueue(
            Handle handle, List<Map<String, Object>> scripts, List<String> done) {
        List<Map<String, Object>> misplaced =
                scripts.stream().filter(row -> isMisplaced(handle, row)).toList();
        Map<Object, String> before = new HashMap<>();
        misplaced.forEach(row -> before.put(id(row), place(handle, row)));
        misplaced.forEach(row -> leave(handle, row));
        misplaced.stream()
                .filter(row -> row.get("deleted_at") == null)
                .forEach(row ->
                        QueueTables.enter(
                                handle,
                                new ScriptId(id(row)),
                                QueueTables.freeNumber(handle, number(row))));
        for (Map<String, Object> row : misplaced) {
            String after = place(handle, row);
            if (!after.equals(before.get(id(row)))) {
                done.add("Script %s is %s again.".formatted(id(row), after));
            }
        }
    }

    private static boolean isMisplaced(Handle handle, Map<String, Object> row) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM scripts WHERE id = :id
                          AND ((deleted_at IS NULL) <> (:deleted_at IS NULL)
                            OR (deleted_at IS NULL AND ordering_number <> :ordering_number)))
                        """)
                .bindMap(row)
                .mapTo(boolean.class)
                .one();
    }

    private static void leave(Handle handle, Map<String, Object> row) {
        handle.createUpdate(
                        """
                        UPDATE scripts SET ordering_number = :ordering_number,
                          deleted_by = coalesce(:deleted_by, created_by),
                          deleted_at = coalesce(:deleted_at, created_at)
                        WHERE id = :id
                        """)
                .bindMap(row)
                .execute();
    }

    private static String place(Handle handle, Map<String, Object> row) {
        return Optional.ofNullable(QueueTables.numbers(handle).get(new ScriptId(id(row))))
                .map(number -> "number " + number)
                .orElse("deleted");
    }

    private static OrderingNumber number(Map<String, Object> row) {
        return new OrderingNumber(asLong(row, "ordering_number"));
    }

    private static long id(Map<String, Object> row) {
        return asLong(row, "id");
    }

    private static long asLong(Map<String, Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    private static void addVersion(Handle handle, Map<String, Object> row, List<String> done) {
        if (handle.createUpdate(ADD_VERSION).bindMap(row).execute() > 0) {
            done.add(
                    "Recorded version %s.%s of script %s again."
                            .formatted(row.get("major"), row.get("minor"), row.get("script_id")));
        }
    }

    private static void addMerge(Handle handle, Map<String, Object> row) {
        handle.createUpdate(
                        "INSERT INTO merges (script_id, commit_id, version_id, merged_by,"
                                + " merged_at) VALUES (:script_id, :commit_id, "
                                + VERSION_ID
                                + ", :merged_by, :merged_at) ON CONFLICT DO NOTHING")
                .bindMap(row)
                .execute();
    }

    private static void addPlacement(Handle handle, Map<String, Object> row) {
        handle.createUpdate(
                        """
                        INSERT INTO placements (kind, script_id, from_number, to_number,
                          changed_by, changed_at, commit_id)
                        VALUES (:kind, :script_id, :from_number, :to_number,
                          :changed_by, :changed_at, :commit_id)
                        ON CONFLICT DO NOTHING
                        """)
                .bindMap(row)
                .execute();
    }

    private static void correctTip(Handle handle, Map<String, Object> row, List<String> done) {
        int corrected =
                handle.createUpdate(
                                "INSERT INTO branch_tips (branch, script_id, version_id, standing)"
                                        + " VALUES (:branch, :script_id, "
                                        + VERSION_ID
                                        + ", :standing) ON CONFLICT DO UPDATE"
                                        + " SET version_id = excluded.version_id,"
                                        + " standing = excluded.standing"
                                        + " WHERE version_id <> excluded.version_id"
                                        + " OR standing <> excluded.standing")
                        .bindMap(row)
                        .execute();
        if (corrected > 0) {
            done.add(
                    "Branch %s has version %s.%s of script %s again."
                            .formatted(
                                    row.get("branch"),
                                    row.get("major"),
                                    row.get("minor"),
                                    row.get("script_id")));
        }
    }
}
