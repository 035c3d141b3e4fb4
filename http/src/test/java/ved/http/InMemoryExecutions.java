package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.ExecutionService;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionEvent;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.execution.ExecutionSource;
import ved.engine.execution.ExecutionStatus;
import ved.engine.live.Numbered;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.StorageException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Executions that the test itself lets print and end. */
final class InMemoryExecutions implements ExecutionService {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** Lets what was last executed be read of no script. */
    volatile boolean unreadable;

    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Running> executions = new ConcurrentSkipListMap<>();

    static final class Running {
        private final InMemoryTopic<ExecutionEvent> topic = new InMemoryTopic<>();
        private final CompletableFuture<ExecutionOutcome> outcome = new CompletableFuture<>();
        private final StringBuilder stdout = new StringBuilder();
        private final long id;
        private final ScriptId script;
        private final Order order;

        Running(long id, ScriptId script, Order order) {
            this.id = id;
            this.script = script;
            this.order = order;
            topic.append(new ExecutionEvent.Queued(NOW));
            topic.append(new ExecutionEvent.Started(NOW));
        }

        Order order() {
            return order;
        }

        InMemoryTopic<ExecutionEvent> topic() {
            return topic;
        }

        void print(String text) {
            stdout.append(text);
            topic.append(new ExecutionEvent.OutputPrinted(OutputStreamName.STDOUT, text, NOW));
        }

        void end(ExecutionStatus status) {
            ExecutionOutcome end =
                    status == ExecutionStatus.SUCCEEDED
                            ? new ExecutionOutcome(
                                    status,
                                    OptionalInt.of(0),
                                    OptionalInt.empty(),
                                    Optional.empty(),
                                    OptionalLong.empty(),
                                    NOW.plusMillis(80))
                            : ExecutionOutcome.withoutExit(
                                    status, "It was ended.", NOW.plusMillis(80));
            topic.append(new ExecutionEvent.Finished(end));
            topic.close();
            outcome.complete(end);
        }

        Execution execution() {
            Optional<ExecutionOutcome> end = Optional.ofNullable(outcome.getNow(null));
            return new Execution(
                    id,
                    script,
                    ExecutionSource.PROD,
                    Optional.empty(),
                    Optional.empty(),
                    "cpython-3.14",
                    "process",
                    "ed1",
                    Optional.empty(),
                    1,
                    end.map(ExecutionOutcome::status).orElse(ExecutionStatus.RUNNING),
                    end.map(ExecutionOutcome::exitCode).orElse(OptionalInt.empty()),
                    OptionalInt.empty(),
                    end.flatMap(ExecutionOutcome::reason),
                    OptionalLong.empty(),
                    NOW,
                    Optional.of(NOW),
                    end.map(ExecutionOutcome::finishedAt));
        }

        private ExecutionReport report() {
            return new ExecutionReport(execution(), stdout.toString(), "");
        }
    }

    Running running(long id) {
        return Optional.ofNullable(executions.get(id)).orElseThrow();
    }

    /** Waits until an execution with this id was started. */
    synchronized void awaitStart(long id) {
        try {
            while (!executions.containsKey(id)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Running start(long script) {
        long id = lastId.incrementAndGet();
        Running running =
                new Running(
                        id,
                        new ScriptId(script),
                        new Order(Text.Named.PROD, Optional.empty(), Optional.empty()));
        put(running);
        return running;
    }

    private synchronized void put(Running running) {
        executions.put(running.id, running);
        notifyAll();
    }

    @Override
    public CompletionStage<Answer<Long>> execute(String user, ScriptId script, Order order) {
        if (script.value() > 100_000) {
            return refused(new Refusal.NotFound("script", script.toString()));
        }
        long id = lastId.incrementAndGet();
        put(new Running(id, script, order));
        return done(id);
    }

    @Override
    public CompletionStage<Answer<ExecutionReport>> awaitFinished(long execution) {
        Running running = executions.get(execution);
        return running == null
                ? missing(execution)
                : running.outcome.thenApply(_ -> Answer.done(running.report()));
    }

    @Override
    public CompletionStage<Answer<ExecutionReport>> find(long execution) {
        Running running = executions.get(execution);
        return running == null ? missing(execution) : done(running.report());
    }

    @Override
    public CompletionStage<Answer<ExecutionReport>> last(ScriptId script, boolean succeeded) {
        if (unreadable) {
            return CompletableFuture.failedStage(new StorageException("The disk cannot be read."));
        }
        return executions.values().stream()
                .filter(running -> running.script.equals(script) && running.outcome.isDone())
                .reduce((_, later) -> later)
                .map(running -> done(running.report()))
                .orElseGet(() -> refused(new Refusal.NotFound("execution of script", "" + script)));
    }

    @Override
    public CompletionStage<Answer<List<Execution>>> history(
            ScriptId script, int limit, Optional<Long> before) {
        return done(
                executions.values().stream()
                        .filter(running -> running.script.equals(script))
                        .map(Running::execution)
                        .limit(limit)
                        .toList());
    }

    @Override
    public CompletionStage<List<Execution>> lastOfEach() {
        if (unreadable) {
            return CompletableFuture.failedStage(new StorageException("The disk cannot be read."));
        }
        return CompletableFuture.completedFuture(
                executions.values().stream()
                        .filter(running -> running.outcome.isDone())
                        .map(Running::execution)
                        .toList());
    }

    @Override
    public CompletionStage<Answer<Execution>> cancel(String user, long execution) {
        Running running = executions.get(execution);
        if (running == null) {
            return missing(execution);
        }
        if (running.outcome.isDone()) {
            return refused(new Refusal.AlreadyFinished("execution", "" + execution));
        }
        running.end(ExecutionStatus.CANCELLED);
        return done(running.execution());
    }

    @Override
    public CompletionStage<Answer<Source<Numbered<ExecutionEvent>, NotUsed>>> events(
            long execution, long after) {
        Running running = executions.get(execution);
        return running == null ? missing(execution) : done(running.topic.after(after));
    }

    private static <T> CompletionStage<Answer<T>> missing(long execution) {
        return refused(new Refusal.NotFound("execution", "" + execution));
    }

    private static <T> CompletionStage<Answer<T>> done(T value) {
        return CompletableFuture.completedFuture(Answer.done(value));
    }

    private static <T> CompletionStage<Answer<T>> refused(Refusal refusal) {
        return CompletableFuture.completedFuture(Answer.refused(refusal));
    }
}
