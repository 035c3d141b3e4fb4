package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;

import java.util.List;

/** Which live scripts hold some executable code: on {@code prod}, or as unmerged work. */
final class CodeQuery {
    private static final String HOLDERS =
            "SELECT t.branch AS tip_branch, s.ordering_number, "
                    + VersionRow.columns("v")
                    + """
                     FROM versions v
                    JOIN branch_tips t ON t.version_id = v.id
                    JOIN scripts s ON s.id = v.script_id
                    WHERE v.fingerprint = :fingerprint AND v.fingerprint <> ''
                      AND s.deleted_at IS NULL AND s.id <> :except
                      AND (t.branch = 'prod' OR t.standing <> 'merged')
                    ORDER BY s.ordering_number, t.branch <> 'prod', t.branch
                    """;

    private CodeQuery() {}

    static List<CodeHolder> holders(Handle handle, String fingerprint, ScriptId except) {
        return handle.createQuery(HOLDERS)
                .bind("fingerprint", fingerprint)
                .bind("except", except.value())
                .map((row, context) -> {
                    ScriptVersion version = VersionRow.read(row, "v");
                    return new CodeHolder(
                            version.script(),
                            new OrderingNumber(row.getLong("ordering_number")),
                            new Branch(row.getString("tip_branch")),
                            version);
                })
                .list();
    }
}
