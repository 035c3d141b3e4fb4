package ved.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

import ved.engine.live.CatalogueEvent.PresenceChanged;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PresenceBoardTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT = ActorTestKit.create(ManualTime.config());

    private static final long MISSING = 404;

    private final ManualTime time = ManualTime.get(TEST_KIT.system());
    private final TestProbe<CatalogueEvent> told = TEST_KIT.createTestProbe();
    private final ActorRef<PresenceBoard.Command> board =
            TEST_KIT.spawn(
                    PresenceBoard.create(
                            scripts -> CompletableFuture.completedStage(existing(scripts)),
                            event -> told.ref().tell(event)));

    @Test
    void tellsWhoHasAScriptOpenOnlyWhenThatChanges() {
        announce("ed1", "window-1", Map.of(1L, false, 2L, false));
        expect(1, "ed1");
        expect(2, "ed1");

        announce("ed1", "window-1", Map.of(1L, true));
        announce("ed1", "window-2", Map.of(1L, false));

        expect(1, "ed1*");
        expect(2);
        told.expectNoMessage();
        assertEquals(List.of(presence(1, "ed1*")), present());
    }

    @Test
    void namesEachPersonOnceByName() {
        announce("mo1", "window-1", Map.of(1L, false));
        announce("ed1", "window-1", Map.of(1L, true));
        announce("ed1", "window-2", Map.of(1L, false));

        expect(1, "mo1");
        expect(1, "ed1*", "mo1");
        told.expectNoMessage();
    }

    @Test
    void ignoresScriptsThatDoNotExist() {
        announce("ed1", "window-1", Map.of(1L, false, MISSING, false));

        expect(1, "ed1");
        assertEquals(List.of(presence(1, "ed1")), present());
    }

    @Test
    void keepsAWindowWhileItsStreamRunsAndForTheGraceAfterIt() {
        ActorRef<String> stream = watch("ed1", "window-1");
        announce("ed1", "window-1", Map.of(1L, false));
        expect(1, "ed1");
        passGrace();
        assertEquals(List.of(presence(1, "ed1")), present());

        TEST_KIT.stop(stream);
        time.timePasses(PresenceBoard.GRACE.minusMillis(1));
        told.expectNoMessage();

        expectGoneAfterGrace(1);
        assertEquals(List.of(), present());
    }

    @Test
    void forgivesAConnectionThatIsBackInTime() {
        ActorRef<String> first = watch("ed1", "window-1");
        announce("ed1", "window-1", Map.of(1L, false));
        expect(1, "ed1");

        TEST_KIT.stop(first);
        ActorRef<String> second = watch("ed1", "window-1");
        assertEquals(1, present().size());
        passGrace();
        told.expectNoMessage();

        TEST_KIT.stop(second);
        expectGoneAfterGrace(1);
    }

    @Test
    void outlastsTheEndOfAStreamThatWasReplacedBefore() {
        ActorRef<String> first = watch("ed1", "window-1");
        watch("ed1", "window-1");
        announce("ed1", "window-1", Map.of(1L, false));
        expect(1, "ed1");

        TEST_KIT.stop(first);
        passGrace();

        told.expectNoMessage();
    }

    @Test
    void countsAnAnnouncementWithoutAStreamForTheGrace() {
        announce("ed1", "window-1", Map.of(1L, false));
        expect(1, "ed1");

        passGrace();

        expect(1);
    }

    @Test
    void endsTheWindowsOfWhoLogsOutWithoutGrace() {
        ActorRef<String> stream = watch("ed1", "window-1");
        announce("ed1", "window-1", Map.of(1L, false));
        announce("ed1", "window-2", Map.of(2L, false));
        announce("ed2", "window-1", Map.of(2L, false));
        told.receiveSeveralMessages(3);

        board.tell(new PresenceBoard.Leave("ed1"));
        expect(2, "ed2");
        TEST_KIT.stop(stream);

        expect(1);
        assertEquals(List.of(presence(2, "ed2")), present());
    }

    @Test
    void keepsAWindowInWhichTheUserIsStillLoggedIn() {
        watch("ed1", "window-1");
        announce("ed1", "window-1", Map.of(1L, false));
        expect(1, "ed1");

        board.tell(new PresenceBoard.Leave("ed1"));
        passGrace();

        told.expectNoMessage();
        assertEquals(List.of(presence(1, "ed1")), present());
    }

    @Test
    void forgetsTheOldestOfTooManyWindows() {
        IntStream.rangeClosed(0, PresenceBoard.MOST_WINDOWS_OF_A_USER)
                .forEach(i -> announce("ed1", "window-" + i, Map.of(1L + i, false)));

        List<Long> open = present().stream().map(Presence::script).toList();

        assertEquals(PresenceBoard.MOST_WINDOWS_OF_A_USER, open.size());
        assertEquals(2, open.getFirst());
    }

    @Test
    void countsTheLastAnnouncementAlthoughItsScriptsAreLookedUpFirst() {
        BlockingQueue<CompletableFuture<Set<Long>>> lookUps = new LinkedBlockingQueue<>();
        ActorRef<PresenceBoard.Command> slow =
                TEST_KIT.spawn(
                        PresenceBoard.create(
                                _ -> lookUp(lookUps), event -> told.ref().tell(event)));
        slow.tell(new PresenceBoard.Announce("ed1", open("window-1", Map.of(1L, false))));
        TestProbe<List<Presence>> early = TEST_KIT.createTestProbe();
        slow.tell(new PresenceBoard.ListPresent(early.ref()));
        slow.tell(new PresenceBoard.Announce("ed1", open("window-1", Map.of(2L, false))));
        CompletableFuture<Set<Long>> first = next(lookUps);
        CompletableFuture<Set<Long>> second = next(lookUps);

        second.complete(Set.of(2L));
        expect(2, "ed1");
        early.expectNoMessage();
        first.complete(Set.of(1L));

        early.expectMessage(List.of(presence(2, "ed1")));
        assertEquals(List.of(presence(2, "ed1")), present(slow));
        told.expectNoMessage();
    }

    @Test
    void keepsWhatItKnowsWhenScriptsCannotBeLookedUp() {
        BlockingQueue<CompletableFuture<Set<Long>>> lookUps = new LinkedBlockingQueue<>();
        ActorRef<PresenceBoard.Command> failing =
                TEST_KIT.spawn(
                        PresenceBoard.create(
                                _ -> lookUp(lookUps), event -> told.ref().tell(event)));
        failing.tell(new PresenceBoard.Announce("ed1", open("window-1", Map.of(1L, false))));
        next(lookUps).complete(Set.of(1L));
        expect(1, "ed1");

        failing.tell(new PresenceBoard.Announce("ed1", open("window-1", Map.of())));
        next(lookUps).completeExceptionally(new IllegalStateException("disk full"));

        told.expectNoMessage();
        assertEquals(List.of(presence(1, "ed1")), present(failing));
    }

    private void announce(String user, String window, Map<Long, Boolean> scripts) {
        board.tell(new PresenceBoard.Announce(user, open(window, scripts)));
    }

    private static OpenScripts open(String window, Map<Long, Boolean> scripts) {
        return new OpenScripts(window, scripts);
    }

    private ActorRef<String> watch(String user, String window) {
        ActorRef<String> stream = TEST_KIT.spawn(Behaviors.<String>ignore());
        board.tell(new PresenceBoard.Watch(new Window(user, window), stream));
        return stream;
    }

    private void passGrace() {
        present();
        time.timePasses(PresenceBoard.GRACE);
    }

    /** The board may hear of the end of the stream a little later than the test. */
    private void expectGoneAfterGrace(long script) {
        told.awaitAssert(
                Duration.ofSeconds(20),
                () -> {
                    time.timePasses(PresenceBoard.GRACE);
                    return told.expectMessage(
                            Duration.ofMillis(200), new PresenceChanged(presence(script)));
                });
    }

    private void expect(long script, String... people) {
        told.expectMessage(new PresenceChanged(presence(script, people)));
    }

    private List<Presence> present() {
        return present(board);
    }

    private static List<Presence> present(ActorRef<PresenceBoard.Command> asked) {
        TestProbe<List<Presence>> answer = TEST_KIT.createTestProbe();
        asked.tell(new PresenceBoard.ListPresent(answer.ref()));
        return answer.receiveMessage();
    }

    /** A star marks who has unsaved text. */
    private static Presence presence(long script, String... people) {
        return new Presence(
                script,
                List.of(people).stream()
                        .map(p -> new Presence.Person(p.replace("*", ""), p.endsWith("*")))
                        .toList());
    }

    private static Set<Long> existing(Set<Long> scripts) {
        return scripts.stream().filter(id -> id != MISSING).collect(Collectors.toSet());
    }

    private static CompletionStage<Set<Long>> lookUp(
            BlockingQueue<CompletableFuture<Set<Long>>> lookUps) {
        var lookUp = new CompletableFuture<Set<Long>>();
        lookUps.add(lookUp);
        return lookUp;
    }

    /** The oldest look-up that the board began. */
    private static CompletableFuture<Set<Long>> next(
            BlockingQueue<CompletableFuture<Set<Long>>> lookUps) {
        try {
            return Objects.requireNonNull(lookUps.poll(20, TimeUnit.SECONDS), "no look-up");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
