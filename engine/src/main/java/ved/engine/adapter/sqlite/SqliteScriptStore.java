package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import ved.engine.catalogue.Description;
import ved.engine.catalogue.Recording;
import ved.engine.catalogue.ScriptStore;
import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.Fork;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The tables of scripts, versions and branches. */
public final class SqliteScriptStore implements ScriptStore {
    private static final String VERSION = "SELECT " + VersionRow.columns("v") + " FROM versions v ";

    private static final String ANCESTORS =
            """
            WITH RECURSIVE ancestors (id) AS (
              SELECT :version
              UNION
              SELECT p.id FROM ancestors a JOIN versions v ON v.id = a.id
                JOIN versions p ON p.id IN (v.parent_id, v.merged_id))
            """;

    private final Database database;

    public SqliteScriptStore(Database database) {
        this.database = database;
    }

    @Override
    public List<ScriptSummary> list(String user) {
        return database.read(handle -> SummaryQuery.live(handle, user));
    }

    @Override
    public List<ScriptSummary> deleted(String user) {
        return database.read(handle -> SummaryQuery.deleted(handle, user));
    }

    @Override
    public Optional<ScriptSummary> find(String user, ScriptId script) {
        return database.read(handle -> SummaryQuery.one(handle, user, script));
    }

    @Override
    public Set<ScriptId> existing(Set<ScriptId> scripts) {
        if (scripts.isEmpty()) {
            return Set.of();
        }
        return database.read(handle ->
                handle.createQuery("SELECT id FROM scripts WHERE id IN (<scripts>)")
                        .bindList("scripts", scripts.stream().map(ScriptId::value).toList())
                        .mapTo(long.class)
                        .map(ScriptId::new)
                        .collectIntoSet());
    }

    @Override
    public Optional<ScriptVersion> onBranch(Branch branch, ScriptId script) {
        return database.read(handle ->
                version(
                        handle.createQuery(
                                        VERSION
                                                + """
                                                JOIN branch_tips t ON t.version_id = v.id
                                                WHERE t.branch = :branch AND t.script_id = :script
                                                """)
                                .bind("branch", branch.name())
                                .bind("script", script.value())));
    }

    @Override
    public Optional<ScriptVersion> version(VersionId version) {
        return database.read(handle -> version(handle, version.value()));
    }

    @Override
    public Optional<ScriptVersion> version(ScriptId script, VersionNumber number) {
        return database.read(handle ->
                version(
                        handle.createQuery(
                                        VERSION
                                                + " WHERE v.script_id = :script"
                                                + " AND v.major = :major AND v.minor = :minor")
                                .bind("script", script.value())
                                .bind("major", number.major())
                                .bind("minor", number.minor())));
    }

    @Override
    public List<ScriptVersion> versions(ScriptId script) {
        return database.read(handle ->
                handle.createQuery(
                                VERSION
                                        + " WHERE v.script_id = :script"
                                        + " ORDER BY v.major DESC, v.minor DESC")
                        .bind("script", script.value())
                        .map((row, context) -> VersionRow.read(row, "v"))
                        .list());
    }

    @Override
    public boolean descends(VersionId version, VersionId ancestor) {
        return database.read(handle ->
                handle.createQuery(
                                ANCESTORS
                                        + "SELECT EXISTS (SELECT 1 FROM ancestors"
                                        + " WHERE id = :ancestor)")
                        .bind("version", version.value())
                        .bind("ancestor", ancestor.value())
                        .mapTo(boolean.class)
                        .one());
    }

    @Override
    public Optional<VersionId> commonAncestor(VersionId one, VersionId other) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                WITH RECURSIVE
                                  ones (id) AS (
                                    SELECT :one
                                    UNION
                                    SELECT p.id FROM ones a JOIN versions v ON v.id = a.id
                                      JOIN versions p ON p.id IN (v.parent_id, v.merged_id)),
                                  others (id) AS (
                                    SELECT :other
                                    UNION
                                    SELECT p.id FROM others a JOIN versions v ON v.id = a.id
                                      JOIN versions p ON p.id IN (v.parent_id, v.merged_id))
                                SELECT max(id) FROM ones WHERE id IN others
                                """) // what a version was made from was recorded before it
                        .bind("one", one.value())
                        .bind("other", other.value())
                        .mapTo(Long.class)
                        .findOne()
                        .map(VersionId::new));
    }

    @Override
    public ScriptId nextScriptId() {
        return database.write(handle ->
                handle.createQuery(
                                """
                                UPDATE script_ids SET last = 1 + max(last,
                                  (SELECT coalesce(max(id), 0) FROM scripts))
                                RETURNING last
                                """)
                        .mapTo(long.class)
                        .map(ScriptId::new)
                        .one());
    }

    @Override
    public OrderingNumber nextOrderingNumber() {
        return database.read(QueueTables::nextNumber);
    }

    @Override
    public Map<ScriptId, OrderingNumber> orderingNumbers() {
        return database.read(QueueTables::numbers);
    }

    @Override
    public List<QueueChange> queueChanges(
            Optional<ScriptId> script, int limit, OptionalLong before) {
        return database.read(handle -> QueueChangeQuery.find(handle, script, limit, before));
    }

    @Override
    public List<Fork> forks(ScriptId script) {
        return database.read(handle -> ForkQuery.of(handle, script));
    }

    @Override
    public List<CodeHolder> holders(String fingerprint, ScriptId except) {
        return database.read(handle -> CodeQuery.holders(handle, fingerprint, except));
    }

    @Override
    public Optional<VersionNumber> highestVersion(ScriptId script) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT major, minor FROM versions WHERE script_id = :script"
                                        + " ORDER BY major DESC, minor DESC LIMIT 1")
                        .bind("script", script.value())
                        .map((row, context) ->
                                new VersionNumber(row.getInt("major"), row.getInt("minor")))
                        .findOne());
    }

    @Override
    public List<ScriptVersion> tips(Branch branch) {
        return database.read(handle ->
                handle.createQuery(
                                VERSION
                                        + """
                                        JOIN branch_tips t ON t.version_id = v.id
                                        WHERE t.branch = :branch ORDER BY t.script_id
                                        """)
                        .bind("branch", branch.name())
                        .map((row, context) -> VersionRow.read(row, "v"))
                        .list());
    }

    @Override
    public Description description(VersionId version) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT descriptive_name, description, fingerprint FROM versions"
                                        + " WHERE id = :id")
                        .bind("id", version.value())
                        .map((row, context) ->
                                new Description(
                                        row.getString("descriptive_name"),
                                        row.getString("description"),
                                        row.getString("fingerprint")))
                        .one());
    }

    @Override
    public void record(Recording recording) {
        database.write(handle -> {
            RecordingTables.write(handle, recording);
            return recording;
        });
    }

    @Override
    public Optional<String> recordedHead(Branch branch) {
        return database.read(handle ->
                handle.createQuery("SELECT commit_id FROM branch_heads WHERE branch = :branch")
                        .bind("branch", branch.name())
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public Map<Branch, String> recordedHeads() {
        return database.read(BranchTables::heads);
    }

    @Override
    public void recordHead(Branch branch, String commit) {
        database.write(handle -> BranchTables.setHead(handle, branch, commit));
    }

    @Override
    public boolean milestoneReached(String milestone) {
        return database.read(handle ->
                handle.createQuery("SELECT EXISTS (SELECT 1 FROM milestones WHERE name = :name)")
                        .bind("name", milestone)
                        .mapTo(boolean.class)
                        .one());
    }

    @Override
    public void recordMilestone(String milestone, Instant at) {
        database.write(handle ->
                handle.createUpdate(
                                "INSERT INTO milestones (name, reached_at) VALUES (:name, :at)"
                                        + " ON CONFLICT DO NOTHING")
                        .bind("name", milestone)
                        .bind("at", Columns.micros(at))
                        .execute());
    }

    private static Optional<ScriptVersion> version(Handle handle, long id) {
        return version(handle.createQuery(VERSION + " WHERE v.id = :id").bind("id", id));
    }

    private static Optional<ScriptVersion> version(Query query) {
        return query.map((row, context) -> VersionRow.read(row, "v")).findOne();
    }
}
