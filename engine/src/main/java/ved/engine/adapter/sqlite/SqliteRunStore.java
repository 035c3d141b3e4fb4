package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.run.FailurePolicy;
import ved.engine.run.RunStatus;
import ved.engine.run.RunStore;
import ved.engine.run.RunSummary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of runs. */
public final class SqliteRunStore implements RunStore {
    private final Database database;

    public SqliteRunStore(Database database) {
        this.database = database;
    }

    @Override
    public Started start(NewRun run, Optional<String> idempotencyKey) {
        return database.write(handle ->
                idempotencyKey
                        .flatMap(key -> startedBefore(handle, run.startedBy(), key))
                        .orElseGet(() -> insert(handle, run, idempotencyKey)));
    }

    @Override
    public Optional<Started> startedBefore(String user, String idempotencyKey) {
        return database.read(handle -> startedBefore(handle, user, idempotencyKey));
    }

    @Override
    public void finish(long run, RunStatus status, int succeeded, int failed, Instant finishedAt) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE runs SET status = :status, succeeded = :succeeded,
                                  failed = :failed, finished_at = :at
                                WHERE id = :id AND finished_at IS NULL
                                """)
                        .bind("id", run)
                        .bind("status", Columns.text(status))
                        .bind("succeeded", succeeded)
                        .bind("failed", failed)
                        .bind("at", Columns.micros(finishedAt))
                        .execute());
    }

    @Override
    public List<RunSummary> list(int limit, Optional<Long> before) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM runs WHERE id < :before"
                                        + " ORDER BY id DESC LIMIT :limit")
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("limit", limit)
                        .map((row, context) -> summary(row))
                        .list());
    }

    @Override
    public Optional<RunSummary> find(long run) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM runs WHERE id = :id")
                        .bind("id", run)
                        .map((row, context) -> summary(row))
                        .findOne());
    }

    @Override
    public List<Long> unfinished() {
        return database.read(handle ->
                handle.createQuery("SELECT id FROM runs WHERE finished_at IS NULL ORDER BY id")
                        .mapTo(Long.class)
                        .list());
    }

    private static Optional<Started> startedBefore(Handle handle, String user, String key) {
        return handle.createQuery(
                        "SELECT id, request_hash FROM runs"
                                + " WHERE started_by = :user AND idempotency_key = :key")
                .bind("user", user)
                .bind("key", key)
                .map((row, context) ->
                        new Started(row.getLong("id"), false, row.getString("request_hash")))
                .findOne();
    }

    private static Started insert(Handle handle, NewRun run, Optional<String> idempotencyKey) {
        long id =
                handle.createQuery(
                                """
                                INSERT INTO runs (status, on_failure, started_by, commit_id, scripts,
                                  idempotency_key, request_hash, started_at)
                                VALUES ('running', :onFailure, :startedBy, :commit, :scripts,
                                  :key, :requestHash, :at)
                                RETURNING id
                                """)
                        .bind("onFailure", Columns.text(run.onFailure()))
                        .bind("startedBy", run.startedBy())
                        .bind("commit", run.commit())
                        .bind("scripts", run.scripts())
                        .bind("key", idempotencyKey)
                        .bind("requestHash", run.requestHash())
                        .bind("at", Columns.micros(run.startedAt()))
                        .mapTo(long.class)
                        .one();
        return new Started(id, true, run.requestHash());
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getLong("id"),
                Columns.constant(RunStatus.class, row.getString("status")),
                Columns.constant(FailurePolicy.class, row.getString("on_failure")),
                row.getString("started_by"),
                row.getString("commit_id"),
                row.getInt("scripts"),
                row.getInt("succeeded"),
                row.getInt("failed"),
                Columns.instant(row, "started_at"),
                Columns.optionalInstant(row, "finished_at"));
    }
}
