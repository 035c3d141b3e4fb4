package ved.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteDatasetStore;
import ved.engine.adapter.sqlite.SqliteScriptStore;
import ved.engine.catalogue.DatasetStore;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.TestingRecordings;
import ved.engine.run.RunPlan.PlannedScript;
import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

class ProdPlannerTest {
    @TempDir private Path directory = Path.of("");
    private Database database;
    private ScriptStore store;
    private DatasetStore datasets;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        store = new SqliteScriptStore(database);
        datasets = new SqliteDatasetStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void plansGroupsInOrderAndOnlyWhatIsOnProd() {
        merge(save(1, "2.5"), "a");
        merge(save(2, "1.0"), "b");
        merge(save(3, "2.0"), "c");
        save(4, "3.0");

        RunPlan plan = plan(store);

        assertEquals("c", plan.commit());
        assertEquals(
                List.of(List.of(2L), List.of(3L, 1L)),
                plan.groups().stream().map(ProdPlannerTest::ids).toList());
    }

    @Test
    void refusesAnEmptyQueue() {
        assertEquals(
                Answer.refused(new Refusal.NothingToRun()),
                new ProdPlanner(store, datasets).plan(Optional.empty()));
    }

    @Test
    void isOfOneCommitEvenWhenAMergeComesBetween() {
        merge(save(1, "1.0"), "a");
        ScriptVersion later = save(2, "2.0");
        AtomicBoolean merged = new AtomicBoolean();

        RunPlan plan =
                plan(
                        afterListing(() -> {
                            if (!merged.getAndSet(true)) {
                                merge(later, "b");
                            }
                        }));

        assertEquals("b", plan.commit());
        assertEquals(2, plan.groups().size());
    }

    private static List<Long> ids(RunPlan.Group group) {
        return group.scripts().stream().map(PlannedScript::script).map(ScriptId::value).toList();
    }

    private RunPlan plan(ScriptStore store) {
        return switch (new ProdPlanner(store, datasets).plan(Optional.empty())) {
            case Answer.Done<RunPlan>(RunPlan plan) -> plan;
            case Answer.Refused<RunPlan>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    /** The store, in which something happens after each listing. */
    private ScriptStore afterListing(Runnable event) {
        return (ScriptStore)
                Proxy.newProxyInstance(
                        ScriptStore.class.getClassLoader(),
                        new Class<?>[] {ScriptStore.class},
                        (_, called, arguments) -> {
                            Object answer = called.invoke(store, arguments);
                            if (called.getName().equals("list")) {
                                event.run();
                            }
                            return answer;
                        });
    }

    private ScriptVersion save(long script, String orderingNumber) {
        return TestingRecordings.first(
                store, new ScriptId(script), OrderingNumber.parse(orderingNumber), "ed1");
    }

    private void merge(ScriptVersion version, String commit) {
        TestingRecordings.merge(store, version, commit, "ed1");
    }
}
