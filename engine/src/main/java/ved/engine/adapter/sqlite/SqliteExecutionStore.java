package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.statement.Query;

import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.execution.ExecutionRequest;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.execution.ExecutionSource;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.ExecutionStore;
import ved.engine.execution.OutputChunk;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of executions and their output. */
public final class SqliteExecutionStore implements ExecutionStore {
    private final Database database;
    private final SqliteDatasetStore datasets;

    public SqliteExecutionStore(Database database) {
        this.database = database;
        this.datasets = new SqliteDatasetStore(database);
    }

    @Override
    public long recordQueued(ExecutionRequest request, String sandbox, Instant queuedAt) {
        Optional<String> unsaved =
                request.version().isPresent() ? Optional.empty() : Optional.of(request.content());
        return database.write(handle ->
                handle.createQuery(
                                """
                                INSERT INTO executions (script_id, source, version_id, content,
                                  dataset_kind, dataset_sha256, interpreter, sandbox,
                                  started_by, run_id, attempt, status, queued_at)
                                VALUES (:script, :source, :version, :content,
                                  :kind, :sha256, :interpreter, :sandbox,
                                  :startedBy, :run, :attempt, 'queued', :queuedAt)
                                RETURNING id
                                """)
                        .bind("script", request.script().value())
                        .bind("source", Columns.text(request.source()))
                        .bind("version", request.version().map(VersionId::value))
                        .bind("content", unsaved)
                        .bind("kind", request.dataset().map(d -> Columns.text(d.kind())))
                        .bind("sha256", request.dataset().map(DatasetUse::sha256))
                        .bind("interpreter", request.interpreter())
                        .bind("sandbox", sandbox)
                        .bind("startedBy", request.startedBy())
                        .bind("run", request.run())
                        .bind("attempt", request.attempt())
                        .bind("queuedAt", Columns.micros(queuedAt))
                        .mapTo(long.class)
                        .one());
    }

    @Override
    public void recordStarted(long execution, Instant startedAt) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE executions SET status = 'running', started_at = :at
                                WHERE id = :id AND status = 'queued'
                                """)
                        .bind("id", execution)
                        .bind("at", Columns.micros(startedAt))
                        .execute());
    }

    @Override
    public void recordFinished(long execution, ExecutionOutcome outcome, List<OutputChunk> output) {
        byte[] chunks = OutputCodec.encode(output);
        database.write(handle -> {
            int recorded =
                    handle.createUpdate(
                                    """
                                    UPDATE executions SET status = :status,
                                      exit_code = :exitCode, signal = :signal,
                                      reason = :reason, peak_memory = :peakMemory,
                                      finished_at = :at
                                    WHERE id = :id AND finished_at IS NULL
                                    """)
                            .bind("id", execution)
                            .bind("status", Columns.text(outcome.status()))
                            .bind("exitCode", Columns.nullable(outcome.exitCode()))
                            .bind("signal", Columns.nullable(outcome.signal()))
                            .bind("reason", outcome.reason())
                            .bind("peakMemory", Columns.nullable(outcome.peakMemoryBytes()))
                            .bind("at", Columns.micros(outcome.finishedAt()))
                            .execute();
            if (recorded > 0 && !output.isEmpty()) {
                handle.createUpdate(
                                "INSERT INTO execution_output (execution_id, chunks)"
                                        + " VALUES (:id, :chunks)")
                        .bind("id", execution)
                        .bind("chunks", chunks)
                        .execute();
            }
            return recorded;
        });
    }

    @Override
    public List<Long> closeUnfinished(String reason, Instant finishedAt) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                UPDATE executions SET status = 'unknown', reason = :reason,
                                  finished_at = :at
                                WHERE finished_at IS NULL RETURNING id
                                """)
                        .bind("reason", reason)
                        .bind("at", Columns.micros(finishedAt))
                        .mapTo(Long.class)
                        .list());
    }

    @Override
    public Optional<Execution> find(long execution) {
        return database.read(handle ->
                executions(
                                handle.createQuery("SELECT * FROM executions WHERE id = :id")
                                        .bind("id", execution))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<OutputChunk> output(long execution) {
        return database.read(handle ->
                        handle.createQuery(
                                        "SELECT chunks FROM execution_output"
                                                + " WHERE execution_id = :id")
                                .bind("id", execution)
                                .map((row, context) -> row.getBytes("chunks"))
                                .findOne())
                .map(OutputCodec::decode)
                .orElse(List.of());
    }

    @Override
    public Optional<String> unsavedText(long execution) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT content FROM executions
                                WHERE id = :id AND content IS NOT NULL
                                """)
                        .bind("id", execution)
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public Optional<byte[]> datasetBytes(String sha256) {
        return datasets.bytes(sha256);
    }

    @Override
    public List<Execution> history(ScriptId script, int limit, Optional<Long> before) {
        return database.read(handle ->
                executions(
                        handle.createQuery(
                                        """
                                        SELECT * FROM executions
                                        WHERE script_id = :script AND id < :before
                                        ORDER BY id DESC LIMIT :limit
                                        """)
                                .bind("script", script.value())
                                .bind("before", before.orElse(Long.MAX_VALUE))
                                .bind("limit", limit)));
    }

    @Override
    public Optional<Execution> last(ScriptId script, Set<ExecutionStatus> statuses) {
        if (statuses.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = statuses.stream().map(Columns::text).toList();
        return database.read(handle ->
                executions(
                                handle.createQuery(
                                                """
                                                SELECT * FROM executions
                                                WHERE script_id = :script
                                                  AND finished_at IS NOT NULL
                                                  AND status IN (<statuses>)
                                                ORDER BY id DESC LIMIT 1
                                                """)
                                        .bind("script", script.value())
                                        .bindList("statuses", texts))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<Execution> lastOfEach() {
        return database.read(handle ->
                executions(
                        handle.createQuery(
                                """
                                SELECT e.* FROM scripts s JOIN executions e ON e.id =
                                  (SELECT max(f.id) FROM executions f
                                   WHERE f.script_id = s.id AND f.finished_at IS NOT NULL)
                                ORDER BY s.id
                                """)));
    }

    private static List<Execution> executions(Query query) {
        return query.map((row, context) -> execution(row)).list();
    }

    private static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                row.getLong("id"),
                new ScriptId(row.getLong("script_id")),
                Columns.constant(ExecutionSource.class, row.getString("source")),
                Columns.optionalLong(row, "version_id").map(VersionId::new),
                dataset(row),
                row.getString("interpreter"),
                row.getString("sandbox"),
                row.getString("started_by"),
                Columns.optionalLong(row, "run_id"),
                row.getInt("attempt"),
                Columns.constant(ExecutionStatus.class, row.getString("status")),
                Columns.primitiveInt(row, "exit_code"),
                Columns.primitiveInt(row, "signal"),
                Optional.ofNullable(row.getString("reason")),
                Columns.primitiveLong(row, "peak_memory"),
                Columns.instant(row, "queued_at"),
                Columns.optionalInstant(row, "started_at"),
                Columns.optionalInstant(row, "finished_at"));
    }

    private static Optional<DatasetUse> dataset(ResultSet row) throws SQLException {
        String kind = row.getString("dataset_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(
                        new DatasetUse(
                                Columns.constant(DatasetKind.class, kind),
                                row.getString("dataset_sha256")));
    }
}
