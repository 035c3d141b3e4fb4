package ved.engine.adapter.sqlite;

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
    private final Database database;

    InteractionQueries(Database database) {
        this.database = database;
    }

    List<Interaction> list(Filter filter, int limit, Optional<Long> before) {
        var asked = new InteractionFilter(filter);
        return database.read(handle ->
                asked.bind(
                                handle.createQuery(
                                        InteractionRow.SELECT
                                                + asked.condition()
                                                + " AND i.id < :before"
                                                + " ORDER BY i.id DESC LIMIT :limit"))
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("limit", limit)
                        .map((row, context) -> InteractionRow.read(row))
                        .list());
    }

    List<Cost> costs(CostKey key, Filter filter) {
        var asked = new InteractionFilter(filter);
        String sums =
                "SELECT "
                        + expression(key)
                        + """
                         AS key, count(*) AS interactions,
                          sum(coalesce(i.input_tokens, 0)) AS input_tokens,
                          sum(coalesce(i.output_tokens, 0)) AS output_tokens,
                          total(i.cost) AS cost,
                          sum(i.cost IS NULL) AS unknown
                        FROM interactions i WHERE \
                        """
                        + asked.condition()
                        + " AND i.sent GROUP BY 1 ORDER BY 1";
        return database.read(handle ->
                asked.bind(handle.createQuery(sums))
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
                                SELECT count(*) AS interactions, total(i.cost) AS cost,
                                  coalesce(sum(i.outcome = 'started'), 0) AS open
                                FROM interactions i
                                WHERE i.user_name = :user AND i.started_at >= :since AND i.sent
                                """)
                        .bind("user", user)
                        .bind("since", Columns.micros(since))
                        .map((row, context) ->
                                new Usage(
                                        row.getLong("interactions"),
                                        row.getLong("open"),
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
}
