package ved.engine.execution;

import ved.engine.script.ScriptId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The record of executions in memory; can be told to fail. */
public final class InMemoryExecutionStore implements ExecutionStore {
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Execution> executions = new ConcurrentSkipListMap<>();
    private final Map<Long, List<OutputChunk>> outputs = new ConcurrentHashMap<>();
    private final AtomicInteger failingWrites = new AtomicInteger();
    private final AtomicInteger failingReads = new AtomicInteger();

    /** Lets the next recordings of a result fail. */
    public void failNextResults(int count) {
        failingWrites.set(count);
    }

    /** Lets the next looks at an execution fail. */
    public void failNextReads(int count) {
        failingReads.set(count);
    }

    @Override
    public long recordQueued(ExecutionRequest request, String sandbox, Instant queuedAt) {
        long id = ids.incrementAndGet();
        executions.put(
                id,
                new Execution(
                        id,
                        request.script(),
                        request.source(),
                        request.version(),
                        request.dataset(),
                        request.interpreter(),
                        sandbox,
                        request.startedBy(),
                        request.run(),
                        request.attempt(),
                        ExecutionStatus.QUEUED,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        queuedAt,
                        Optional.empty(),
                        Optional.empty()));
        return id;
    }

    @Override
    public void recordStarted(long execution, Instant startedAt) {
        executions.computeIfPresent(
                execution,
                (_, e) ->
                        with(
                                e,
                                ExecutionStatus.RUNNING,
                                Optional.of(startedAt),
                                Optional.empty(),
                                e.finishedAt()));
    }

    @Override
    public void recordFinished(long execution, ExecutionOutcome outcome, List<OutputChunk> output) {
        if (failingWrites.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("the disk is full");
        }
        executions.computeIfPresent(
                execution,
                (_, e) ->
                        e.status().isFinal()
                                ? e
                                : with(
                                        e,
                                        outcome.status(),
                                        e.startedAt(),
                                        outcome.reason(),
                                        Optional.of(outcome.finishedAt())));
        outputs.putIfAbsent(execution, output);
    }

    private static Execution with(
            Execution e,
            ExecutionStatus status,
            Optional<Instant> startedAt,
            Optional<String> reason,
            Optional<Instant> finishedAt) {
        return new Execution(
                e.id(),
                e.script(),
                e.source(),
                e.version(),
                e.dataset(),
                e.interpreter(),
                e.sandbox(),
                e.startedBy(),
                e.run(),
                e.attempt(),
                status,
                e.exitCode(),
                e.signal(),
                reason,
                e.peakMemoryBytes(),
                e.queuedAt(),
                startedAt,
                finishedAt);
    }

    @Override
    public List<Long> closeUnfinished(String reason, Instant finishedAt) {
        List<Long> open =
                executions.values().stream()
                        .filter(e -> !e.status().isFinal())
                        .map(Execution::id)
                        .toList();
        open.forEach(id ->
                recordFinished(
                        id,
                        ExecutionOutcome.withoutExit(ExecutionStatus.UNKNOWN, reason, finishedAt),
                        List.of()));
        return open;
    }

    @Override
    public Optional<Execution> find(long execution) {
        if (failingReads.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("the database is locked");
        }
        return Optional.ofNullable(executions.get(execution));
    }

    @Override
    public List<OutputChunk> output(long execution) {
        return outputs.getOrDefault(execution, List.of());
    }

    public String text(long execution) {
        var text = new StringBuilder();
        output(execution).forEach(chunk -> text.append(chunk.text()));
        return text.toString();
    }

    @Override
    public Optional<String> unsavedText(long execution) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> datasetBytes(String sha256) {
        return Optional.of(new byte[0]);
    }

    @Override
    public List<Execution> history(ScriptId script, int limit, Optional<Long> before) {
        return executions.values().stream()
                .filter(e -> e.script().equals(script))
                .filter(e -> before.isEmpty() || e.id() < before.get())
                .sorted(Comparator.comparingLong(Execution::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Execution> last(ScriptId script, Set<ExecutionStatus> statuses) {
        return history(script, Integer.MAX_VALUE, Optional.empty()).stream()
                .filter(e -> statuses.contains(e.status()))
                .findFirst();
    }

    @Override
    public List<Execution> lastOfEach() {
        return List.of();
    }
}
