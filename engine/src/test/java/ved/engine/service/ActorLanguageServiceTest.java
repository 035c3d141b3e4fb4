package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.Test;

import ved.engine.language.LanguageServer;
import ved.engine.language.LanguageServers;
import ved.engine.language.LanguageSession;
import ved.engine.language.LanguageSessions;
import ved.engine.language.LanguageSettings;
import ved.engine.language.SessionEnd;

import java.time.Duration;
import java.util.Optional;

final class ActorLanguageServiceTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT = ActorTestKit.create();

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void tellsASessionThatItsClientWasGoneBeforeItWasOpen() {
        TestProbe<LanguageSessions.Command> sessions = TEST_KIT.createTestProbe();
        TestProbe<LanguageSession.Command> session = TEST_KIT.createTestProbe();
        var service =
                new ActorLanguageService(
                        sessions.ref(),
                        new NoServers(),
                        new LanguageSettings(true, 1, 1, 1 << 20, LONG, 1 << 20),
                        "cpython-3.14",
                        TEST_KIT.system());

        Source.<String>maybe()
                .via(service.open("ed1", "cpython-3.14"))
                .runWith(Sink.cancelled(), TEST_KIT.system());
        var open = assertInstanceOf(LanguageSessions.Open.class, sessions.receiveMessage(LONG));
        open.replyTo().tell(Optional.of(session.ref()));

        session.fishForMessage(
                LONG,
                command ->
                        command.equals(new LanguageSession.End(SessionEnd.CLIENT_LEFT))
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore());
    }

    private static final class NoServers implements LanguageServers {
        @Override
        public Optional<String> unavailable(String interpreter) {
            return Optional.empty();
        }

        @Override
        public LanguageServer start(String interpreter) {
            throw new AssertionError("the sessions of this test start none");
        }

        @Override
        public void close() {}
    }
}
