package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.CatalogueEvent.QueueChanged;
import ved.engine.live.CatalogueEvent.ScriptChanged;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.service.CatalogueAccess;
import ved.engine.service.CatalogueQueueService;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What everybody is told of changes of the queue. */
final class QueueEventsTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit testKit = ActorTestKit.create();

    @TempDir Path directory;
    private final Queue<CatalogueEvent> events = new ConcurrentLinkedQueue<>();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private TestingStores stores;
    private CatalogueQueueService service;
    private ScriptId one;
    private ScriptId two;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
        stores.reconciliation.run();
        one = stores.create("ed1", "one").script().id();
        two = stores.create("ed1", "two").script().id();
        service =
                new CatalogueQueueService(
                        new CatalogueAccess(
                                testKit.spawn(Commits.create(stores.writer, blocking, events::add)),
                                Duration.ofMinutes(1),
                                testKit.system().scheduler(),
                                blocking,
                                events::add),
                        stores.store);
    }

    @AfterEach
    void close() {
        blocking.close();
        stores.close();
    }

    @Test
    void tellOfEachScriptThatGotAnotherNumber() {
        done(join(service.setNumber("ed1", two, number("1.0001"))));
        done(join(service.move("ed1", two, new Placement(1, Optional.empty(), Optional.of(one)))));

        assertEquals(
                List.of(
                        new QueueChanged(),
                        new ScriptChanged(2),
                        new QueueChanged(),
                        new ScriptChanged(2),
                        new ScriptChanged(1)),
                List.copyOf(events));
    }

    @Test
    void tellOfADeletionAndAReturn() {
        done(join(service.delete("ed2", one)));
        done(join(service.putBack("ed2", one)));

        assertEquals(
                List.of(
                        new QueueChanged(),
                        new ScriptChanged(1),
                        new QueueChanged(),
                        new ScriptChanged(1)),
                List.copyOf(events));
        assertEquals(4, join(service.changes(Optional.empty(), 10, OptionalLong.empty())).size());
    }

    @Test
    void tellNothingWhereNothingChanged() {
        done(join(service.setNumber("ed1", one, number("1"))));
        refused(
                Refusal.OrderingNumberTaken.class,
                join(service.setNumber("ed1", one, number("2"))));

        assertEquals(List.of(), List.copyOf(events));
    }

    private static OrderingNumber number(String text) {
        return OrderingNumber.parse(text);
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
