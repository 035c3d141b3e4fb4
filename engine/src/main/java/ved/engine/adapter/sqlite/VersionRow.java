package ved.engine.adapter.sqlite;

import ved.engine.script.Branch;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads versions out of rows into which the table was joined, possibly more than once. */
final class VersionRow {
    private static final String[] COLUMNS = {
        "id",
        "script_id",
        "major",
        "minor",
        "branch",
        "commit_id",
        "blob_id",
        "parent_id",
        "merged_id",
        "committer",
        "saved_at",
        "message",
        "descriptive_name",
        "description",
        "interpreter"
    };

    private VersionRow() {}

    /**
     * @param alias of the versions table in the query; prefix of the columns in its result
     */
    static String columns(String alias) {
        return Arrays.stream(COLUMNS)
                .map(column -> alias + "." + column + " AS " + alias + "_" + column)
                .collect(Collectors.joining(", "));
    }

    static ScriptVersion read(ResultSet row, String alias) throws SQLException {
        String prefix = alias + "_";
        return new ScriptVersion(
                new VersionId(row.getLong(prefix + "id")),
                new ScriptId(row.getLong(prefix + "script_id")),
                new VersionNumber(row.getInt(prefix + "major"), row.getInt(prefix + "minor")),
                new Branch(row.getString(prefix + "branch")),
                row.getString(prefix + "commit_id"),
                row.getString(prefix + "blob_id"),
                Columns.optionalLong(row, prefix + "parent_id").map(VersionId::new),
                Columns.optionalLong(row, prefix + "merged_id").map(VersionId::new),
                row.getString(prefix + "committer"),
                Columns.instant(row, prefix + "saved_at"),
                row.getString(prefix + "message"),
                row.getString(prefix + "descriptive_name"),
                row.getString(prefix + "description"),
                row.getString(prefix + "interpreter"));
    }
}
