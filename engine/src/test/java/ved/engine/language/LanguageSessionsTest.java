package ved.engine.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import ved.engine.language.LanguageSession.Acknowledged;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageSessionsTest {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LanguageSettings SETTINGS =
            new LanguageSettings(true, 3, 2, 1 << 20, IDLE, 1 << 20);
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}";

    private static final String DIAGNOSTICS =
            "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":\"file:///real/ws/a.py\",\"diagnostics\":[]}}";

    private final ActorTestKit testKit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(testKit.system());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    void begin() {
        time.timePasses(Duration.ZERO);
    }

    @AfterAll
    void end() {
        testKit.shutdownTestKit();
        threads.shutdownNow();
    }

    @Test
    void joinsClientAndServer() throws Exception {
        var session = new Session(new TestingLanguageServers(), "ed1");

        session.say(INITIALIZE);

        assertTrue(session.server().nextWritten().contains("\"rootUri\":\"file:///real/ws\""));
        session.server().says("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", session.client.next());
    }

    @Test
    void endsWhenTheServerDoesAndWhenTheClientDoes() throws Exception {
        var crashed = new Session(new TestingLanguageServers(), "ed1");
        crashed.server().crash();
        assertEquals(SessionEnd.LANGUAGE_SERVER_ENDED, crashed.client.end());
        crashed.awaitStopped();

        var left = new Session(new TestingLanguageServers(), "ed1");
        TestingLanguageServers.Server server = left.server();
        left.session.tell(new LanguageSession.End(SessionEnd.CLIENT_LEFT));
        left.awaitStopped();
        assertTrue(server.isKilled());
    }

    @Test
    void endsAfterAWhileWithoutAWordAndCountsFromTheLastOne() throws Exception {
        var session = new Session(new TestingLanguageServers(), "ed1");
        session.server();
        session.say("{}");
        time.timePasses(IDLE.minusSeconds(1));
        session.say("{}");
        time.timePasses(IDLE.minusSeconds(1));
        assertFalse(session.client.hasEnded());

        time.timePasses(Duration.ofSeconds(2));

        assertEquals(SessionEnd.IDLE, session.client.end());
        session.awaitStopped();
    }

    @Test
    void endsWhenTheServerDoesNotAnswer() throws Exception {
        var session = new Session(new TestingLanguageServers(), "ed1");
        session.say(INITIALIZE);
        session.server().nextWritten();

        time.timePasses(LanguageSession.PATIENCE.plusSeconds(1));

        assertEquals(SessionEnd.LANGUAGE_SERVER_ENDED, session.client.end());
        session.awaitStopped();
    }

    @Test
    void endsAServerThatStartsAfterItsClientHasLeft() throws Exception {
        var servers = new TestingLanguageServers();
        servers.holdBack();
        var session = new Session(servers, "ed1");

        session.session.tell(new LanguageSession.End(SessionEnd.CLIENT_LEFT));
        assertEquals(SessionEnd.CLIENT_LEFT, session.client.end());
        servers.letGo();

        session.awaitStopped();
        assertTrue(servers.nextStarted().isKilled());
    }

    @Test
    void saysSoWhenNoServerStarts() {
        var servers = new TestingLanguageServers();
        servers.fail();

        var session = new Session(servers, "ed1");

        assertEquals(SessionEnd.LANGUAGE_SERVER_ENDED, session.client.end());
        session.awaitStopped();
    }

    @Test
    void readsNoMoreOfTheServerWhileTheClientDoesNotRead() throws Exception {
        var session = new Session(new TestingLanguageServers(), "ed1");
        session.client.stopReading();
        TestingLanguageServers.Server server = session.server();
        for (int n = 0; n < 100; n++) {
            server.says(DIAGNOSTICS);
        }

        session.client.next();

        assertTrue(server.unread() >= 95);
        session.client.goOnReading();
        for (int n = 1; n < 100; n++) {
            session.client.next();
        }
    }

    @Test
    void readsOneLibraryFileAtATime() throws Exception {
        var session = new Session(new TestingLanguageServers(), "ed1");
        TestingLanguageServers.Server server = session.server();
        session.say(INITIALIZE);
        server.says(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"uri\":\"file:///real/ws/a.pyi\"}}");
        session.client.next();
        server.holdSources();
        TestProbe<Acknowledged> probe = testKit.createTestProbe();

        session.session.tell(
                new LanguageSession.Say(
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ved/source\",\"params\":{\"uri\":\"file:///workspace/a.pyi\"}}",
                        probe.ref()));
        server.says(DIAGNOSTICS);
        server.says(DIAGNOSTICS);
        session.client.next();
        session.client.next();

        probe.expectNoMessage(Duration.ofMillis(1));
        server.letSourcesGo();
        probe.expectMessage(LONG, Acknowledged.NEXT);
        assertTrue(session.client.next().contains("text of file:///real/ws/a.pyi"));
    }

    @Test
    void boundsSessionsOfOneUserAndOfAllUntilNothingIsLeftOfThem() throws Exception {
        var servers = new TestingLanguageServers();
        ActorRef<LanguageSessions.Command> sessions = spawn(servers);
        ActorRef<LanguageSession.Command> first = open(sessions, "ed1").orElseThrow();
        TestingLanguageServers.Server server = servers.nextStarted();
        server.refuseToEnd();
        assertTrue(open(sessions, "ed1").isPresent());
        assertTrue(open(sessions, "ed1").isEmpty());
        assertTrue(open(sessions, "ed2").isPresent());
        assertTrue(open(sessions, "mo1").isEmpty());

        first.tell(new LanguageSession.End(SessionEnd.CLIENT_LEFT));
        server.awaitKilled();
        assertTrue(open(sessions, "mo1").isEmpty());

        server.endAtLast();
        TestProbe<Object> probe = testKit.createTestProbe();
        probe.expectTerminated(first, LONG);
        probe.awaitAssert(
                LONG,
                () -> {
                    assertTrue(open(sessions, "mo1").isPresent());
                    return true;
                });
    }

    @Test
    void endsThemAllAndOpensNoMoreWhenTheServerStops() {
        var servers = new TestingLanguageServers();
        ActorRef<LanguageSessions.Command> sessions = spawn(servers);
        open(sessions, "ed1");
        open(sessions, "ed2");
        TestProbe<LanguageSessions.AllEnded> probe = testKit.createTestProbe();

        sessions.tell(new LanguageSessions.EndAll(probe.getRef()));

        probe.expectMessage(LONG, LanguageSessions.AllEnded.DONE);
        assertTrue(open(sessions, "mo1").isEmpty());
    }

    private ActorRef<LanguageSessions.Command> spawn(LanguageServers servers) {
        return testKit.spawn(LanguageSessions.create(servers, SETTINGS, threads));
    }

    private Optional<ActorRef<LanguageSession.Command>> open(
            ActorRef<LanguageSessions.Command> sessions, String user) {
        return open(sessions, user, new TestingLanguageClient());
    }

    private Optional<ActorRef<LanguageSession.Command>> open(
            ActorRef<LanguageSessions.Command> sessions, String user, LanguageClient client) {
        TestProbe<Optional<ActorRef<LanguageSession.Command>>> probe = testKit.createTestProbe();
        sessions.tell(new LanguageSessions.Open(user, "cpython-3.14", client, probe.getRef()));
        return probe.receiveMessage(LONG);
    }

    /** An open session with both of its sides. */
    private final class Session {
        final TestingLanguageClient client = new TestingLanguageClient();
        final ActorRef<LanguageSession.Command> session;
        private final TestingLanguageServers servers;
        private Optional<TestingLanguageServers.Server> server = Optional.empty();

        Session(TestingLanguageServers servers, String user) {
            this.servers = servers;
            this.session = open(spawn(servers), user, client).orElseThrow();
        }

        TestingLanguageServers.Server server() throws InterruptedException {
            if (server.isEmpty()) {
                server = Optional.of(servers.nextStarted());
            }
            return server.get();
        }

        void say(String message) {
            TestProbe<Acknowledged> probe = testKit.createTestProbe();
            session.tell(new LanguageSession.Say(message, probe.getRef()));
            probe.expectMessage(LONG, Acknowledged.NEXT);
        }

        void awaitStopped() {
            testKit.createTestProbe().expectTerminated(session, LONG);
        }
    }
}
