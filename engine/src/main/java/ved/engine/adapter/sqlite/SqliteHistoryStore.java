package ved.engine.adapter.sqlite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

import ved.engine.catalogue.HistoryStore;
import ved.engine.script.Arrival;
import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.DuplicateCode;
import ved.engine.script.OrderingNumber;
import ved.engine.script.RecordedVersion;
import ved.engine.script.ScriptId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables of versions, branches and merges for what became of versions. */
public final class SqliteHistoryStore implements HistoryStore {
    private static final String VERSIONS =
            "SELECT "
                    + VersionRow.columns("v")
                    + " FROM versions v WHERE v.script_id = :script"
                    + " ORDER BY v.major DESC, v.minor DESC";

    private static final String TIPS =
            """
            SELECT version_id, branch FROM branch_tips WHERE script_id = :script
            ORDER BY branch <> 'prod', branch
            """;

    private static final String ARRIVALS =
            """
            SELECT version_id, commit_id, merged_by, merged_at FROM merges
            WHERE script_id = :script ORDER BY merged_at DESC
            """;

    /** All tips of live scripts whose code is a tip of another live script too. */
    private static final String DUPLICATES =
            """
            WITH tips AS (
              SELECT t.branch, s.id AS script, s.ordering_number, v.fingerprint, t.version_id
              FROM branch_tips t
              JOIN scripts s ON s.id = t.script_id AND s.deleted_at IS NULL
              JOIN versions v ON v.id = t.version_id AND v.fingerprint <> ''
              WHERE t.branch = 'prod' OR t.standing <> 'merged')
            SELECT t.branch AS held_on, t.ordering_number, t.fingerprint, \
            """
                    + VersionRow.columns("v")
                    + """
                     FROM tips t JOIN versions v ON v.id = t.version_id
                    WHERE t.fingerprint IN (
                      SELECT fingerprint FROM tips
                      GROUP BY fingerprint HAVING count(DISTINCT script) > 1)
                    ORDER BY t.ordering_number, t.branch <> 'prod', t.branch
                    """;

    private final Database database;

    public SqliteHistoryStore(Database database) {
        this.database = database;
    }

    @Override
    public List<RecordedVersion> recorded(ScriptId script) {
        return database.read(handle -> {
            Map<Long, List<Branch>> tips =
                    byVersion(
                            handle,
                            TIPS,
                            script,
                            (row, context) -> new Branch(row.getString("branch")));
            Map<Long, List<Arrival>> arrivals =
                    byVersion(
                            handle,
                            ARRIVALS,
                            script,
                            (row, context) ->
                                    new Arrival(
                                            row.getString("commit_id"),
                                            row.getString("merged_by"),
                                            Columns.instant(row, "merged_at")));
            return handle.createQuery(VERSIONS)
                    .bind("script", script.value())
                    .map((row, context) -> VersionRow.read(row, "v"))
                    .map(version ->
                            new RecordedVersion(
                                    version,
                                    tips.getOrDefault(version.id().value(), List.of()),
                                    arrivals.getOrDefault(version.id().value(), List.of())))
                    .list();
        });
    }

    @Override
    public List<DuplicateCode> duplicates() {
        Map<String, List<CodeHolder>> holders =
                database.read(handle ->
                        handle.createQuery(DUPLICATES)
                                .map((row, context) ->
                                        Map.entry(
                                                row.getString("fingerprint"),
                                                new CodeHolder(
                                                        new ScriptId(row.getLong("v_script_id")),
                                                        new OrderingNumber(
                                                                row.getLong("ordering_number")),
                                                        new Branch(row.getString("held_on")),
                                                        VersionRow.read(row, "v"))))
                                .collect(
                                        groupingBy(
                                                Map.Entry::getKey,
                                                LinkedHashMap::new,
                                                mapping(Map.Entry::getValue, toList()))));
        return holders.entrySet().stream()
                .map(entry -> new DuplicateCode(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static <T> Map<Long, List<T>> byVersion(
            Handle handle, String query, ScriptId script, RowMapper<T> mapper) {
        return handle.createQuery(query)
                .bind("script", script.value())
                .map((row, context) ->
                        Map.entry(row.getLong("version_id"), mapper.map(row, context)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
