package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.statement.Query;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionStore.Cost;
import ved.engine.assistant.InteractionStore.CostKey;
import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.assistant.InteractionStore.Link;
import ved.engine.assistant.InteractionStore.Usage;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sums and lists over the interactions. */
final class InteractionQueries {
    /** The version that was asked about, or that holds what came of it. */
    private static final String FILTER =
            """
            (:script IS NULL OR i.script_id = :script)
              AND (:version IS NULL OR i.version_id = :version
                OR i.id IN (SELECT v.interaction_id FROM interaction_versions v
                  WHERE v.version_id = :version))
              AND (:user IS NULL OR i.user_name = :user)
              AND (:model IS NULL OR i.model = :model)
            """;

    /** Those of which something was sent: not of who had asked too much already. */
    private static final String SENT =
            """
            i.outcome NOT IN ('blocked', 'refused') AND (i.outcome <> 'limited' OR EXISTS
              (SELECT 1 FROM interaction_texts t WHERE t.interaction_id = i.id))
            """;

    private final Database database;

    InteractionQueries(Database database) {
        this.database = database;
    }

    List<Interaction> list(Filter filter, int limit, Optional<Long> before) {
        return database.read(handle ->
                filtered(
                                handle.createQuery(
                                        InteractionRow.SELECT
                                                + FILTER
                                                + " AND i.id < :before"
                                                + " ORDER BY i.id DESC LIMIT :limit"),
                                filter)
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("limit", limit)
                        .map((row, context) -> InteractionRow.read(row))
                        .list());
    }

    List<Cost> costs(CostKey key, Filter filter) {
        String sums =
                """
                SELECT %s AS key, count(*) AS interactions,
                  sum(coalesce(i.input_tokens, 0)) AS input_tokens,
                  sum(coalesce(i.output_tokens, 0)) AS output_tokens,
                  total(i.cost) AS cost,
                  sum(i.cost IS NULL AND %s) AS unknown
                FROM interactions i WHERE %s GROUP BY 1 ORDER BY 1
                """
                        .formatted(expression(key), SENT, FILTER);
        return database.read(handle ->
                filtered(handle.createQuery(sums), filter)
                        .map((row, context) ->
                                new Cost(
                                        row.getString("key"),
                                        row.getLong("interactions"),
                                        row.getLong("input_tokens"),
                                        row.getLong("output_tokens"),
                                        InteractionRow.dollars(row.getDouble("cost")),
                                        row.getLong("unknown")))
                        .list());
    }

    Usage usage(String user, Instant since) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT count(*) AS interactions, total(i.cost) AS cost
                                FROM interactions i
                                WHERE i.user_name = :user AND i.started_at >= :since AND \
                                """
                                        + SENT)
                        .bind("user", user)
                        .bind("since", Columns.micros(since))
                        .map((row, context) ->
                                new Usage(
                                        row.getLong("interactions"),
                                        InteractionRow.dollars(row.getDouble("cost"))))
                        .one());
    }

    List<Link> links(ScriptId script) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT l.version_id, i.id, i.model, i.cost
                                FROM versions v
                                JOIN interaction_versions l ON l.version_id = v.id
                                JOIN interactions i ON i.id = l.interaction_id
                                WHERE v.script_id = :script ORDER BY l.version_id, i.id
                                """)
                        .bind("script", script.value())
                        .map((row, context) ->
                                new Link(
                                        new VersionId(row.getLong("version_id")),
                                        row.getLong("id"),
                                        row.getString("model"),
                                        InteractionRow.cost(row, "cost")))
                        .list());
    }

    private static String expression(CostKey key) {
        return switch (key) {
            case USER -> "i.user_name";
            case MODEL -> "i.model";
            case SCRIPT -> "coalesce(CAST(i.script_id AS TEXT), '')";
            case MONTH -> "strftime('%Y-%m', i.started_at / 1000000, 'unixepoch')";
        };
    }

    private static Query filtered(Query query, Filter filter) {
        return query.bind("script", filter.script().map(ScriptId::value))
                .bind("version", filter.version().map(VersionId::value))
                .bind("user", filter.user())
                .bind("model", filter.model());
    }
}
