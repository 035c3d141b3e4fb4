package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.run.FailurePolicy;
import ved.engine.run.RunStatus;
import ved.engine.run.RunStore.NewRun;
import ved.engine.run.RunStore.Started;
import ved.engine.run.RunSummary;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class SqliteRunStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");

    @TempDir Path directory;
    private Database database;
    private SqliteRunStore store;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        store = new SqliteRunStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void listsRunsWithTheirResults() {
        long first = store.start(run("ed1", "a"), Optional.empty()).run();
        long second = store.start(run("ed1", "a"), Optional.empty()).run();

        store.finish(first, RunStatus.FAILED, 6, 2, NOW.plusSeconds(9));
        store.finish(first, RunStatus.SUCCEEDED, 8, 0, NOW.plusSeconds(10));

        assertEquals(List.of(second), store.unfinished());
        assertEquals(
                Optional.of(
                        new RunSummary(
                                first,
                                RunStatus.FAILED,
                                FailurePolicy.CONTINUE,
                                "ed1",
                                "c0ffee",
                                8,
                                6,
                                2,
                                NOW,
                                Optional.of(NOW.plusSeconds(9)))),
                store.find(first));
        assertEquals(2, store.list(10, Optional.empty()).size());
        assertEquals(first, store.list(10, Optional.of(second)).getFirst().id());
    }

    @Test
    void findsTheRunOfAnIdempotencyKeyOfTheSameUser() {
        Started first = store.start(run("ed1", "a"), Optional.of("key"));

        assertTrue(first.fresh());
        assertEquals(
                new Started(first.run(), false, "a"),
                store.start(run("ed1", "b"), Optional.of("key")));
        assertNotEquals(first.run(), store.start(run("ed2", "a"), Optional.of("key")).run());
        assertNotEquals(first.run(), store.start(run("ed1", "a"), Optional.of("other")).run());
    }

    @Test
    void startsOneRunForManyRequestsWithOneKey() {
        Set<Long> runs = new ConcurrentSkipListSet<>();
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                virtual.execute(
                        () -> runs.add(store.start(run("ed1", "a"), Optional.of("key")).run()));
            }
        }

        assertEquals(1, runs.size());
        assertEquals(1, store.list(100, Optional.empty()).size());
    }

    private static NewRun run(String user, String requestHash) {
        return new NewRun(user, FailurePolicy.CONTINUE, "c0ffee", 8, requestHash, NOW);
    }
}
