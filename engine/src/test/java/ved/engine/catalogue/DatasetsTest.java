package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static ved.engine.catalogue.TestingStores.CLOCK;
import static ved.engine.catalogue.TestingStores.NOW;
import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StoredDatasets;
import ved.engine.service.CatalogueAccess;
import ved.engine.service.CatalogueDatasetService;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

final class DatasetsTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT = ActorTestKit.create();

    private static final int LARGEST = 1_000;
    private static final ScriptId MISSING = new ScriptId(404);

    @TempDir Path directory;
    private final Queue<CatalogueEvent> events = new ConcurrentLinkedQueue<>();
    private TestingStores stores;
    private CatalogueDatasetService service;
    private ScriptVersion version;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
        version = stores.create("ed1", "x").script().version();
        var access =
                new CatalogueAccess(
                        TEST_KIT.<Commits.Command>createTestProbe().ref(),
                        Duration.ofMinutes(1),
                        TEST_KIT.system().scheduler(),
                        Runnable::run,
                        events::add);
        service =
                new CatalogueDatasetService(access, stores.store, stores.datasets, CLOCK, LARGEST);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void tellsTheOtherWhoReplacesTheSameDataWhatIsThereNow() {
        Dataset seen = done(await(store("seen", Optional.empty())));
        Dataset first = done(await(store("first", Optional.of(seen.sha256()))));

        Refusal.StaleDataset refusal =
                refused(
                        Refusal.StaleDataset.class,
                        await(store("second", Optional.of(seen.sha256()))));

        assertEquals(Optional.of(first), refusal.now());
        assertEquals("first", text(await(service.read(version.script(), DatasetKind.TEST))));
        var changed = new CatalogueEvent.ScriptChanged(version.script().value());
        assertEquals(List.of(changed, changed), List.copyOf(events));
    }

    @Test
    void acceptsTheLargestDatasetAndNoLargerOne() {
        done(await(store("x".repeat(LARGEST), Optional.empty())));

        var refusal = await(store("x".repeat(LARGEST + 1), Optional.empty()));

        assertEquals(Answer.refused(new Refusal.TooLarge("a dataset", LARGEST)), refusal);
        assertEquals(1, events.size());
    }

    @Test
    void listsBothKindsAndWhatWasDoneToThem() {
        Dataset test = done(await(store("test", Optional.empty())));

        StoredDatasets all = done(await(service.all(version.script())));

        assertEquals(Optional.of(test), all.test());
        assertEquals(Optional.empty(), all.production());
        assertEquals(1, all.changes().size());
        refused(Refusal.NotFound.class, await(service.all(MISSING)));
    }

    @Test
    void readsWhatAnExecutionRanOnAfterItWasReplaced() {
        Dataset used = done(await(store("used", Optional.empty())));
        long execution = execute(Optional.of(used));
        done(await(store("other", Optional.empty())));

        assertEquals("used", text(await(service.ofExecution(execution))));
        refused(Refusal.NotFound.class, await(service.ofExecution(execute(Optional.empty()))));
        refused(Refusal.NotFound.class, await(service.ofExecution(404)));
    }

    private CompletionStage<Answer<Dataset>> store(String text, Optional<String> base) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return service.store("ed1", version.script(), DatasetKind.TEST, bytes, base);
    }

    private long execute(Optional<Dataset> dataset) {
        return TestingRecordings.execution(stores.database, version, dataset, NOW);
    }

    private static String text(Answer<DatasetContent> answer) {
        return new String(done(answer).bytes(), StandardCharsets.UTF_8);
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
