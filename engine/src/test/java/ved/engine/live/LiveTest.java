package ved.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

class LiveTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT = ActorTestKit.create();

    private final ActorRef<Topics.Command<String>> topics = TEST_KIT.spawn(Topics.create());
    private final TestProbe<Topics.Delivery<String>> watcher = TEST_KIT.createTestProbe();
    private final ActorRef<CatalogueFeed.Command> feed = TEST_KIT.spawn(CatalogueFeed.create(100));
    private final TestProbe<Numbered<CatalogueEvent>> everybody = TEST_KIT.createTestProbe();

    @Test
    void tellsALateWatcherWhatHappenedAndThenWhatHappens() {
        publish(1, 2);

        topics.tell(new Topics.Subscribe<>(7, 0, watcher.ref()));
        publish(3);

        watcher.expectMessage(events(1, 2));
        watcher.expectMessage(events(3));
    }

    @Test
    void continuesAfterTheLastSequenceSeen() {
        publish(1, 2, 3);

        topics.tell(new Topics.Subscribe<>(7, 2, watcher.ref()));

        watcher.expectMessage(events(3));
    }

    @Test
    void passesOverWhatAPublisherRepeatsAfterARestart() {
        topics.tell(new Topics.Subscribe<>(7, 0, watcher.ref()));
        watcher.expectMessage(new Topics.NotLive<>());
        watcher.expectMessage(new Topics.End<>());
        publish(1, 2);
        topics.tell(new Topics.Subscribe<>(7, 0, watcher.ref()));
        watcher.expectMessage(events(1, 2));

        publish(1, 2, 3);

        watcher.expectMessage(events(3));
    }

    @Test
    void endsTheWatchWhenTheTopicIsClosedAndForgetsIt() {
        publish(1);
        topics.tell(new Topics.Subscribe<>(7, 1, watcher.ref()));

        topics.tell(new Topics.Close<>(7));
        topics.tell(new Topics.Subscribe<>(7, 0, watcher.ref()));

        watcher.expectMessage(new Topics.End<>());
        watcher.expectMessage(new Topics.NotLive<>());
    }

    @Test
    void tellsEverybodyWhatChangesFromNowOn() {
        change(1);
        feed.tell(new CatalogueFeed.Subscribe(-1, everybody.ref()));

        change(2);

        everybody.expectMessage(changed(102, 2));
    }

    @Test
    void continuesTheCatalogueWithoutLossOrRepeat() {
        LongStream.rangeClosed(1, 3).forEach(this::change);

        feed.tell(new CatalogueFeed.Subscribe(101, everybody.ref()));

        everybody.expectMessage(changed(102, 2));
        everybody.expectMessage(changed(103, 3));
        everybody.expectNoMessage();
    }

    @Test
    void asksWhoMissedTooMuchOrComesFromAnotherLifeToFetchEverything() {
        LongStream.rangeClosed(1, 1_500).forEach(this::change);

        feed.tell(new CatalogueFeed.Subscribe(200, everybody.ref()));
        feed.tell(new CatalogueFeed.Subscribe(5, everybody.ref()));
        feed.tell(new CatalogueFeed.Subscribe(999_999, everybody.ref()));

        for (Numbered<CatalogueEvent> told : everybody.receiveSeveralMessages(3)) {
            assertEquals(new CatalogueEvent.Reset(), told.event());
            assertEquals(1_600, told.sequence());
        }
    }

    @Test
    void tellsWhoIsPresentToThoseWhoWatchAndReplaysItToNobody() {
        var present = new CatalogueEvent.PresenceChanged(new Presence(1, List.of()));
        TestProbe<Numbered<CatalogueEvent>> late = TEST_KIT.createTestProbe();
        feed.tell(new CatalogueFeed.Subscribe(-1, everybody.ref()));
        change(1);
        LongStream.rangeClosed(1, 1_500)
                .forEach(_ -> feed.tell(new CatalogueFeed.Publish(present)));
        change(2);

        feed.tell(new CatalogueFeed.Subscribe(100, late.ref()));

        everybody.expectMessage(changed(101, 1));
        everybody.expectMessage(new Numbered<>(102, present));
        late.expectMessage(changed(101, 1));
        late.expectMessage(changed(1_602, 2));
    }

    private void publish(long... sequences) {
        topics.tell(new Topics.Publish<>(7, numbered(sequences)));
    }

    private static Topics.Events<String> events(long... sequences) {
        return new Topics.Events<>(numbered(sequences));
    }

    private static List<Numbered<String>> numbered(long... sequences) {
        return LongStream.of(sequences).mapToObj(s -> new Numbered<>(s, "event " + s)).toList();
    }

    private void change(long script) {
        feed.tell(new CatalogueFeed.Publish(new CatalogueEvent.ScriptChanged(script)));
    }

    private static Numbered<CatalogueEvent> changed(long sequence, long script) {
        return new Numbered<>(sequence, new CatalogueEvent.ScriptChanged(script));
    }
}
