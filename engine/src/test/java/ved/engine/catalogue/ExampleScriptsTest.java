package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.CLOCK;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.git.StockGit;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.source.SourceAnalysis;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class ExampleScriptsTest {
    @TempDir Path directory;

    @Test
    void fillsANewQueueOnce() {
        try (TestingStores stores = new TestingStores(directory)) {
            examples(stores).seed();
            List<ScriptSummary> seeded = stores.store.list("mo1");
            examples(stores).seed();

            assertEquals(seeded, stores.store.list("mo1"));
            assertEquals(
                    List.of("1.0", "2.01", "2.02", "2.03", "3.01", "3.02", "4.0", "5.0"),
                    seeded.stream().map(s -> s.orderingNumber().toString()).toList());
            for (ScriptSummary script : seeded) {
                assertEquals(ProdState.SAME, script.state());
                assertTrue(script.hasTestData());
                assertTrue(!script.version().descriptiveName().equals(SourceAnalysis.UNTITLED));
            }
        }
        StockGit.assertSound(directory.resolve("repo"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void goesOnWhereAStartThatWasKilledStopped(int changesUntilKilled) {
        int starts = 1;
        while (starts < 100 && isKilledAfter(changesUntilKilled)) {
            starts++;
        }
        assertTrue(starts > 8, "killed only " + starts + " times");

        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            examples(stores).seed();

            List<ScriptSummary> seeded = stores.store.list("mo1");
            Set<String> names = new HashSet<>();
            seeded.forEach(script -> names.add(script.version().descriptiveName()));
            assertEquals(8, seeded.size());
            assertEquals(8, names.size());
            for (ScriptSummary script : seeded) {
                assertEquals(1, stores.store.versions(script.id()).size());
                assertEquals(ProdState.SAME, script.state());
                assertTrue(stores.datasets.find(script.id(), DatasetKind.TEST).isPresent());
            }
        }
        StockGit.assertSound(directory.resolve("repo"));
    }

    @Test
    void leavesTheQueueOfOthersAlone() {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.create("ed1", "mine");

            examples(stores).seed();

            assertEquals(1, stores.store.list("ed1").size());
        }
    }

    private boolean isKilledAfter(int changes) {
        try (TestingStores stores =
                new TestingStores(directory, store -> FailingStore.after(store, changes))) {
            stores.reconciliation.run();
            examples(stores).seed();
            return false;
        } catch (FailingStore.Killed e) {
            return true;
        }
    }

    private static ExampleScripts examples(TestingStores stores) {
        return new ExampleScripts(
                stores.store, stores.datasets, stores.writer, stores.sources, CLOCK);
    }
}
