package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import ved.engine.catalogue.ScriptStore;
import ved.engine.script.Branch;
import ved.engine.script.Deletion;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of scripts, versions and branches. */
public final class SqliteScriptStore implements ScriptStore {
    private static final String VERSION = "SELECT " + VersionRow.columns("v") + " FROM versions v ";

    /** What the user sees: own unmerged work, else prod's version, else the newest of any branch. */
    private static final String SUMMARY =
            "SELECT s.id, s.ordering_number, s.deleted_by, s.deleted_at, prod.version_id AS"
                    + " prod_id, "
                    + VersionRow.columns("v")
                    + ", "
                    + VersionRow.columns("p")
                    + """
                    , EXISTS (SELECT 1 FROM datasets d
                        WHERE d.script_id = s.id AND d.kind = 'test') AS has_test
                    , EXISTS (SELECT 1 FROM datasets d
                        WHERE d.script_id = s.id AND d.kind = 'production') AS has_production
                    FROM scripts s
                    LEFT JOIN branch_tips own
                      ON own.branch = :user AND own.script_id = s.id AND own.on_prod = 0
                    LEFT JOIN branch_tips prod ON prod.branch = 'prod' AND prod.script_id = s.id
                    LEFT JOIN versions p ON p.id = prod.version_id AND own.version_id IS NOT NULL
                    JOIN versions v ON v.id = coalesce(own.version_id, prod.version_id,
                      (SELECT n.id FROM versions n WHERE n.script_id = s.id
                       ORDER BY n.major DESC, n.minor DESC LIMIT 1))
                    """;

    private static final String ANCESTORS =
            """
            WITH RECURSIVE ancestors (id) AS (
              SELECT :version
              UNION
              SELECT v.parent_id FROM versions v JOIN ancestors a ON v.id = a.id
              WHERE v.parent_id IS NOT NULL)
            """;

    private final Database database;

    public SqliteScriptStore(Database database) {
        this.database = database;
    }

    @Override
    public List<ScriptSummary> list(String user) {
        return database.read(handle ->
                handle.createQuery(
                                SUMMARY + " WHERE s.deleted_at IS NULL ORDER BY s.ordering_number")
                        .bind("user", user)
                        .map((row, context) -> summary(row))
                        .list());
    }

    @Override
    public List<ScriptSummary> deleted(String user) {
        return database.read(handle ->
                handle.createQuery(
                                SUMMARY
                                        + " WHERE s.deleted_at IS NOT NULL"
                                        + " ORDER BY s.deleted_at DESC, s.id DESC")
                        .bind("user", user)
                        .map((row, context) -> summary(row))
                        .list());
    }

    @Override
    public Optional<ScriptSummary> find(String user, ScriptId script) {
        return database.read(handle ->
                handle.createQuery(SUMMARY + " WHERE s.id = :script")
                        .bind("user", user)
                        .bind("script", script.value())
                        .map((row, context) -> summary(row))
                        .findOne());
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
        return database.read(handle ->
                handle.createQuery(
                                "SELECT max(ordering_number) FROM scripts"
                                        + " WHERE deleted_at IS NULL")
                        .mapTo(Long.class)
                        .findOne()
                        .map(OrderingNumber::new)
                        .map(OrderingNumber::nextGroup)
                        .orElseGet(() -> OrderingNumber.ofGroup(1)));
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
    public ScriptVersion recordVersion(NewVersion version) {
        return database.write(handle -> recordVersion(handle, version));
    }

    @Override
    public void recordMerge(ScriptVersion version, String prodCommit, String mergedBy, Instant at) {
        database.write(handle -> {
            int recorded =
                    handle.createUpdate(
                                    """
                                    INSERT INTO merges
                                      (script_id, commit_id, version_id, merged_by, merged_at)
                                    VALUES (:script, :commit, :version, :mergedBy, :at)
                                    ON CONFLICT DO NOTHING
                                    """)
                            .bind("script", version.script().value())
                            .bind("commit", prodCommit)
                            .bind("version", version.id().value())
                            .bind("mergedBy", mergedBy)
                            .bind("at", Columns.micros(at))
                            .execute();
            if (recorded > 0) {
                setTip(handle, Branch.PROD, version.script(), version.id().value());
                markOnProd(handle, version);
                setHead(handle, Branch.PROD, prodCommit);
            }
            return recorded;
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
    public void recordHead(Branch branch, String commit) {
        database.write(handle -> setHead(handle, branch, commit));
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

    private static ScriptVersion recordVersion(Handle handle, NewVersion version) {
        Optional<ScriptVersion> recorded =
                version(
                        handle.createQuery(
                                        VERSION
                                                + " WHERE v.script_id = :script"
                                                + " AND v.commit_id = :commit")
                                .bind("script", version.script().value())
                                .bind("commit", version.commit()));
        if (recorded.isPresent()) {
            return recorded.get();
        }
        version.orderingNumber().ifPresent(number -> insertScript(handle, version, number));
        long id = insertVersion(handle, version);
        setTip(handle, version.branch(), version.script(), id);
        setHead(handle, version.branch(), version.commit());
        return version(handle, id).orElseThrow();
    }

    private static void insertScript(Handle handle, NewVersion version, OrderingNumber number) {
        handle.createUpdate(
                        """
                        INSERT INTO scripts (id, ordering_number, created_by, created_at)
                        VALUES (:id, :number, :by, :at)
                        """)
                .bind("id", version.script().value())
                .bind("number", number.tenThousandths())
                .bind("by", version.committer())
                .bind("at", Columns.micros(version.savedAt()))
                .execute();
    }

    private static long insertVersion(Handle handle, NewVersion version) {
        return handle.createQuery(
                        """
                        INSERT INTO versions (script_id, major, minor, branch, commit_id, blob_id,
                          parent_id, committer, saved_at, message, descriptive_name, description,
                          fingerprint, interpreter)
                        VALUES (:script, :major, :minor, :branch, :commit, :blob,
                          :parent, :committer, :savedAt, :message, :name, :description,
                          :fingerprint, :interpreter)
                        RETURNING id
                        """)
                .bind("script", version.script().value())
                .bind("major", version.number().major())
                .bind("minor", version.number().minor())
                .bind("branch", version.branch().name())
                .bind("commit", version.commit())
                .bind("blob", version.blob())
                .bind("parent", version.parent().map(VersionId::value))
                .bind("committer", version.committer())
                .bind("savedAt", Columns.micros(version.savedAt()))
                .bind("message", version.message())
                .bind("name", version.descriptiveName())
                .bind("description", version.description())
                .bind("fingerprint", version.fingerprint())
                .bind("interpreter", version.interpreter())
                .mapTo(long.class)
                .one();
    }

    private static int setTip(Handle handle, Branch branch, ScriptId script, long version) {
        return handle.createUpdate(
                        """
                        INSERT INTO branch_tips (branch, script_id, version_id)
                        VALUES (:branch, :script, :version)
                        ON CONFLICT DO UPDATE SET version_id = excluded.version_id, on_prod = 0
                        """)
                .bind("branch", branch.name())
                .bind("script", script.value())
                .bind("version", version)
                .execute();
    }

    private static int markOnProd(Handle handle, ScriptVersion version) {
        return handle.createUpdate(
                        ANCESTORS
                                + """
                                UPDATE branch_tips SET on_prod = 1
                                WHERE script_id = :script
                                  AND version_id IN (SELECT id FROM ancestors)
                                """)
                .bind("version", version.id().value())
                .bind("script", version.script().value())
                .execute();
    }

    private static int setHead(Handle handle, Branch branch, String commit) {
        return handle.createUpdate(
                        """
                        INSERT INTO branch_heads (branch, commit_id) VALUES (:branch, :commit)
                        ON CONFLICT DO UPDATE SET commit_id = excluded.commit_id
                        """)
                .bind("branch", branch.name())
                .bind("commit", commit)
                .execute();
    }

    private static Optional<ScriptVersion> version(Handle handle, long id) {
        return version(handle.createQuery(VERSION + " WHERE v.id = :id").bind("id", id));
    }

    private static Optional<ScriptVersion> version(Query query) {
        return query.map((row, context) -> VersionRow.read(row, "v")).findOne();
    }

    private static ScriptSummary summary(ResultSet row) throws SQLException {
        ScriptVersion version = VersionRow.read(row, "v");
        Optional<ScriptVersion> prod = prodVersion(row, version);
        return new ScriptSummary(
                new ScriptId(row.getLong("id")),
                new OrderingNumber(row.getLong("ordering_number")),
                version,
                prod,
                state(version, prod),
                List.of(),
                Optional.empty(),
                deletion(row),
                row.getBoolean("has_test"),
                row.getBoolean("has_production"));
    }

    private static ProdState state(ScriptVersion seen, Optional<ScriptVersion> prod) {
        if (prod.isEmpty()) {
            return ProdState.NEW;
        }
        return prod.get().id().equals(seen.id()) ? ProdState.SAME : ProdState.AHEAD;
    }

    private static Optional<Deletion> deletion(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.optionalInstant(row, "deleted_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deletion(row.getString("deleted_by"), at.get()));
    }

    /** Mostly the seen version itself, which is not read twice then. */
    private static Optional<ScriptVersion> prodVersion(ResultSet row, ScriptVersion seen)
            throws SQLException {
        Optional<Long> id = Columns.optionalLong(row, "prod_id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(id.get() == seen.id().value() ? seen : VersionRow.read(row, "p"));
    }
}
