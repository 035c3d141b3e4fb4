package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.NOW;
import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.Deletion;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.Refusal;
import ved.engine.script.Reordering;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class QueueingTest {
    private static final ScriptId UNKNOWN = new ScriptId(99);

    @TempDir Path directory;
    private TestingStores stores;
    private ScriptId one;
    private ScriptId two;
    private ScriptId three;

    @BeforeEach
    void makeAQueue() {
        stores = new TestingStores(directory);
        stores.reconciliation.run();
        one = stores.create("ed1", "\"\"\"One\"\"\"").script().id();
        two = stores.create("ed1", "\"\"\"Two\"\"\"").script().id();
        three = stores.create("ed2", "\"\"\"Three\"\"\"").script().id();
        done(stores.writer.merge("ed1", one));
    }

    @AfterEach
    void holdsTogether() {
        stores.close();
        InvariantCheck.assertHolds(directory.resolve("repo"), directory.resolve("data"));
    }

    @Test
    void givesAScriptAFreeNumberWithACommitOnProd() {
        Set<String> before = prodTree().keySet();

        MovedScript moved = done(stores.writer.setNumber("ed2", one, number("2.5")));

        assertTrue(moved.changed());
        assertEquals(number("2.5"), moved.reordering().script().orderingNumber());
        assertEquals(List.of(two, one, three), queue());
        QueueChange change = changes().getFirst();
        assertEquals(QueueChange.Kind.MOVED, change.kind());
        assertEquals(Optional.of(number("1.0")), change.from());
        assertEquals(Optional.of(number("2.5")), change.to());
        assertEquals("ed2", change.by());
        assertEquals("One", change.descriptiveName());
        assertEquals(stores.repository.head(Branch.PROD), Optional.of(change.commit()));
        assertEquals(before, prodTree().keySet());
    }

    @Test
    void changesNothingWhereTheNumberIsItsOwn() {
        Optional<String> head = stores.repository.head(Branch.PROD);

        MovedScript moved = done(stores.writer.setNumber("ed2", one, number("1.0000")));

        assertFalse(moved.changed());
        assertEquals(head, stores.repository.head(Branch.PROD));
    }

    @Test
    void refusesANumberThatAnotherScriptHas() {
        assertEquals(
                new Refusal.OrderingNumberTaken(number("2"), two, "Two"),
                refused(
                        Refusal.OrderingNumberTaken.class,
                        stores.writer.setNumber("ed2", one, number("2.00"))));
        assertEquals(List.of(one, two, three), queue());
    }

    @Test
    void movesAScriptBetweenTwoOthers() {
        MovedScript first = done(stores.writer.move("ed1", three, place(1, one, null)));
        MovedScript second = done(stores.writer.move("ed1", two, place(1, one, three)));
        MovedScript nothing = done(stores.writer.move("ed1", two, place(1, one, three)));

        assertEquals("1.01", first.reordering().script().orderingNumber().toString());
        assertEquals("1.005", second.reordering().script().orderingNumber().toString());
        assertFalse(nothing.changed());
        assertEquals(List.of(one, two, three), queue());
    }

    @Test
    void renumbersAFullGapInOneCommit() {
        done(stores.writer.setNumber("ed1", two, number("1.0001")));

        Reordering moved = done(stores.writer.move("ed2", three, place(1, one, two))).reordering();

        assertEquals("1.1", moved.script().orderingNumber().toString());
        assertEquals(
                List.of(new Reordering.Renumbered(two, number("1.0001"), number("1.2"))),
                moved.renumbered());
        assertEquals(List.of(one, three, two), queue());
        List<QueueChange> changes = changes().subList(0, 2);
        assertEquals(
                Set.of(QueueChange.Kind.MOVED, QueueChange.Kind.RENUMBERED),
                Set.of(changes.get(0).kind(), changes.get(1).kind()));
        assertEquals(changes.get(0).commit(), changes.get(1).commit());
    }

    @Test
    void renumbersAWholeGroupThatIsDroppedInFrontOf() {
        done(stores.writer.setNumber("ed1", two, number("1.1")));

        MovedScript moved = done(stores.writer.move("ed2", three, place(1, null, one)));

        assertEquals(List.of(three, one, two), queue());
        assertEquals(2, moved.reordering().renumbered().size());
        assertEquals(
                List.of("1.0", "1.1", "1.2"),
                stores.store.list("ed1").stream().map(s -> s.orderingNumber().toString()).toList());
    }

    @Test
    void refusesToMoveBetweenScriptsThatAreNoLongerThere() {
        done(stores.writer.delete("ed2", two));

        refused(Refusal.QueueChanged.class, stores.writer.move("ed1", three, place(2, two, null)));
    }

    @Test
    void takesADeletedScriptOffProdAndKeepsItsHistory() {
        ScriptSummary deleted = done(stores.writer.delete("ed2", one));

        assertEquals(Optional.of(new Deletion("ed2", NOW)), deleted.deletion());
        assertEquals(List.of(two, three), queue());
        assertEquals(Set.of(), prodTree().keySet());
        assertEquals(1, stores.store.versions(one).size());
        assertEquals(
                List.of(one), stores.store.deleted("ed1").stream().map(ScriptSummary::id).toList());
        assertEquals(QueueChange.Kind.DELETED, changes().getFirst().kind());
        assertEquals(Optional.of(number("1.0")), changes().getFirst().from());
        assertEquals(Optional.empty(), changes().getFirst().to());
    }

    @Test
    void takesAScriptOutThatNeverWasOnProd() {
        done(stores.writer.delete("ed1", three));

        assertEquals(List.of(one, two), queue());
        assertEquals("3.0", done(stores.writer.putBack("ed2", three)).orderingNumber().toString());
        assertEquals(ProdState.NEW, find(three).state());
    }

    @Test
    void putsAScriptBackWithTheVersionThatProdHad() {
        done(stores.writer.delete("ed1", one));

        ScriptSummary back = done(stores.writer.putBack("ed2", one));

        assertEquals(Optional.empty(), back.deletion());
        assertEquals(number("1.0"), back.orderingNumber());
        assertEquals(ProdState.SAME, back.state());
        assertEquals(Set.of("1.py"), prodTree().keySet());
        assertEquals(QueueChange.Kind.RETURNED, changes().getFirst().kind());
    }

    @Test
    void putsAScriptBackAtTheEndWhereItsNumberWasTaken() {
        done(stores.writer.delete("ed1", one));
        done(stores.writer.setNumber("ed1", two, number("1.0")));

        assertEquals("4.0", done(stores.writer.putBack("ed2", one)).orderingNumber().toString());
    }

    @Test
    void refusesToPutBackCodeThatProdHasByNow() {
        done(stores.writer.delete("ed1", one));
        ScriptId copy = stores.create("ed2", "\"\"\"One\"\"\"").script().id();
        done(stores.writer.merge("ed2", copy));

        Refusal.DuplicateContent refusal =
                refused(Refusal.DuplicateContent.class, stores.writer.putBack("ed1", one));

        assertEquals(one, refusal.script());
        assertEquals(copy, refusal.other().script());
        done(stores.writer.delete("ed1", copy));
        done(stores.writer.putBack("ed1", one));
    }

    @Test
    void keepsUnmergedWorkOfADeletedScriptForItsReturn() {
        ScriptSummary seen = stores.store.find("ed1", one).orElseThrow();
        done(stores.save("ed1", one, seen.version().id(), "\"\"\"One\"\"\" # more"));
        done(stores.writer.delete("ed2", one));
        ScriptSummary other = find(two);
        done(stores.save("ed1", two, other.version().id(), "two again"));

        done(stores.writer.putBack("ed2", one));

        assertEquals(ProdState.AHEAD, find(one).state());
        done(stores.writer.merge("ed1", one));
    }

    @Test
    void refusesWhatIsNotThere() {
        done(stores.writer.delete("ed1", two));

        refused(Refusal.NotFound.class, stores.writer.setNumber("ed1", UNKNOWN, number("9")));
        refused(Refusal.NotFound.class, stores.writer.move("ed1", UNKNOWN, place(9, null, null)));
        refused(Refusal.NotFound.class, stores.writer.delete("ed1", UNKNOWN));
        refused(Refusal.NotFound.class, stores.writer.putBack("ed1", UNKNOWN));
        refused(Refusal.ScriptDeleted.class, stores.writer.setNumber("ed1", two, number("9")));
        refused(Refusal.ScriptDeleted.class, stores.writer.move("ed1", two, place(9, null, null)));
        refused(Refusal.ScriptDeleted.class, stores.writer.delete("ed1", two));
        refused(Refusal.NotDeleted.class, stores.writer.putBack("ed1", one));
        refused(
                Refusal.ScriptDeleted.class,
                stores.save("ed1", two, find(two).version().id(), "changed"));
        refused(Refusal.ScriptDeleted.class, stores.writer.merge("ed1", two));
    }

    @Test
    void goesOnGivingNumbersBehindTheLargestGroup() {
        done(stores.writer.setNumber("ed1", one, new OrderingNumber(9_999_999_999_999L)));

        assertEquals(
                "999999998.0",
                stores.create("ed1", "another").script().orderingNumber().toString());
    }

    @Test
    void givesANumberToOneOfManyWhoWantItAtOnce() throws Exception {
        List<ScriptId> scripts = new ArrayList<>(List.of(one, two, three));
        scripts.add(stores.create("ed2", "four").script().id());
        List<Callable<Answer<MovedScript>>> moves = new ArrayList<>();
        for (ScriptId script : scripts) {
            moves.add(() -> stores.writer.setNumber("ed1", script, number("1.5")));
        }

        List<Answer<MovedScript>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(moves.size())) {
            for (Future<Answer<MovedScript>> answer : threads.invokeAll(moves)) {
                answers.add(answer.get());
            }
        }

        assertEquals(1, answers.stream().filter(Answer.Done.class::isInstance).count());
        answers.stream()
                .filter(Answer.Refused.class::isInstance)
                .forEach(answer -> refused(Refusal.OrderingNumberTaken.class, answer));
    }

    @Test
    void listsChangesInPages() {
        done(stores.writer.setNumber("ed1", one, number("7")));

        List<QueueChange> all = changes();
        List<QueueChange> page =
                stores.store.queueChanges(Optional.empty(), 2, OptionalLong.of(all.get(1).id()));

        assertEquals(4, all.size());
        assertEquals(all.subList(2, 4), page);
        assertEquals(QueueChange.Kind.CREATED, page.getLast().kind());
        assertEquals(Optional.of(number("1.0")), page.getLast().to());
        assertEquals(
                List.of(all.get(0), all.get(3)),
                stores.store.queueChanges(Optional.of(one), 10, OptionalLong.empty()));
        assertEquals(
                List.of(),
                stores.store.queueChanges(Optional.of(UNKNOWN), 10, OptionalLong.empty()));
    }

    private List<ScriptId> queue() {
        return stores.store.list("ed1").stream().map(ScriptSummary::id).toList();
    }

    private List<QueueChange> changes() {
        return stores.store.queueChanges(Optional.empty(), 50, OptionalLong.empty());
    }

    private ScriptSummary find(ScriptId script) {
        return stores.store.find("ed1", script).orElseThrow();
    }

    private Map<String, String> prodTree() {
        return stores.repository.tree(stores.repository.head(Branch.PROD).orElseThrow());
    }

    private static OrderingNumber number(String text) {
        return OrderingNumber.parse(text);
    }

    private static Placement place(
            long group, @Nullable ScriptId after, @Nullable ScriptId before) {
        return new Placement(group, Optional.ofNullable(after), Optional.ofNullable(before));
    }
}
