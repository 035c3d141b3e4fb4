package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Datasets: which bytes a script has now, and the bytes, each stored once. */
final class DatasetTables {
    private static final String FIND =
            """
            SELECT d.script_id, d.kind, d.sha256, b.size, d.stored_by, d.stored_at
            FROM datasets d JOIN dataset_blobs b ON b.sha256 = d.sha256
            WHERE d.script_id = :script AND d.kind = :kind
            """;

    private final Database database;

    DatasetTables(Database database) {
        this.database = database;
    }

    Optional<Dataset> find(ScriptId script, DatasetKind kind) {
        return database.read(handle -> find(handle, script, kind));
    }

    Optional<byte[]> bytes(String sha256) {
        return database.read(handle ->
                handle.createQuery("SELECT bytes FROM dataset_blobs WHERE sha256 = :sha256")
                        .bind("sha256", sha256)
                        .map((row, context) -> row.getBytes("bytes"))
                        .findOne());
    }

    Dataset put(
            ScriptId script, DatasetKind kind, byte[] bytes, String storedBy, Instant storedAt) {
        String sha256 = sha256(bytes);
        return database.write(handle -> {
            handle.createUpdate(
                            """
                            INSERT INTO dataset_blobs (sha256, size, bytes)
                            VALUES (:sha256, :size, :bytes) ON CONFLICT DO NOTHING
                            """)
                    .bind("sha256", sha256)
                    .bind("size", bytes.length)
                    .bind("bytes", bytes)
                    .execute();
            handle.createUpdate(
                            """
                            INSERT INTO datasets (script_id, kind, sha256, stored_by, stored_at)
                            VALUES (:script, :kind, :sha256, :by, :at)
                            ON CONFLICT DO UPDATE SET sha256 = excluded.sha256,
                              stored_by = excluded.stored_by, stored_at = excluded.stored_at
                            """)
                    .bind("script", script.value())
                    .bind("kind", Columns.text(kind))
                    .bind("sha256", sha256)
                    .bind("by", storedBy)
                    .bind("at", Columns.micros(storedAt))
                    .execute();
            audit(handle, "dataset stored", script, kind, sha256, storedBy, storedAt);
            return find(handle, script, kind).orElseThrow();
        });
    }

    boolean remove(ScriptId script, DatasetKind kind, String removedBy, Instant at) {
        return database.write(handle -> {
            Optional<Dataset> removed = find(handle, script, kind);
            handle.createUpdate(
                            "DELETE FROM datasets" + " WHERE script_id = :script AND kind = :kind")
                    .bind("script", script.value())
                    .bind("kind", Columns.text(kind))
                    .execute();
            removed.ifPresent(dataset ->
                    audit(
                            handle,
                            "dataset removed",
                            script,
                            kind,
                            dataset.sha256(),
                            removedBy,
                            at));
            return removed.isPresent();
        });
    }

    private static Optional<Dataset> find(Handle handle, ScriptId script, DatasetKind kind) {
        return handle.createQuery(FIND)
                .bind("script", script.value())
                .bind("kind", Columns.text(kind))
                .map((row, context) -> dataset(row))
                .findOne();
    }

    private static void audit(
            Handle handle,
            String action,
            ScriptId script,
            DatasetKind kind,
            String sha256,
            String user,
            Instant at) {
        handle.createUpdate(
                        """
                        INSERT INTO audit (at, user_name, action, script_id, detail)
                        VALUES (:at, :user, :action, :script, :detail)
                        """)
                .bind("at", Columns.micros(at))
                .bind("user", user)
                .bind("action", action)
                .bind("script", script.value())
                .bind("detail", Columns.text(kind) + " " + sha256)
                .execute();
    }

    private static Dataset dataset(ResultSet row) throws SQLException {
        return new Dataset(
                new ScriptId(row.getLong("script_id")),
                Columns.constant(DatasetKind.class, row.getString("kind")),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("stored_by"),
                Columns.instant(row, "stored_at"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
