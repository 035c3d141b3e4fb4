package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import ved.engine.catalogue.DatasetStore;
import ved.engine.digest.Sha256;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.StoredDatasets;
import ved.engine.script.StoredDatasets.Change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tables of datasets: which bytes a script has now, what it had, and the bytes, each once. */
public final class SqliteDatasetStore implements DatasetStore {
    private static final int MOST_CHANGES = 1_000;

    private static final String FIND =
            """
            SELECT d.script_id, d.kind, d.sha256, b.size, d.stored_by, d.stored_at
            FROM datasets d JOIN dataset_blobs b ON b.sha256 = d.sha256
            WHERE d.script_id = :script AND d.kind = :kind
            """;

    /** Of several times that the same bytes were stored, the last before the execution. */
    private static final String OF_EXECUTION =
            """
            SELECT c.script_id, c.kind, c.sha256, b.size,
              c.changed_by AS stored_by, c.changed_at AS stored_at
            FROM executions e
            JOIN dataset_blobs b ON b.sha256 = e.dataset_sha256
            JOIN dataset_changes c ON c.script_id = e.script_id AND c.kind = e.dataset_kind
              AND c.sha256 = e.dataset_sha256 AND c.removed = 0
            WHERE e.id = :execution
            ORDER BY c.changed_at > e.queued_at, c.id DESC LIMIT 1
            """;

    private final Database database;

    public SqliteDatasetStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Dataset> find(ScriptId script, DatasetKind kind) {
        return database.read(handle -> find(handle, script, kind));
    }

    @Override
    public StoredDatasets all(ScriptId script) {
        return database.read(handle ->
                new StoredDatasets(
                        find(handle, script, DatasetKind.TEST),
                        find(handle, script, DatasetKind.PRODUCTION),
                        changes(handle, script)));
    }

    @Override
    public Optional<Dataset> ofExecution(long execution) {
        return database.read(
                handle -> dataset(handle.createQuery(OF_EXECUTION).bind("execution", execution)));
    }

    @Override
    public Optional<byte[]> bytes(String sha256) {
        return database.read(handle ->
                handle.createQuery("SELECT bytes FROM dataset_blobs WHERE sha256 = :sha256")
                        .bind("sha256", sha256)
                        .map((row, context) -> row.getBytes("bytes"))
                        .findOne());
    }

    @Override
    public Answer<Dataset> store(NewDataset dataset) {
        String sha256 = Sha256.hex(dataset.bytes());
        return database.write(handle ->
                ifLive(handle, dataset.script(), () -> storeUnlessStale(handle, dataset, sha256)));
    }

    @Override
    public Answer<Boolean> remove(ScriptId script, DatasetKind kind, String removedBy, Instant at) {
        return database.write(handle ->
                ifLive(
                        handle,
                        script,
                        () -> {
                            Optional<Dataset> there = find(handle, script, kind);
                            there.ifPresent(dataset -> remove(handle, dataset, removedBy, at));
                            return Answer.done(there.isPresent());
                        }));
    }

    private static <T> Answer<T> ifLive(
            Handle handle, ScriptId script, Supplier<Answer<T>> change) {
        return handle.createQuery("SELECT deleted_at IS NULL FROM scripts WHERE id = :script")
                .bind("script", script.value())
                .mapTo(boolean.class)
                .findOne()
                .map(live ->
                        live ? change.get() : Answer.<T>refused(new Refusal.ScriptDeleted(script)))
                .orElseGet(() -> Answer.refused(Refusal.NotFound.of(script)));
    }

    private static Answer<Dataset> storeUnlessStale(
            Handle handle, NewDataset dataset, String sha256) {
        Optional<Dataset> now = find(handle, dataset.script(), dataset.kind());
        String stored = now.map(Dataset::sha256).orElse("");
        if (stored.equals(sha256)) {
            return Answer.done(now.orElseThrow());
        }
        if (dataset.base().isPresent() && !dataset.base().get().equals(stored)) {
            return Answer.refused(new Refusal.StaleDataset(now));
        }
        put(handle, dataset, sha256);
        return Answer.done(find(handle, dataset.script(), dataset.kind()).orElseThrow());
    }

    private static void put(Handle handle, NewDataset dataset, String sha256) {
        handle.createUpdate(
                        """
                        INSERT INTO dataset_blobs (sha256, size, bytes)
                        VALUES (:sha256, :size, :bytes) ON CONFLICT DO NOTHING
                        """)
                .bind("sha256", sha256)
                .bind("size", dataset.bytes().length)
                .bind("bytes", dataset.bytes())
                .execute();
        handle.createUpdate(
                        """
                        INSERT INTO datasets (script_id, kind, sha256, stored_by, stored_at)
                        VALUES (:script, :kind, :sha256, :by, :at)
                        ON CONFLICT DO UPDATE SET sha256 = excluded.sha256,
                          stored_by = excluded.stored_by, stored_at = excluded.stored_at
                        """)
                .bind("script", dataset.script().value())
                .bind("kind", Columns.text(dataset.kind()))
                .bind("sha256", sha256)
                .bind("by", dataset.storedBy())
                .bind("at", Columns.micros(dataset.storedAt()))
                .execute();
        record(
                handle,
                dataset.script(),
                new Change(
                        dataset.kind(),
                        false,
                        sha256,
                        dataset.bytes().length,
                        dataset.storedBy(),
                        dataset.storedAt()));
    }

    private static void remove(Handle handle, Dataset dataset, String removedBy, Instant at) {
        handle.createUpdate("DELETE FROM datasets WHERE script_id = :script AND kind = :kind")
                .bind("script", dataset.script().value())
                .bind("kind", Columns.text(dataset.kind()))
                .execute();
        record(
                handle,
                dataset.script(),
                new Change(dataset.kind(), true, dataset.sha256(), dataset.size(), removedBy, at));
    }

    private static void record(Handle handle, ScriptId script, Change change) {
        handle.createUpdate(
                        """
                        INSERT INTO dataset_changes
                          (script_id, kind, removed, sha256, changed_by, changed_at)
                        VALUES (:script, :kind, :removed, :sha256, :by, :at)
                        """)
                .bind("script", script.value())
                .bind("kind", Columns.text(change.kind()))
                .bind("removed", change.removed())
                .bind("sha256", change.sha256())
                .bind("by", change.by())
                .bind("at", Columns.micros(change.at()))
                .execute();
    }

    private static List<Change> changes(Handle handle, ScriptId script) {
        return handle.createQuery(
                        """
                        SELECT c.kind, c.removed, c.sha256, b.size, c.changed_by, c.changed_at
                        FROM dataset_changes c JOIN dataset_blobs b ON b.sha256 = c.sha256
                        WHERE c.script_id = :script ORDER BY c.id DESC LIMIT :most
                        """)
                .bind("script", script.value())
                .bind("most", MOST_CHANGES)
                .map((row, context) -> change(row))
                .list();
    }

    private static Optional<Dataset> find(Handle handle, ScriptId script, DatasetKind kind) {
        return dataset(
                handle.createQuery(FIND)
                        .bind("script", script.value())
                        .bind("kind", Columns.text(kind)));
    }

    private static Optional<Dataset> dataset(Query query) {
        return query.map((row, context) -> dataset(row)).findOne();
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

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                Columns.constant(DatasetKind.class, row.getString("kind")),
                row.getBoolean("removed"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("changed_by"),
                Columns.instant(row, "changed_at"));
    }
}
