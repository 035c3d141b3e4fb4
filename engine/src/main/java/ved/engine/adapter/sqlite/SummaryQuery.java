package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import ved.engine.script.Branch;
import ved.engine.script.Deletion;
import ved.engine.script.ForkOrigin;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.UnmergedWork;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Scripts as one user sees them. What would have to be compared to tell it from a conflict is {@code
 * BEHIND} here.
 */
final class SummaryQuery {
    /** What the user sees: own unmerged work, else prod's version, else the newest of any branch. */
    private static final String SUMMARY =
            "SELECT s.id, s.ordering_number, s.deleted_by, s.deleted_at,"
                    + " own.standing, prod.version_id AS prod_id, "
                    + VersionRow.columns("v")
                    + ", "
                    + VersionRow.columns("p")
                    + """
                    , o.id AS origin_id, o.script_id AS origin_script,
                    o.major AS origin_major, o.minor AS origin_minor
                    , EXISTS (SELECT 1 FROM datasets d
                        WHERE d.script_id = s.id AND d.kind = 'test') AS has_test
                    , EXISTS (SELECT 1 FROM datasets d
                        WHERE d.script_id = s.id AND d.kind = 'production') AS has_production
                    FROM scripts s
                    LEFT JOIN branch_tips own ON own.branch = :user AND own.script_id = s.id
                      AND own.standing <> 'merged'
                    LEFT JOIN branch_tips prod ON prod.branch = 'prod' AND prod.script_id = s.id
                    LEFT JOIN versions p ON p.id = prod.version_id AND own.version_id IS NOT NULL
                    JOIN versions v ON v.id = coalesce(own.version_id, prod.version_id,
                      (SELECT n.id FROM versions n WHERE n.script_id = s.id
                       ORDER BY n.major DESC, n.minor DESC LIMIT 1))
                    LEFT JOIN versions f ON f.script_id = s.id AND f.major = 0 AND f.minor = 1
                    LEFT JOIN versions o ON o.id = f.fork_version_id
                    """;

    private static final String OTHERS =
            "SELECT t.branch AS tip_branch, "
                    + VersionRow.columns("v")
                    + """
                     FROM branch_tips t JOIN versions v ON v.id = t.version_id
                    JOIN scripts s ON s.id = t.script_id
                    WHERE t.standing <> 'merged' AND t.branch NOT IN ('prod', :user)
                    """;

    private static final String NEWEST_FIRST = " ORDER BY v.saved_at DESC, v.id DESC";

    private final Handle handle;
    private final String user;

    private SummaryQuery(Handle handle, String user) {
        this.handle = handle;
        this.user = user;
    }

    /** In queue order. */
    static List<ScriptSummary> live(Handle handle, String user) {
        return new SummaryQuery(handle, user)
                .find(
                        " WHERE s.deleted_at IS NULL ORDER BY s.ordering_number",
                        " AND s.deleted_at IS NULL",
                        query -> query);
    }

    /** The last first. */
    static List<ScriptSummary> deleted(Handle handle, String user) {
        return new SummaryQuery(handle, user)
                .find(
                        " WHERE s.deleted_at IS NOT NULL ORDER BY s.deleted_at DESC, s.id DESC",
                        " AND s.deleted_at IS NOT NULL",
                        query -> query);
    }

    static Optional<ScriptSummary> one(Handle handle, String user, ScriptId script) {
        return new SummaryQuery(handle, user)
                        .find(
                                " WHERE s.id = :script",
                                " AND s.id = :script",
                                query -> query.bind("script", script.value()))
                        .stream()
                        .findFirst();
    }

    private List<ScriptSummary> find(
            String which, String othersOfWhich, UnaryOperator<Query> binding) {
        Map<ScriptId, List<UnmergedWork>> others =
                binding.apply(handle.createQuery(OTHERS + othersOfWhich + NEWEST_FIRST))
                        .bind("user", user)
                        .map((row, context) ->
                                new UnmergedWork(
                                        new Branch(row.getString("tip_branch")),
                                        VersionRow.read(row, "v")))
                        .collect(Collectors.groupingBy(work -> work.version().script()));
        return binding.apply(handle.createQuery(SUMMARY + which))
                .bind("user", user)
                .map((row, context) -> summary(row, others))
                .list();
    }

    private static ScriptSummary summary(ResultSet row, Map<ScriptId, List<UnmergedWork>> others)
            throws SQLException {
        ScriptId script = new ScriptId(row.getLong("id"));
        ScriptVersion version = VersionRow.read(row, "v");
        Optional<ScriptVersion> prod = prodVersion(row, version);
        return new ScriptSummary(
                script,
                new OrderingNumber(row.getLong("ordering_number")),
                version,
                prod,
                prod.isEmpty() ? ProdState.NEW : state(row.getString("standing")),
                others.getOrDefault(script, List.of()),
                origin(row),
                deletion(row),
                row.getBoolean("has_test"),
                row.getBoolean("has_production"));
    }

    private static ProdState state(@Nullable String ownStanding) {
        return switch (ownStanding) {
            case null -> ProdState.SAME;
            case "ahead" -> ProdState.AHEAD;
            case "diverged" -> ProdState.BEHIND;
            default -> throw new IllegalStateException("No such standing: " + ownStanding);
        };
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

    private static Optional<ForkOrigin> origin(ResultSet row) throws SQLException {
        Optional<Long> version = Columns.optionalLong(row, "origin_id");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ForkOrigin(
                                new ScriptId(row.getLong("origin_script")),
                                new VersionId(version.get()),
                                new VersionNumber(
                                        row.getInt("origin_major"), row.getInt("origin_minor"))));
    }

    private static Optional<Deletion> deletion(ResultSet row) throws SQLException {
        Optional<Instant> at = Columns.optionalInstant(row, "deleted_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Deletion(row.getString("deleted_by"), at.get()));
    }
}
