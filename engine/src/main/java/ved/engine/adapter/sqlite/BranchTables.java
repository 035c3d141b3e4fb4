package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.script.Branch;
import ved.engine.script.ScriptId;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where branches stand: at which commit, with which version of each script. */
final class BranchTables {
    private static final String SET_STANDINGS =
            """
            WITH RECURSIVE
              on_prod (id) AS (
                SELECT version_id FROM branch_tips WHERE branch = 'prod' AND script_id = :script),
              in_prod (id) AS (
                SELECT id FROM on_prod
                UNION
                SELECT p.id FROM in_prod i JOIN versions v ON v.id = i.id
                  JOIN versions p ON p.id IN (v.parent_id, v.merged_id)),
              from_prod (id) AS (
                SELECT id FROM on_prod
                UNION
                SELECT v.id FROM from_prod f JOIN versions v
                  ON v.parent_id = f.id OR v.merged_id = f.id)
            UPDATE branch_tips SET standing = CASE
              WHEN version_id IN in_prod THEN 'merged'
              WHEN version_id IN from_prod OR NOT EXISTS (SELECT 1 FROM on_prod) THEN 'ahead'
              ELSE 'diverged' END
            WHERE script_id = :script
            """;

    private BranchTables() {}

    static void setTip(Handle handle, Branch branch, ScriptId script, long version) {
        handle.createUpdate(
                        """
                        INSERT INTO branch_tips (branch, script_id, version_id, standing)
                        VALUES (:branch, :script, :version, 'ahead')
                        ON CONFLICT DO UPDATE SET version_id = excluded.version_id
                        """)
                .bind("branch", branch.name())
                .bind("script", script.value())
                .bind("version", version)
                .execute();
        handle.createUpdate(SET_STANDINGS).bind("script", script.value()).execute();
    }

    static Map<Branch, String> heads(Handle handle) {
        Map<Branch, String> heads = new LinkedHashMap<>();
        handle.createQuery("SELECT branch, commit_id FROM branch_heads ORDER BY branch")
                .map((row, context) ->
                        Map.entry(new Branch(row.getString("branch")), row.getString("commit_id")))
                .forEach(head -> heads.put(head.getKey(), head.getValue()));
        return heads;
    }

    static int setHead(Handle handle, Branch branch, String commit) {
        return handle.createUpdate(
                        """
                        INSERT INTO branch_heads (branch, commit_id) VALUES (:branch, :commit)
                        ON CONFLICT DO UPDATE SET commit_id = excluded.commit_id
                        """)
                .bind("branch", branch.name())
                .bind("commit", commit)
                .execute();
    }
}
