package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.catalogue.TestingRecordings;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.execution.ExecutionRequest;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.execution.ExecutionSource;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.OutputChunk;
import ved.engine.run.FailurePolicy;
import ved.engine.run.RunStore;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptVersion;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

final class SqliteExecutionStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");

    @TempDir Path directory;
    private Database database;
    private SqliteScriptStore scripts;
    private SqliteExecutionStore store;
    private ScriptVersion version;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        scripts = new SqliteScriptStore(database);
        store = new SqliteExecutionStore(database);
        version = TestingRecordings.first(scripts, "ed1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void followsAnExecutionToItsResult() {
        byte[] bytes = {1, 2, 3};
        Dataset dataset = TestingDatasets.store(database, version, DatasetKind.TEST, bytes);
        long run =
                new SqliteRunStore(database)
                        .start(
                                new RunStore.NewRun(
                                        "ed1", FailurePolicy.STOP, "c0ffee", 1, "all", NOW),
                                Optional.empty())
                        .run();
        ExecutionRequest request =
                new ExecutionRequest(
                        version.script(),
                        ExecutionSource.PROD,
                        Optional.of(version.id()),
                        "print(1)",
                        Optional.of(new DatasetUse(DatasetKind.TEST, dataset.sha256())),
                        "cpython-3.14",
                        "ed1",
                        Optional.of(run),
                        1);
        ExecutionOutcome outcome =
                new ExecutionOutcome(
                        ExecutionStatus.FAILED,
                        OptionalInt.of(3),
                        OptionalInt.empty(),
                        Optional.of("It exited with code 3."),
                        OptionalLong.of(14_000_000),
                        NOW.plusMillis(30));

        long id = store.recordQueued(request, "process", NOW);
        store.recordStarted(id, NOW.plusMillis(10));
        store.recordFinished(id, outcome, output(3));

        assertEquals(
                new Execution(
                        id,
                        version.script(),
                        ExecutionSource.PROD,
                        Optional.of(version.id()),
                        request.dataset(),
                        "cpython-3.14",
                        "process",
                        "ed1",
                        Optional.of(run),
                        1,
                        ExecutionStatus.FAILED,
                        OptionalInt.of(3),
                        OptionalInt.empty(),
                        Optional.of("It exited with code 3."),
                        OptionalLong.of(14_000_000),
                        NOW,
                        Optional.of(NOW.plusMillis(10)),
                        Optional.of(NOW.plusMillis(30))),
                store.find(id).orElseThrow());
        assertEquals(output(3), store.output(id));
        assertArrayEquals(bytes, store.datasetBytes(dataset.sha256()).orElseThrow());
    }

    @Test
    void keepsTheFirstOfTwoResults() {
        long id = queued();
        store.recordFinished(id, finished(ExecutionStatus.CANCELLED), output(1));
        store.recordFinished(id, finished(ExecutionStatus.ERROR), output(2));
        store.recordStarted(id, NOW);

        assertEquals(ExecutionStatus.CANCELLED, store.find(id).orElseThrow().status());
        assertEquals(output(1), store.output(id));
    }

    @Test
    void closesWhatACrashLeftOpenOnce() {
        long finished = queued();
        store.recordFinished(finished, finished(ExecutionStatus.TIMED_OUT), List.of());
        long queued = queued();
        long running = queued();
        store.recordStarted(running, NOW);

        assertEquals(List.of(queued, running), store.closeUnfinished("Ved ended.", NOW));
        assertEquals(List.of(), store.closeUnfinished("Ved ended.", NOW));

        Execution closed = store.find(running).orElseThrow();
        assertEquals(ExecutionStatus.UNKNOWN, closed.status());
        assertEquals(Optional.of("Ved ended."), closed.reason());
        assertEquals(List.of(), store.output(running));
    }

    @Test
    void listsTheHistoryOfAScriptNewestFirst() {
        List<Long> ids = IntStream.range(0, 5).mapToObj(i -> queued()).toList();
        ids.forEach(id -> store.recordFinished(id, finished(ExecutionStatus.CANCELLED), List.of()));
        long succeeded = queued();
        store.recordFinished(succeeded, succeeded(), List.of());
        queued();

        List<Execution> page = store.history(version.script(), 2, Optional.of(ids.get(3)));

        assertEquals(List.of(ids.get(2), ids.get(1)), page.stream().map(Execution::id).toList());
        assertEquals(7, store.history(version.script(), 100, Optional.empty()).size());
        assertEquals(
                succeeded,
                store.last(version.script(), EnumSet.allOf(ExecutionStatus.class))
                        .orElseThrow()
                        .id());
        assertEquals(
                ids.get(4),
                store.last(version.script(), Set.of(ExecutionStatus.CANCELLED)).orElseThrow().id());
        assertEquals(
                Optional.empty(), store.last(version.script(), Set.of(ExecutionStatus.UNKNOWN)));
        assertEquals(1, store.lastOfEach().size());
        assertEquals(ExecutionStatus.SUCCEEDED, store.lastOfEach().getFirst().status());
    }

    @Test
    void keepsThousandsOfChunksInLittleSpace() {
        List<OutputChunk> chunks = output(20_000);
        long id = queued();

        store.recordFinished(id, succeeded(), chunks);

        assertEquals(chunks, store.output(id));
        int stored = OutputCodec.encode(chunks).length;
        int text = chunks.stream().mapToInt(chunk -> chunk.text().length()).sum();
        assertTrue(stored < text, stored + " bytes for " + text + " characters");
    }

    private long queued() {
        return store.recordQueued(
                new ExecutionRequest(
                        version.script(),
                        ExecutionSource.UNSAVED,
                        Optional.empty(),
                        "print('unsaved')",
                        Optional.empty(),
                        "cpython-3.14",
                        "ed1",
                        Optional.empty(),
                        1),
                "process",
                NOW);
    }

    private static ExecutionOutcome finished(ExecutionStatus status) {
        return ExecutionOutcome.withoutExit(status, "As the test wants it.", NOW);
    }

    private static ExecutionOutcome succeeded() {
        return new ExecutionOutcome(
                ExecutionStatus.SUCCEEDED,
                OptionalInt.of(0),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                NOW);
    }

    private static List<OutputChunk> output(int chunks) {
        return IntStream.rangeClosed(1, chunks)
                .mapToObj(number ->
                        new OutputChunk(
                                number * 2L,
                                number % 3 == 0 ? OutputStreamName.STDERR : OutputStreamName.STDOUT,
                                "line " + number + "\r\u0000\uFFFD é😀 and some more text\n",
                                NOW.plusMillis(number)))
                .toList();
    }
}
