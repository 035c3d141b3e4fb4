package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.catalogue.ScriptStore.NewVersion;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class SqliteScriptStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");
    private static final Branch ED1 = new Branch("ed1");

    @TempDir Path directory;
    private Database database;
    private SqliteScriptStore store;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        store = new SqliteScriptStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void recordsACommitOnce() {
        NewVersion version = TestingVersions.first(store, "ed1");

        ScriptVersion recorded = store.recordVersion(version);

        assertEquals(recorded, store.recordVersion(version));
        assertEquals(List.of(recorded), store.versions(recorded.script()));
        assertEquals(Optional.of(recorded), store.version(recorded.id()));
        assertEquals(Optional.of(recorded), store.onBranch(ED1, recorded.script()));
        assertEquals(Optional.of(version.commit()), store.recordedHead(ED1));
        assertEquals(NOW, recorded.savedAt());
    }

    @Test
    void showsTheOwnWorkThenProdThenTheNewest() {
        ScriptVersion first = store.recordVersion(TestingVersions.first(store, "ed1"));
        assertEquals(first, seenBy("ed2"));
        store.recordMerge(first, "merge-1", "ed1", NOW);
        ScriptVersion second =
                store.recordVersion(TestingVersions.next(first, new VersionNumber(0, 2), "ed2"));

        assertEquals(second, seenBy("ed2"));
        assertEquals(first, seenBy("ed1"));
        assertEquals(ProdState.AHEAD, summary("ed2").state());

        store.recordMerge(second, "merge-2", "ed2", NOW);
        store.recordMerge(first, "merge-1", "ed1", NOW);

        assertEquals(second, seenBy("ed1"));
        assertEquals(ProdState.SAME, summary("ed1").state());
        assertEquals(Optional.of("merge-2"), store.recordedHead(Branch.PROD));
        assertTrue(store.descends(second.id(), first.id()));
        assertTrue(store.descends(second.id(), second.id()));
        assertFalse(store.descends(first.id(), second.id()));
    }

    @Test
    void keepsOrderingAndVersionNumbersUnique() {
        NewVersion one = TestingVersions.first(store, "ed1");
        NewVersion other = TestingVersions.first(store, "ed2");
        ScriptVersion recorded = store.recordVersion(one);

        assertThrows(JdbiException.class, () -> store.recordVersion(other));
        store.recordVersion(TestingVersions.next(recorded, new VersionNumber(0, 2), "ed1"));
        NewVersion same = TestingVersions.next(recorded, new VersionNumber(0, 2), "ed2");
        NewVersion taken =
                new NewVersion(
                        same.script(),
                        Optional.empty(),
                        same.number(),
                        same.branch(),
                        "another commit",
                        same.blob(),
                        same.parent(),
                        "ed2",
                        NOW,
                        "",
                        "",
                        "",
                        "",
                        "cpython-3.14");
        assertThrows(JdbiException.class, () -> store.recordVersion(taken));
        assertEquals(1, store.list("ed1").size());
        assertEquals(Optional.of(new VersionNumber(0, 2)), store.highestVersion(one.script()));
    }

    @Test
    void countsTheQueueUpFromItsLargestNumber() {
        assertEquals(OrderingNumber.parse("1.0"), store.nextOrderingNumber());
        store.recordVersion(TestingVersions.first(store, "ed1"));

        assertEquals(OrderingNumber.parse("2.0"), store.nextOrderingNumber());
        assertEquals(2, store.nextScriptId().value());
        assertEquals(3, store.nextScriptId().value());
    }

    @Test
    void knowsWhichScriptsExist() {
        ScriptVersion one = store.recordVersion(TestingVersions.first(store, "ed1"));

        assertEquals(
                Set.of(one.script()),
                store.existing(Set.of(one.script(), new ScriptId(404), new ScriptId(405))));
        assertEquals(Set.of(), store.existing(Set.of()));
    }

    private ScriptVersion seenBy(String user) {
        return summary(user).version();
    }

    private ScriptSummary summary(String user) {
        return store.list(user).getFirst();
    }
}
