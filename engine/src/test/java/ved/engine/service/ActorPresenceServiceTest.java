package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.UniqueKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.Test;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.CatalogueFeed;
import ved.engine.live.Numbered;
import ved.engine.live.OpenScripts;
import ved.engine.live.Presence;
import ved.engine.live.PresenceBoard;
import ved.engine.live.Window;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class ActorPresenceServiceTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT = ActorTestKit.create(ManualTime.config());

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Presence ED1 = new Presence(1, List.of(new Presence.Person("ed1", false)));

    private final ManualTime time = ManualTime.get(TEST_KIT.system());
    private final TestProbe<Numbered<CatalogueEvent>> told = TEST_KIT.createTestProbe();
    private final ActorRef<CatalogueFeed.Command> feed = TEST_KIT.spawn(CatalogueFeed.create(0));
    private final ActorRef<PresenceBoard.Command> board =
            TEST_KIT.spawn(
                    PresenceBoard.create(
                            CompletableFuture::completedStage,
                            event -> feed.tell(new CatalogueFeed.Publish(event))));
    private final ActorPresenceService service =
            new ActorPresenceService(board, LONG, TEST_KIT.scheduler());

    @Test
    void seesTheEndOfAWindowInTheEndOfItsStream() {
        UniqueKillSwitch client = watch("window-1");
        expect(ED1);
        time.timePasses(GRACE);
        assertEquals(List.of(ED1), present());

        client.shutdown();

        told.awaitAssert(
                LONG,
                () -> {
                    time.timePasses(GRACE);
                    assertEquals(List.of(), present());
                    return true;
                });
        expect(new Presence(1, List.of()));
    }

    @Test
    void letsWhoLogsOutGoAtOnce() {
        UniqueKillSwitch client = watch("window-1");
        expect(ED1);

        service.leave("ed1");
        client.shutdown();

        expect(new Presence(1, List.of()));
    }

    private UniqueKillSwitch watch(String window) {
        Source<Numbered<CatalogueEvent>, NotUsed> events =
                LiveEvents.ofCatalogue(feed, board, -1, Optional.of(new Window("ed1", window)));
        feed.tell(new CatalogueFeed.Subscribe(-1, told.ref()));
        UniqueKillSwitch client =
                events.viaMat(KillSwitches.single(), Keep.right())
                        .to(Sink.ignore())
                        .run(TEST_KIT.system());
        service.announce("ed1", new OpenScripts(window, Map.of(1L, false)));
        return client;
    }

    private void expect(Presence presence) {
        assertEquals(
                new CatalogueEvent.PresenceChanged(presence), told.receiveMessage(LONG).event());
    }

    private List<Presence> present() {
        return service.present().toCompletableFuture().join();
    }
}
