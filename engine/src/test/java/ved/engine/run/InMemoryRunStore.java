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
        String key = idempotencyKey.map(k -> run.startedBy() + "/" + k).orElse("");
        if (keys.containsKey(key)) {
            Started known = keys.get(key);
            return new Started(known.run(), false, known.requestHash());
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
        if (!key.isEmpty()) {
            keys.put(key, started);
        }
        return started;
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
