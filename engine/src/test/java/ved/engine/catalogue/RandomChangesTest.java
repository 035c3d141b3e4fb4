package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Two editors in eight threads, each of which does whatever its seed says. */
final class RandomChangesTest {
    private static final long SEED = 20_261_120;
    private static final int EDITORS = 8;
    private static final int CHANGES = 200;

    private static final Set<RandomEditor.Kind> OFTEN_DONE =
            Set.of(
                    RandomEditor.Kind.SAVE,
                    RandomEditor.Kind.MERGE,
                    RandomEditor.Kind.MOVE,
                    RandomEditor.Kind.DELETE,
                    RandomEditor.Kind.PUT_BACK);

    @TempDir Path directory;

    @Test
    void leaveBothStoresAsTheyMustBe() throws Exception {
        try (TestingStores stores =
                new TestingStores(directory, UnaryOperator.identity(), Clock.systemUTC())) {
            stores.reconciliation.run();

            Map<RandomEditor.Kind, Integer> done = change(stores);

            assertTrue(done.keySet().containsAll(OFTEN_DONE), done::toString);
            InvariantCheck.assertHolds(stores.gitDirectory(), directory.resolve("data"));
            assertEquals(0, stores.reconciliation.run());
            RebuildCheck.assertRebuilds(stores, directory.resolve("rebuilt"));
            InvariantCheck.assertHolds(stores.gitDirectory(), directory.resolve("rebuilt"));
        }
    }

    private static Map<RandomEditor.Kind, Integer> change(TestingStores stores) throws Exception {
        List<RandomEditor> editors = new ArrayList<>();
        for (int i = 0; i < EDITORS; i++) {
            editors.add(new RandomEditor(stores, "ed" + (1 + i % 2), SEED + i));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(EDITORS)) {
            List<Future<?>> changes = new ArrayList<>();
            editors.forEach(editor -> changes.add(threads.submit(() -> editor.change(CHANGES))));
            for (Future<?> change : changes) {
                change.get();
            }
        }
        Map<RandomEditor.Kind, Integer> done = new EnumMap<>(RandomEditor.Kind.class);
        editors.forEach(editor ->
                editor.done().forEach((kind, times) -> done.merge(kind, times, Integer::sum)));
        return done;
    }
}
