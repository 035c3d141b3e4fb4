package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

import ved.engine.doctor.MetadataCheckup;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examines the file and its tables. */
public final class SqliteCheckup implements MetadataCheckup {
    private static final String SOUND = "ok";

    private final Database database;

    public SqliteCheckup(Database database) {
        this.database = database;
    }

    @Override
    public List<String> faults() {
        return database.read(handle -> {
            List<String> faults = new ArrayList<>(integrity(handle));
            handle.createQuery("PRAGMA foreign_key_check")
                    .map((row, context) ->
                            "row %s of table %s points to a row of %s that is not there"
                                    .formatted(
                                            row.getString("rowid"),
                                            row.getString("table"),
                                            row.getString("parent")))
                    .forEach(faults::add);
            return List.copyOf(faults);
        });
    }

    @Override
    public List<VersionEntry> versions() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT script_id, major, minor, branch, commit_id, blob_id"
                                        + " FROM versions ORDER BY script_id, major, minor")
                        .map((row, context) ->
                                new VersionEntry(
                                        new VersionName(
                                                new ScriptId(row.getLong("script_id")),
                                                new VersionNumber(
                                                        row.getInt("major"), row.getInt("minor"))),
                                        new Branch(row.getString("branch")),
                                        row.getString("commit_id"),
                                        row.getString("blob_id")))
                        .list());
    }

    @Override
    public Map<Branch, String> heads() {
        return database.read(BranchTables::heads);
    }

    @Override
    public Map<Tip, VersionNumber> tips() {
        return map(
                """
                SELECT t.branch, t.script_id, v.major, v.minor
                FROM branch_tips t JOIN versions v ON v.id = t.version_id
                ORDER BY t.branch, t.script_id
                """,
                (row, context) ->
                        Map.entry(
                                new Tip(
                                        new Branch(row.getString("branch")),
                                        new ScriptId(row.getLong("script_id"))),
                                new VersionNumber(row.getInt("major"), row.getInt("minor"))));
    }

    @Override
    public Map<ScriptId, Optional<OrderingNumber>> queue() {
        return map(
                "SELECT id, ordering_number, deleted_at IS NULL AS live FROM scripts ORDER BY id",
                (row, context) ->
                        Map.entry(
                                new ScriptId(row.getLong("id")),
                                row.getBoolean("live")
                                        ? Optional.of(
                                                new OrderingNumber(row.getLong("ordering_number")))
                                        : Optional.empty()));
    }

    @Override
    public List<OrderingNumber> sharedNumbers() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT ordering_number FROM scripts NOT INDEXED
                                WHERE deleted_at IS NULL
                                GROUP BY ordering_number HAVING count(*) > 1
                                """)
                        .mapTo(Long.class)
                        .map(OrderingNumber::new)
                        .list());
    }

    @Override
    public List<List<ScriptId>> sharedCode() {
        Map<String, List<ScriptId>> byCode = new LinkedHashMap<>();
        database.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT t.script_id, v.fingerprint
                                        FROM branch_tips t JOIN versions v ON v.id = t.version_id
                                        JOIN scripts s ON s.id = t.script_id
                                        WHERE t.branch = 'prod' AND s.deleted_at IS NULL
                                          AND v.fingerprint <> ''
                                        ORDER BY t.script_id
                                        """)
                                .map((row, context) ->
                                        Map.entry(
                                                row.getString("fingerprint"),
                                                new ScriptId(row.getLong("script_id"))))
                                .list())
                .forEach(found ->
                        byCode.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                                .add(found.getValue()));
        return byCode.values().stream().filter(scripts -> scripts.size() > 1).toList();
    }

    private <K, V> Map<K, V> map(String query, RowMapper<Map.Entry<K, V>> entry) {
        Map<K, V> map = new LinkedHashMap<>();
        database.read(handle -> handle.createQuery(query).map(entry).list())
                .forEach(found -> map.put(found.getKey(), found.getValue()));
        return map;
    }

    private static List<String> integrity(Handle handle) {
        return handle.createQuery("PRAGMA integrity_check")
                .mapTo(String.class)
                .filter(line -> !line.equals(SOUND))
                .list();
    }
}
