package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.script.Fork;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.util.List;

/** Live scripts that were forked from another one, in queue order. */
final class ForkQuery {
    private static final String FORKS =
            """
            SELECT s.id, s.ordering_number, o.major, o.minor,
              (SELECT n.descriptive_name FROM versions n WHERE n.script_id = s.id
               ORDER BY n.major DESC, n.minor DESC LIMIT 1) AS name
            FROM versions f
            JOIN scripts s ON s.id = f.script_id
            JOIN versions o ON o.id = f.fork_version_id
            WHERE f.fork_script_id = :script AND s.deleted_at IS NULL
            ORDER BY s.ordering_number
            """;

    private ForkQuery() {}

    static List<Fork> of(Handle handle, ScriptId script) {
        return handle.createQuery(FORKS)
                .bind("script", script.value())
                .map((row, context) ->
                        new Fork(
                                new ScriptId(row.getLong("id")),
                                new OrderingNumber(row.getLong("ordering_number")),
                                row.getString("name"),
                                new VersionNumber(row.getInt("major"), row.getInt("minor"))))
                .list();
    }
}
