package ved.engine.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The table of runs in memory. Ids are unique over all tables, because journals are shared. */
final class InMemoryRunStore implements RunStore {
    private static final AtomicLong IDS = new AtomicLong();

    private final Map<Long, RunSummary> runs = new HashMap<>();
    private final Map<String, Started> keys = new HashMap<>();

    @Override
    public synchronized Started start(NewRun run, Optional<String> idempotencyKey) {
        Optional<Started> known = idempotencyKey.flatMap(k -> startedBefore(run.startedBy(), k));
        if (known.isPresent()) {
            return known.get();
        }
        long id = IDS.incrementAndGet();
        runs.put(
                id,
                new RunSummary(
                        id,
                        RunStatus.RUNNING,
                        run.onFailure(),
                        run.startedBy(),
                        run.commit(),
                        run.scripts(),
                        0,
                        0,
                        run.startedAt(),
                        Optional.empty()));
        var started = new Started(id, true, run.requestHash());
        idempotencyKey.ifPresent(key -> keys.put(run.startedBy() + "/" + key, started));
        return started;
    }

    @Override
    public synchronized Optional<Started> startedBefore(String user, String idempotencyKey) {
        return Optional.ofNullable(keys.get(user + "/" + idempotencyKey))
                .map(known -> new Started(known.run(), false, known.requestHash()));
    }

    @Override
    public synchronized void finish(
            long run, RunStatus status, int succeeded, int failed, Instant finishedAt) {
        runs.computeIfPresent(
                run,
                (_, r) ->
                        new RunSummary(
                                r.id(),
                                status,
                                r.onFailure(),
                                r.startedBy(),
                                r.commit(),
                                r.scripts(),
                                succeeded,
                                failed,
                                r.startedAt(),
                                Optional.of(finishedAt)));
    }

    @Override
    public synchronized List<RunSummary> list(int limit, Optional<Long> before) {
        return new ArrayList<>(runs.values());
    }

    @Override
    public synchronized Optional<RunSummary> find(long run) {
        return Optional.ofNullable(runs.get(run));
    }

    @Override
    public synchronized List<Long> unfinished() {
        return runs.values().stream()
                .filter(run -> !run.status().isFinal())
                .map(RunSummary::id)
                .sorted()
                .toList();
    }
}
