package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static ved.engine.catalogue.TestingStores.done;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Ved ends after a change of the queue is in Git, and before it is in the metadata store. */
final class QueueReconciliationTest {
    private static final ScriptId ONE = new ScriptId(1);
    private static final ScriptId TWO = new ScriptId(2);

    @TempDir Path directory;

    @BeforeEach
    void makeAQueue() {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            stores.create("ed1", "one");
            stores.create("ed2", "two");
            done(stores.writer.merge("ed1", ONE));
            done(stores.writer.setNumber("ed1", TWO, OrderingNumber.parse("1.0001")));
        }
    }

    @Test
    void findsANumber() {
        after(
                writer -> writer.setNumber("ed2", ONE, OrderingNumber.parse("4.5")),
                stores -> {
                    assertEquals("4.5", find(stores, ONE).orderingNumber().toString());
                    assertEquals("ed2", changes(stores).getFirst().by());
                    assertEquals(QueueChange.Kind.MOVED, changes(stores).getFirst().kind());
                });
    }

    @Test
    void findsARenumbering() {
        Placement first = new Placement(1, Optional.empty(), Optional.of(ONE));

        after(
                writer -> writer.move("ed2", TWO, first),
                stores -> {
                    assertEquals("1.0", find(stores, TWO).orderingNumber().toString());
                    assertEquals("1.1", find(stores, ONE).orderingNumber().toString());
                    assertEquals(changes(stores).get(0).commit(), changes(stores).get(1).commit());
                });
    }

    @Test
    void findsADeletion() {
        after(
                writer -> writer.delete("ed2", ONE),
                stores -> {
                    assertEquals("ed2", find(stores, ONE).deletion().orElseThrow().by());
                    assertEquals(1, stores.store.list("ed1").size());
                });
    }

    @Test
    void findsAReturn() {
        try (TestingStores stores = new TestingStores(directory)) {
            done(stores.writer.delete("ed1", ONE));
        }

        after(
                writer -> writer.putBack("ed2", ONE),
                stores -> {
                    assertEquals(Optional.empty(), find(stores, ONE).deletion());
                    assertEquals("1.0", find(stores, ONE).orderingNumber().toString());
                    assertEquals(QueueChange.Kind.RETURNED, changes(stores).getFirst().kind());
                });
    }

    @Test
    void findsAFork() {
        after(
                writer -> writer.fork("ed2", ONE, Optional.empty()),
                stores -> {
                    ScriptSummary fork = find(stores, new ScriptId(3));
                    assertEquals(ONE, fork.origin().orElseThrow().script());
                    assertEquals("2.0", fork.orderingNumber().toString());
                    assertEquals(QueueChange.Kind.CREATED, changes(stores).getFirst().kind());
                });
    }

    private void after(Consumer<ScriptWriter> change, Consumer<TestingStores> expected) {
        try (TestingStores stores =
                new TestingStores(
                        directory,
                        store ->
                                FailingStore.when(
                                        store, "record"::equals, FailingStore.Killed::new))) {
            assertThrows(FailingStore.Killed.class, () -> change.accept(stores.writer));
        }
        try (TestingStores stores = new TestingStores(directory)) {
            assertEquals(1, stores.reconciliation.run());

            expected.accept(stores);
            assertEquals(0, stores.reconciliation.run());
        }
        InvariantCheck.assertHolds(directory.resolve("repo"), directory.resolve("data"));
    }

    private static ScriptSummary find(TestingStores stores, ScriptId script) {
        return stores.store.find("ed1", script).orElseThrow();
    }

    private static List<QueueChange> changes(TestingStores stores) {
        return stores.store.queueChanges(Optional.empty(), 50, OptionalLong.empty());
    }
}
