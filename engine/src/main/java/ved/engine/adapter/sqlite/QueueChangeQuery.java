package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What happened to the order of the queue, newest first. */
final class QueueChangeQuery {
    private static final String CHANGES =
            """
            SELECT p.id, p.kind, p.script_id, p.from_number, p.to_number, p.changed_by,
              p.changed_at, p.commit_id,
              (SELECT n.descriptive_name FROM versions n WHERE n.script_id = p.script_id
               ORDER BY n.major DESC, n.minor DESC LIMIT 1) AS name
            FROM placements p
            """;

    private QueueChangeQuery() {}

    static List<QueueChange> find(
            Handle handle, Optional<ScriptId> script, int limit, OptionalLong before) {
        String which = script.isPresent() ? " AND p.script_id = :script" : "";
        Query query =
                handle.createQuery(
                                CHANGES
                                        + " WHERE p.id < :before"
                                        + which
                                        + " ORDER BY p.id DESC LIMIT :limit")
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("limit", limit);
        script.ifPresent(id -> query.bind("script", id.value()));
        return query.map((row, context) -> change(row)).list();
    }

    private static QueueChange change(ResultSet row) throws SQLException {
        return new QueueChange(
                row.getLong("id"),
                Columns.constant(QueueChange.Kind.class, row.getString("kind")),
                new ScriptId(row.getLong("script_id")),
                row.getString("name"),
                Columns.optionalLong(row, "from_number").map(OrderingNumber::new),
                Columns.optionalLong(row, "to_number").map(OrderingNumber::new),
                row.getString("changed_by"),
                Columns.instant(row, "changed_at"),
                row.getString("commit_id"));
    }
}
