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

import ved.engine.catalogue.Description;
import ved.engine.catalogue.Recording;
import ved.engine.catalogue.Recording.Reordered;
import ved.engine.catalogue.TestingRecordings;
import ved.engine.script.Branch;
import ved.engine.script.Deletion;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange.Kind;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.UnmergedWork;
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
        ScriptVersion recorded = TestingRecordings.first(store, "ed1");
        Recording again =
                new Recording(
                        ED1,
                        recorded.commit(),
                        "ed1",
                        NOW,
                        List.of(
                                new Recording.NewVersion(
                                        recorded.script(),
                                        Optional.of(OrderingNumber.parse("1.0")),
                                        Optional.empty(),
                                        recorded.number(),
                                        recorded.blob(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "Again",
                                        new Description("", "", ""),
                                        "cpython-3.14")));

        store.record(again);

        assertEquals(List.of(recorded), store.versions(recorded.script()));
        assertEquals(Optional.of(recorded), store.version(recorded.id()));
        assertEquals(Optional.of(recorded), store.onBranch(ED1, recorded.script()));
        assertEquals(Optional.of(recorded.commit()), store.recordedHead(ED1));
        assertEquals(NOW, recorded.savedAt());
        assertEquals("fingerprint", store.description(recorded.id()).fingerprint());
    }

    @Test
    void showsTheOwnWorkThenProdThenTheNewest() {
        ScriptVersion first = TestingRecordings.first(store, "ed1");
        assertEquals(first, seenBy("ed2"));
        assertEquals(ProdState.NEW, summary("ed2").state());
        TestingRecordings.merge(store, first, "merge-1", "ed1");
        ScriptVersion second = TestingRecordings.next(store, first, "0.2", "ed2");

        assertEquals(second, seenBy("ed2"));
        assertEquals(first, seenBy("ed1"));
        assertEquals(ProdState.AHEAD, summary("ed2").state());

        TestingRecordings.merge(store, second, "merge-2", "ed2");
        TestingRecordings.merge(store, first, "merge-1", "ed1");

        assertEquals(second, seenBy("ed1"));
        assertEquals(ProdState.SAME, summary("ed1").state());
        assertEquals(Optional.of("merge-2"), store.recordedHead(Branch.PROD));
        assertTrue(store.descends(second.id(), first.id()));
        assertTrue(store.descends(second.id(), second.id()));
        assertFalse(store.descends(first.id(), second.id()));
        assertEquals(List.of(second), store.tips(new Branch("ed2")));
    }

    @Test
    void knowsWhatDivergedAndWhatWasJoined() {
        ScriptVersion base = TestingRecordings.first(store, "ed1");
        TestingRecordings.merge(store, base, "merge-1", "ed1");
        ScriptVersion byEd1 = TestingRecordings.next(store, base, "0.2", "ed1");
        ScriptVersion byEd2 = TestingRecordings.next(store, base, "0.3", "ed2");
        TestingRecordings.merge(store, byEd2, "merge-2", "ed2");
        assertEquals(ProdState.BEHIND, summary("ed1").state());
        assertEquals(List.of(new UnmergedWork(ED1, byEd1)), summary("ed2").others());
        assertEquals(List.of(), summary("ed1").others());

        ScriptVersion joined = TestingRecordings.joined(store, byEd1, byEd2, "0.4", "ed1");

        assertEquals(Optional.of(byEd2.id()), joined.mergedParent());
        assertEquals(Optional.of(base.id()), store.commonAncestor(byEd1.id(), byEd2.id()));
        assertEquals(Optional.of(byEd2.id()), store.commonAncestor(joined.id(), byEd2.id()));
        assertEquals(ProdState.AHEAD, summary("ed1").state());
        assertTrue(store.descends(joined.id(), byEd2.id()));
        TestingRecordings.merge(store, joined, "merge-3", "ed1");
        assertEquals(ProdState.SAME, summary("ed2").state());
        assertEquals(joined, seenBy("ed2"));
    }

    @Test
    void keepsOrderingAndVersionNumbersUnique() {
        ScriptVersion one = TestingRecordings.first(store, "ed1");

        ScriptVersion other =
                TestingRecordings.first(
                        store, store.nextScriptId(), OrderingNumber.parse("1.0"), "ed2");

        assertEquals(
                List.of("1.0", "2.0"),
                store.list("ed1").stream().map(s -> s.orderingNumber().toString()).toList());
        TestingRecordings.next(store, one, "0.2", "ed1");
        Recording taken =
                new Recording(
                        ED1,
                        "another commit",
                        "ed1",
                        NOW,
                        List.of(
                                new Recording.NewVersion(
                                        one.script(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        new VersionNumber(0, 2),
                                        "another blob",
                                        Optional.of(one.id()),
                                        Optional.empty(),
                                        "",
                                        new Description("", "", ""),
                                        "cpython-3.14")));
        assertThrows(JdbiException.class, () -> store.record(taken));
        assertEquals(Optional.of(new VersionNumber(0, 2)), store.highestVersion(one.script()));
        assertEquals(Optional.of(other), store.version(other.id()));
    }

    @Test
    void renumbersScriptsThatChangePlacesAndTakesThemOutAndBack() {
        ScriptVersion one = TestingRecordings.first(store, "ed1");
        ScriptVersion two = TestingRecordings.first(store, "ed1");
        Optional<OrderingNumber> first = Optional.of(OrderingNumber.parse("1.0"));
        Optional<OrderingNumber> second = Optional.of(OrderingNumber.parse("2.0"));

        Recording swap =
                new Recording(
                        Branch.PROD,
                        "swap",
                        "ed2",
                        NOW,
                        List.of(
                                new Reordered(one.script(), Kind.MOVED, first, second),
                                new Reordered(two.script(), Kind.RENUMBERED, second, first)));
        store.record(swap);
        store.record(swap);
        assertEquals(List.of(two, one), store.list("ed1").stream().map(s -> s.version()).toList());

        delete(one, second);
        assertEquals(List.of(two), store.list("ed1").stream().map(s -> s.version()).toList());
        assertEquals(
                Optional.of(new Deletion("ed2", NOW)), store.deleted("ed1").getFirst().deletion());
        assertEquals(List.of(one, two), store.tips(ED1));

        store.record(
                new Recording(
                        Branch.PROD,
                        "return",
                        "ed2",
                        NOW,
                        List.of(
                                new Reordered(
                                        one.script(), Kind.RETURNED, Optional.empty(), first))));
        assertEquals(
                "2.0", store.find("ed1", one.script()).orElseThrow().orderingNumber().toString());
        assertEquals(List.of(), store.deleted("ed1"));
        assertEquals(
                List.of("created", "created", "moved", "renumbered", "deleted", "returned"),
                database.read(h ->
                        h.select("SELECT kind FROM placements ORDER BY id")
                                .mapTo(String.class)
                                .list()));
    }

    @Test
    void countsTheQueueUpFromItsLargestNumber() {
        assertEquals(OrderingNumber.parse("1.0"), store.nextOrderingNumber());
        TestingRecordings.first(store, "ed1");

        assertEquals(OrderingNumber.parse("2.0"), store.nextOrderingNumber());
        assertEquals(2, store.nextScriptId().value());
        assertEquals(3, store.nextScriptId().value());
    }

    @Test
    void knowsWhichScriptsExist() {
        ScriptVersion one = TestingRecordings.first(store, "ed1");

        assertEquals(
                Set.of(one.script()),
                store.existing(Set.of(one.script(), new ScriptId(404), new ScriptId(405))));
        assertEquals(Set.of(), store.existing(Set.of()));
    }

    private void delete(ScriptVersion version, Optional<OrderingNumber> from) {
        store.record(
                new Recording(
                        Branch.PROD,
                        "delete",
                        "ed2",
                        NOW,
                        List.of(
                                new Reordered(
                                        version.script(), Kind.DELETED, from, Optional.empty()))));
    }

    private ScriptVersion seenBy(String user) {
        return summary(user).version();
    }

    private ScriptSummary summary(String user) {
        return store.list(user).getFirst();
    }
}
