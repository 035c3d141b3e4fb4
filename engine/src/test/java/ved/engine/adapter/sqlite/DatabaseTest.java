package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

final class DatabaseTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");

    @TempDir Path directory;

    @Test
    void keepsItsPromisesOnEveryConnection() {
        try (Database database = Database.open(directory)) {
            assertEquals("wal", pragma(database, "journal_mode"));
            assertEquals("2", pragma(database, "synchronous"));
            assertEquals("1", pragma(database, "foreign_keys"));
            assertEquals("10000", pragma(database, "busy_timeout"));
            assertEquals(
                    "1",
                    database.read(h -> h.select("PRAGMA query_only").mapTo(String.class).one()));
        }
    }

    @Test
    void opensAgainWithWhatWasStored() {
        try (Database database = Database.open(directory)) {
            new SqliteScriptStore(database).recordMilestone("tested", NOW);
        }

        try (Database database = Database.open(directory)) {
            assertTrue(new SqliteScriptStore(database).milestoneReached("tested"));
            assertEquals("ok", pragma(database, "integrity_check"));
        }
    }

    @Test
    void hasTheTablesOfTheJournal() throws SQLException {
        try (Database database = Database.open(directory);
                var connection = DriverManager.getConnection(Database.url(directory));
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO event_journal (persistence_id, sequence_number, writer, event_ser_id,
                      event_ser_manifest, event_payload) VALUES ('run-1', 1, 'w', 1, 'm', x'00')
                    """);

            long events =
                    database.read(h ->
                            h.select("SELECT count(*) FROM event_journal").mapTo(Long.class).one());
            assertEquals(1, events);
        }
    }

    @Test
    void movesCallsOfVirtualThreadsToItsOwn() throws Exception {
        try (Database database = Database.open(directory);
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean onVirtual =
                    CompletableFuture.supplyAsync(
                                    () -> database.read(h -> Thread.currentThread().isVirtual()),
                                    virtual)
                            .get();

            assertFalse(onVirtual);
        }
    }

    @Test
    void refusesToWriteWhenTheDiskIsFullAndRecoversWithoutARestart() {
        try (Database database = Database.open(directory)) {
            SqliteScriptStore store = new SqliteScriptStore(database);
            store.recordMilestone("before", NOW);
            int pages =
                    database.write(h -> h.select("PRAGMA page_count").mapTo(Integer.class).one());
            setMaxPages(database, pages);

            StorageException full =
                    assertThrows(StorageException.class, () -> writeMegabyte(database, "first"));

            assertTrue(full.getMessage().contains("full"), full.getMessage());
            assertTrue(store.milestoneReached("before"));
            setMaxPages(database, Integer.MAX_VALUE - 1);
            writeMegabyte(database, "second");
            assertEquals(
                    List.of("second"),
                    database.read(h ->
                            h.select("SELECT sha256 FROM dataset_blobs")
                                    .mapTo(String.class)
                                    .list()));
        }
    }

    @Test
    void readsWhileManyChangesWaitForAnotherProgramToUnlockIt() throws Exception {
        try (Database database = Database.open(directory);
                ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                var other = DriverManager.getConnection(Database.url(directory));
                var statement = other.createStatement()) {
            SqliteScriptStore store = new SqliteScriptStore(database);
            statement.execute("BEGIN IMMEDIATE");
            CompletableFuture<?>[] changes =
                    IntStream.range(0, 16)
                            .mapToObj(i ->
                                    CompletableFuture.runAsync(
                                            () -> store.recordMilestone("change " + i, NOW),
                                            database.executor()))
                            .toArray(CompletableFuture<?>[]::new);

            boolean read =
                    CompletableFuture.supplyAsync(() -> store.milestoneReached("change 1"), virtual)
                            .get(5, TimeUnit.SECONDS);
            statement.execute("ROLLBACK");
            CompletableFuture.allOf(changes).get(10, TimeUnit.SECONDS);

            assertFalse(read);
            assertTrue(store.milestoneReached("change 1"));
        }
    }

    @Test
    void saysSoWhenTheFileIsNoDatabase() throws IOException {
        Files.writeString(directory.resolve("ved.db"), "x".repeat(10_000));

        StorageException damaged =
                assertThrows(StorageException.class, () -> Database.open(directory));

        assertTrue(damaged.getMessage().contains("damaged"), damaged.getMessage());
    }

    private static void writeMegabyte(Database database, String name) {
        database.write(h ->
                h.createUpdate(
                                "INSERT INTO dataset_blobs (sha256, size, bytes)"
                                        + " VALUES (:name, 1000000, zeroblob(1000000))")
                        .bind("name", name)
                        .execute());
    }

    private static void setMaxPages(Database database, int pages) {
        database.write(h -> h.select("PRAGMA max_page_count = " + pages).mapTo(Long.class).one());
    }

    private static String pragma(Database database, String name) {
        return database.write(h -> h.select("PRAGMA " + name).mapTo(String.class).one());
    }
}
