package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteInteractionStore;
import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Question;
import ved.engine.assistant.ScriptedModel;
import ved.engine.assistant.Spent;
import ved.engine.assistant.TestingInteractionStore;
import ved.engine.assistant.TestingPseudonymizer;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.assistant.words.StopWords;
import ved.engine.live.Topics;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The actors of the assistant with a model, a store and a time that a test controls. */
final class AssistantFixture {
    private static final List<StopWord> STOP_WORDS =
            List.of(new StopWord("orion", Severity.BLOCK), new StopWord("lyra", Severity.WARN));

    private static final Instant NOW = Instant.parse("2026-11-21T16:37:25Z");

    /** Users have limits; each fixture has one of its own. */
    private static final AtomicInteger LAST_USER = new AtomicInteger();

    final String user = "ed" + LAST_USER.incrementAndGet();
    final TestingInteractionStore store;
    final EchoTool echo = new EchoTool();
    final AtomicBoolean mayAsk = new AtomicBoolean(true);
    final ScriptedModel model = new ScriptedModel();
    final ManualTime time;
    final ActorRef<Topics.Command<InteractionEvent>> topics;
    final ActorRef<Assistant.Command> assistant;
    private final ActorTestKit testKit;
    private final long conversation;

    AssistantFixture(ActorTestKit testKit, Database database) {
        this.testKit = testKit;
        this.store = new TestingInteractionStore(new SqliteInteractionStore(database));
        this.conversation = begin();
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
                                        List.of(echo),
                                        _ -> mayAsk.get(),
                                        settings(),
                                        topics,
                                        Runnable::run,
                                        Clock.fixed(NOW, ZoneOffset.UTC))));
    }

    /** Begins another conversation. */
    long begin() {
        return store.begin(user, Optional.empty(), "Title", NOW);
    }

    /** Asks, and returns the interaction when it is recorded. */
    long ask(String prompt) {
        return ask(TestingQuestions.in(conversation, prompt));
    }

    long ask(Question question) {
        return switch (askLater(question).receiveMessage()) {
            case Answer.Done<Long>(Long id) -> id;
            case Answer.Refused<Long>(Refusal refusal) ->
                    throw new AssertionError(refusal.toString());
        };
    }

    TestProbe<Answer<Long>> askLater(String prompt) {
        return askLater(TestingQuestions.in(conversation, prompt));
    }

    TestProbe<Answer<Long>> askLater(Question question) {
        TestProbe<Answer<Long>> answers = testKit.createTestProbe();
        assistant.tell(
                new Assistant.Ask(
                        question.conversation().orElse(conversation),
                        user,
                        question,
                        "some/model",
                        answers.ref()));
        return answers;
    }

    /** A turn that was asked and answered today. */
    void spend(String cost) {
        Interaction started =
                Interaction.beginning(
                        conversation,
                        user,
                        TestingQuestions.in(conversation, "Why?"),
                        Masking.NAMES,
                        "some/model",
                        NOW);
        Interaction recorded = started.withId(store.record(started, List.of(), NameMap.EMPTY));
        Spent spent =
                Spent.NOTHING.plus(
                        new ModelReply(
                                "",
                                List.of(),
                                false,
                                Optional.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.of(new BigDecimal(cost))));
        store.recordEnd(
                recorded.ended(
                        new Ending(
                                Outcome.ANSWERED,
                                "So.",
                                Optional.empty(),
                                spent,
                                NOW,
                                Optional.empty(),
                                Optional.empty())),
                List.of());
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

        @Override
        public Optional<String> source(long execution) {
            return Optional.empty();
        }

        @Override
        public Optional<String> source(VersionId version) {
            return Optional.empty();
        }
    }
}
