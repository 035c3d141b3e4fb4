package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.RunService;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.execution.ExecutionStatus;
import ved.engine.live.Numbered;
import ved.engine.run.FailurePolicy;
import ved.engine.run.RunEvent;
import ved.engine.run.RunPlan;
import ved.engine.run.RunState;
import ved.engine.run.RunStatus;
import ved.engine.run.RunSummary;
import ved.engine.script.Answer;
import ved.engine.script.DatasetKind;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Runs of one script that are started, and end when they are cancelled. */
final class InMemoryRuns implements RunService {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ScriptId SCRIPT = new ScriptId(1);

    private final Map<Long, Running> runs = new ConcurrentSkipListMap<>();
    private final Map<String, Long> keys = new ConcurrentHashMap<>();

    private static final class Running {
        private final InMemoryTopic<RunEvent> topic = new InMemoryTopic<>();
        private RunState state = RunState.EMPTY;

        synchronized void on(RunEvent event) {
            state = state.on(event);
            topic.append(event);
            if (state.status().isFinal()) {
                topic.close();
            }
        }

        synchronized RunState state() {
            return state;
        }
    }

    @Override
    public synchronized CompletionStage<Answer<Long>> start(
            String user,
            FailurePolicy onFailure,
            Optional<DatasetKind> dataset,
            Optional<String> idempotencyKey) {
        Optional<Long> before = idempotencyKey.map(keys::get);
        if (before.isPresent()) {
            return done(before.get());
        }
        long id = runs.size() + 1L;
        idempotencyKey.ifPresent(key -> keys.put(key, id));
        Running run = new Running();
        runs.put(id, run);
        RunPlan.PlannedScript planned =
                new RunPlan.PlannedScript(
                        SCRIPT,
                        OrderingNumber.parse("3.01"),
                        "Script 1",
                        new VersionId(1),
                        "0.2",
                        "b".repeat(40),
                        Optional.of(new DatasetUse(DatasetKind.TEST, "0".repeat(64))),
                        "cpython-3.14");
        RunPlan plan = new RunPlan("c".repeat(40), List.of(new RunPlan.Group(3, List.of(planned))));
        run.on(new RunEvent.RunStarted(id, plan, onFailure, user, NOW));
        run.on(new RunEvent.GroupStarted(3, NOW));
        run.on(new RunEvent.ScriptStarted(SCRIPT, 7, 1, NOW));
        return done(id);
    }

    @Override
    public CompletionStage<List<RunSummary>> list(int limit, Optional<Long> before) {
        return CompletableFuture.completedFuture(
                runs.values().stream()
                        .map(Running::state)
                        .map(state ->
                                new RunSummary(
                                        state.run(),
                                        state.status(),
                                        state.onFailure(),
                                        state.startedBy(),
                                        state.commit(),
                                        1,
                                        0,
                                        0,
                                        NOW,
                                        state.finishedAt()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public CompletionStage<Answer<RunState>> find(long run) {
        Running running = runs.get(run);
        return running == null ? missing(run) : done(running.state());
    }

    @Override
    public CompletionStage<Answer<RunState>> cancel(String user, long run) {
        Running running = runs.get(run);
        if (running == null) {
            return missing(run);
        }
        if (running.state().status().isFinal()) {
            return CompletableFuture.completedFuture(
                    Answer.refused(new Refusal.AlreadyFinished("run", "" + run)));
        }
        running.on(new RunEvent.CancelRequested(user, NOW));
        running.on(
                new RunEvent.ScriptFinished(
                        SCRIPT,
                        Optional.of(7L),
                        ExecutionStatus.CANCELLED,
                        Optional.of("Cancelled by ed1."),
                        NOW));
        running.on(new RunEvent.GroupFinished(3, NOW));
        running.on(new RunEvent.RunFinished(RunStatus.CANCELLED, NOW));
        return done(running.state());
    }

    @Override
    public CompletionStage<Answer<Source<Numbered<RunEvent>, NotUsed>>> events(
            long run, long after) {
        Running running = runs.get(run);
        return running == null ? missing(run) : done(running.topic.after(after));
    }

    private static <T> CompletionStage<Answer<T>> missing(long run) {
        return CompletableFuture.completedFuture(
                Answer.refused(new Refusal.NotFound("run", "" + run)));
    }

    private static <T> CompletionStage<Answer<T>> done(T value) {
        return CompletableFuture.completedFuture(Answer.done(value));
    }
}
