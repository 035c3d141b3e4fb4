package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.catalogue.Recording;
import ved.engine.catalogue.Recording.Reordered;
import ved.engine.catalogue.TestingRecordings;
import ved.engine.run.ProdPlanner;
import ved.engine.run.RunPlan;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

final class QueueTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");

    @TempDir Path directory;
    private Database database;
    private SqliteScriptStore store;
    private ScriptVersion one;
    private ScriptVersion two;
    private ScriptVersion three;

    @BeforeEach
    void makeAQueue() {
        database = Database.open(directory);
        store = new SqliteScriptStore(database);
        one = TestingRecordings.first(store, "ed1");
        two = TestingRecordings.first(store, "ed1");
        three = TestingRecordings.first(store, "ed2");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void letsScriptsSwapTheirNumbersInOneRecording() {
        record("a", moved(one, "1.0", "2.0"), moved(two, "2.0", "3.0"), moved(three, "3.0", "1.0"));

        assertEquals(
                Map.of(
                        one.script(), number("2.0"),
                        two.script(), number("3.0"),
                        three.script(), number("1.0")),
                store.orderingNumbers());
        assertEquals(
                List.of(three.script(), one.script(), two.script()),
                store.list("ed1").stream().map(ScriptSummary::id).toList());
    }

    @Test
    void recordsAChangeOnce() {
        record("a", moved(one, "1.0", "9.0"));
        record("b", moved(one, "9.0", "8.0"));

        record("a", moved(one, "1.0", "9.0"));

        assertEquals(number("8.0"), store.orderingNumbers().get(one.script()));
        assertEquals(5, changes().size());
        assertEquals(Optional.of("b"), store.recordedHead(Branch.PROD));
    }

    @Test
    void givesTheEndOfTheQueueInsteadOfANumberThatIsTaken() {
        record("a", moved(one, "1.0", "2.0"));

        assertEquals(number("4.0"), store.orderingNumbers().get(one.script()));
        assertEquals(Optional.of(number("4.0")), changes().getFirst().to());
    }

    @Test
    void knowsNobodyInTheGroupsBehindTheLast() {
        record("a", moved(one, "1.0", "999999999.5"));

        assertEquals("999999998.0", store.nextOrderingNumber().toString());
        record(
                "b",
                new Reordered(
                        one.script(),
                        QueueChange.Kind.DELETED,
                        Optional.of(number("999999999.5")),
                        Optional.empty()));
        assertEquals("4.0", store.nextOrderingNumber().toString());
    }

    @Test
    void leavesAPlannedRunAsItWas() {
        TestingRecordings.merge(store, one, "a", "ed1");
        TestingRecordings.merge(store, two, "b", "ed1");
        RunPlan planned = plan();

        record("c", moved(one, "1.0", "9.0"));

        assertEquals(
                List.of(1L, 2L), planned.groups().stream().map(RunPlan.Group::number).toList());
        assertEquals(List.of(2L, 9L), plan().groups().stream().map(RunPlan.Group::number).toList());
    }

    private RunPlan plan() {
        return new ProdPlanner(store, new SqliteDatasetStore(database)).plan(Optional.empty())
                        instanceof Answer.Done<RunPlan>(RunPlan plan)
                ? plan
                : new RunPlan("", List.of());
    }

    private void record(String commit, Reordered... changes) {
        store.record(new Recording(Branch.PROD, commit, "ed2", NOW, List.of(changes)));
    }

    private List<QueueChange> changes() {
        return store.queueChanges(Optional.empty(), 50, OptionalLong.empty());
    }

    private static Reordered moved(ScriptVersion version, String from, String to) {
        ScriptId script = version.script();
        return new Reordered(
                script, QueueChange.Kind.MOVED, Optional.of(number(from)), Optional.of(number(to)));
    }

    private static OrderingNumber number(String text) {
        return OrderingNumber.parse(text);
    }
}
