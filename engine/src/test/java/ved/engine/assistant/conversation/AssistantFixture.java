package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.InMemoryInteractionStore;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.Question;
import ved.engine.assistant.ScriptedModel;
import ved.engine.assistant.TestingPseudonymizer;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.assistant.tools.About;
import ved.engine.assistant.tools.Arguments;
import ved.engine.assistant.tools.Found;
import ved.engine.assistant.tools.Tool;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.assistant.words.StopWords;
import ved.engine.live.Topics;
import ved.engine.script.Answer;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The actors of the assistant with a model, a store and a time that a test controls. */
final class AssistantFixture {
    private static final List<StopWord> STOP_WORDS =
            List.of(new StopWord("orion", Severity.BLOCK), new StopWord("lyra", Severity.WARN));

    final InMemoryInteractionStore store = new InMemoryInteractionStore();
    final ScriptedModel model = new ScriptedModel();
    final ManualTime time;
    final ActorRef<Topics.Command<InteractionEvent>> topics;
    final ActorRef<Assistant.Command> assistant;

    /** Counted down when a tool is used that answers later. */
    final CountDownLatch waiting = new CountDownLatch(1);

    final CompletableFuture<List<Found>> later = new CompletableFuture<>();
    final AtomicBoolean mayAsk = new AtomicBoolean(true);
    private final ActorTestKit testKit;

    AssistantFixture(ActorTestKit testKit) {
        this.testKit = testKit;
        this.time = ManualTime.get(testKit.system());
        this.topics = testKit.spawn(Topics.create());
        var filter =
                new OutboundFilter(
                        new TestingPseudonymizer(), new StopWords(STOP_WORDS), List.of());
        this.assistant =
                testKit.spawn(
                        Assistant.create(
                                new AssistantServices(
                                        store,
                                        model,
                                        filter,
                                        new NoEvidence(),
                                        List.of(new Echo(waiting, later)),
                                        _ -> mayAsk.get(),
                                        settings(),
                                        topics,
                                        Runnable::run,
                                        Clock.systemUTC())));
    }

    /** Asks, and returns the interaction when it is recorded. */
    long ask(Question question) {
        TestProbe<Answer<Long>> answers = testKit.createTestProbe();
        assistant.tell(
                new Assistant.Ask(
                        question.conversation().orElse(1L),
                        "ed1",
                        question,
                        "some/model",
                        answers.ref()));
        return answers.receiveMessage() instanceof Answer.Done<Long>(Long id) ? id : -1;
    }

    TestProbe<Answer<Long>> askLater(Question question) {
        TestProbe<Answer<Long>> answers = testKit.createTestProbe();
        assistant.tell(
                new Assistant.Ask(
                        question.conversation().orElse(1L),
                        "ed1",
                        question,
                        "some/model",
                        answers.ref()));
        return answers;
    }

    boolean stop(long interaction) {
        TestProbe<Boolean> reached = testKit.createTestProbe();
        assistant.tell(new Assistant.Stop(interaction, reached.ref()));
        return reached.receiveMessage();
    }

    Interaction awaitEnd(long interaction) {
        TestProbe<Assistant.Ended> ended = testKit.createTestProbe();
        assistant.tell(new Assistant.AwaitEnd(interaction, ended.ref()));
        ended.receiveMessage(Duration.ofSeconds(20));
        return store.find(interaction).orElseThrow();
    }

    /** Waits for the end while time passes. */
    Interaction awaitEndInTime(long interaction) {
        testKit.<Assistant.Ended>createTestProbe()
                .awaitAssert(
                        Duration.ofSeconds(20),
                        Duration.ofMillis(20),
                        () -> {
                            time.timePasses(Duration.ofSeconds(1));
                            Interaction now = store.find(interaction).orElseThrow();
                            assertTrue(now.outcome().isFinal(), now.outcome().name());
                            return now;
                        });
        return awaitEnd(interaction);
    }

    private static AssistantSettings settings() {
        return new AssistantSettings(
                URI.create("https://provider.example/v1"),
                "key",
                "some/model",
                List.of(),
                Duration.ofSeconds(60),
                2,
                Masking.NAMES,
                List.of(),
                STOP_WORDS,
                new Limits(3, 1_000, BigDecimal.ONE, new BigDecimal("5"), 10),
                false,
                Optional.empty());
    }

    private record NoEvidence() implements Evidence {
        @Override
        public Optional<String> output(long execution) {
            return Optional.empty();
        }

        @Override
        public Optional<String> data(long execution) {
            return Optional.empty();
        }
    }

    /** Answers with its arguments; fails or answers later when these say so. */
    private record Echo(CountDownLatch waiting, CompletableFuture<List<Found>> later)
            implements Tool {
        @Override
        public ToolDescription description() {
            return new ToolDescription("echo", "Says what it is told.", "{}");
        }

        @Override
        public CompletionStage<List<Found>> use(String user, About about, Arguments arguments) {
            String text = arguments.toString();
            if (text.contains("wait")) {
                waiting.countDown();
                return later;
            }
            if (text.contains("throw")) {
                throw new IllegalStateException("as told");
            }
            return CompletableFuture.completedStage(Found.of(Kind.TOOL, user + " says " + text));
        }
    }
}
