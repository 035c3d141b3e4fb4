package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import ved.engine.language.LanguageServer;
import ved.engine.language.LanguageServers;
import ved.engine.language.LanguageSession;
import ved.engine.language.LanguageSessions;
import ved.engine.language.LanguageSettings;
import ved.engine.language.SessionEnd;

import java.time.Duration;
import java.util.Optional;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActorLanguageServiceTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LanguageSettings SETTINGS =
            new LanguageSettings(true, 3, 2, 1 << 20, Duration.ofMinutes(10), 1 << 20);

    private final ActorTestKit testKit = ActorTestKit.create();

    @AfterAll
    void end() {
        testKit.shutdownTestKit();
    }

    @Test
    void endsASessionWhoseClientLeftBeforeItWasOpened() {
        TestProbe<LanguageSessions.Command> sessions = testKit.createTestProbe();
        TestProbe<LanguageSession.Command> session = testKit.createTestProbe();
        var service =
                new ActorLanguageService(
                        sessions.getRef(),
                        new NoServers(),
                        SETTINGS,
                        "cpython-3.14",
                        testKit.system());

        Source.<String>maybe()
                .via(service.open("ed1", "cpython-3.14"))
                .runWith(Sink.cancelled(), testKit.system());
        var open = sessions.expectMessageClass(LanguageSessions.Open.class, LONG);
        open.replyTo().tell(Optional.of(session.getRef()));

        var end = session.expectMessageClass(LanguageSession.End.class, LONG);
        assertEquals(SessionEnd.CLIENT_LEFT, end.why());
    }

    /** None is started here. */
    private static final class NoServers implements LanguageServers {
        @Override
        public Optional<String> unavailable(String interpreter) {
            return Optional.empty();
        }

        @Override
        public LanguageServer start(String interpreter) {
            throw new IllegalStateException("no server is started");
        }
    }
}
