package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.InteractionEvent.Ended;
import ved.engine.assistant.InteractionEvent.TextAdded;
import ved.engine.assistant.InteractionStore.Usage;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.ScriptedModel.Asked;
import ved.engine.assistant.SentText;
import ved.engine.assistant.Task;
import ved.engine.assistant.TestingPseudonymizer;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelMessage;
import ved.engine.assistant.provider.ModelMessage.AssistantMessage;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelMessage.ToolMessage;
import ved.engine.assistant.provider.ModelMessage.UserMessage;
import ved.engine.assistant.tools.Found;
import ved.engine.live.Numbered;
import ved.engine.live.Topics;
import ved.engine.live.Topics.Delivery;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

final class ConversationTest {
    private static final String FENCE = "```";

    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT =
            ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));

    private AssistantFixture fixture = new AssistantFixture(TEST_KIT);

    @BeforeEach
    void startActors() {
        fixture = new AssistantFixture(TEST_KIT);
    }

    @Test
    void recordsTheQuestionBeforeTheModelIsAskedAndTheAnswerBehindIt() throws Exception {
        long id = fixture.ask(TestingQuestions.of(Task.FIX, "Mend own_load", "own_load = 1\n"));
        Asked asked = fixture.model.nextAsked();
        Interaction before = fixture.store.find(id).orElseThrow();
        String sent = last(asked);

        asked.say("It is var").say("_1:\n" + FENCE + "python\nvar_1 = 2\n" + FENCE);
        asked.end("0.01");
        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.STARTED, before.outcome());
        assertFalse(sent.contains("own_load"), sent);
        assertTrue(sent.contains("Mend var_1"), sent);
        assertEquals(Outcome.ANSWERED, ended.outcome());
        assertEquals(
                "It is own_load:\n" + FENCE + "python\nown_load = 2\n" + FENCE, ended.answer());
        assertEquals(Optional.of("own_load = 2\n"), ended.code());
        assertEquals("real/model", ended.model());
        assertEquals(Optional.of(new BigDecimal("0.01")), ended.cost());
        assertTrue(ended.firstText().isPresent());
        List<SentText> texts = fixture.store.texts(id);
        assertEquals(List.of("system", "user", "assistant"), roles(texts));
        assertEquals(sent, texts.get(1).sent());
        assertTrue(texts.get(2).sent().contains("var_1 = 2"));
    }

    @Test
    void doesNotAskTheModelWhenTheQuestionCannotBeRecorded() {
        fixture.store.setFull(true);

        Answer<Long> answer = fixture.askLater(TestingQuestions.in(1, "Why?")).receiveMessage();

        assertEquals(Answer.refused(new Refusal.StorageUnavailable("The disk is full.")), answer);
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void sendsNothingThatHoldsAStopWordAndRecordsIt() {
        long id = fixture.ask(TestingQuestions.in(1, "What is Orion?"));

        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.BLOCKED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("orion"));
        assertEquals(List.of("system", "user"), roles(fixture.store.texts(id)));
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void sendsNothingThatCannotBeMapped() {
        long id = fixture.ask(TestingQuestions.in(1, TestingPseudonymizer.UNPARSEABLE));

        assertEquals(Outcome.REFUSED, fixture.awaitEnd(id).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void tellsOfStopWordsThatOnlyWarn() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "What is Lyra?"));
        fixture.model.nextAsked().say("A constellation.").end("0");

        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.ANSWERED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("lyra"));
    }

    @Test
    void tellsWatchersTheRestoredTextWhateverTheChunks() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "own_a"));
        Asked asked = fixture.model.nextAsked();
        TestProbe<Delivery<InteractionEvent>> watcher = TEST_KIT.createTestProbe();
        fixture.topics.tell(new Topics.Subscribe<>(id, 0, watcher.ref()));

        for (String part : List.of("v", "ar", "_", "1", " var_12 v", "ar_1", "!")) {
            asked.say(part);
        }
        asked.endWithoutCost();
        fixture.awaitEnd(id);

        List<Numbered<InteractionEvent>> events = rest(watcher);
        assertInstanceOf(InteractionEvent.Started.class, events.getFirst().event());
        assertEquals(
                "own_a var_12 own_a!",
                events.stream()
                        .map(Numbered::event)
                        .filter(TextAdded.class::isInstance)
                        .map(event -> ((TextAdded) event).text())
                        .collect(Collectors.joining()));
        Numbered<InteractionEvent> last = events.getLast();
        assertEquals(Ended.SEQUENCE, last.sequence());
        assertEquals(
                Outcome.ANSWERED,
                assertInstanceOf(Ended.class, last.event()).interaction().outcome());
        assertEquals(Optional.empty(), fixture.awaitEnd(id).cost());
    }

    @Test
    void tellsTheFirstWordsAtOnceAndTheNextOnesTogether() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));
        TestProbe<Delivery<InteractionEvent>> watcher = TEST_KIT.createTestProbe();
        fixture.topics.tell(new Topics.Subscribe<>(id, 1, watcher.ref()));

        fixture.model.nextAsked().say("One. ").say("Two. ").say("Three. ");

        assertEquals(List.of(new TextAdded("One. ")), events(watcher));
        watcher.expectNoMessage(Duration.ZERO);
        fixture.time.timePasses(Duration.ofMillis(40));
        assertEquals(List.of(new TextAdded("Two. Three. ")), events(watcher));
    }

    @Test
    void answersTurnsOneAfterAnotherWithWhatWasSaidBefore() throws Exception {
        long first = fixture.ask(TestingQuestions.in(1, "own_a?"));
        TestProbe<Answer<Long>> second = fixture.askLater(TestingQuestions.in(1, "own_b?"));
        Asked asked = fixture.model.nextAsked();
        second.expectNoMessage(Duration.ZERO);

        asked.say("var_1!").end("0");
        fixture.awaitEnd(first);
        Asked next = fixture.model.nextAsked();

        assertEquals(Answer.done(2L), second.receiveMessage());
        List<ModelMessage> messages = next.request().messages();
        assertEquals(new UserMessage("var_1?"), messages.get(1));
        assertEquals(new AssistantMessage("var_1!", List.of()), messages.get(2));
        assertTrue(last(next).startsWith("var_2?"), last(next));
    }

    @Test
    void answersConversationsSideBySide() throws Exception {
        fixture.ask(TestingQuestions.in(1, "a"));
        fixture.ask(TestingQuestions.in(2, "b"));

        fixture.model.nextAsked();
        fixture.model.nextAsked();
    }

    @Test
    void refusesMoreQuestionsThanCanWait() throws Exception {
        fixture.ask(TestingQuestions.in(1, "first"));
        for (int waiting = 0; waiting < 8; waiting++) {
            fixture.askLater(TestingQuestions.in(1, "next"));
        }

        Answer<Long> answer = fixture.askLater(TestingQuestions.in(1, "more")).receiveMessage();

        assertInstanceOf(Answer.Refused.class, answer);
        fixture.model.nextAsked();
    }

    @Test
    void isStoppedAndKeepsWhatCame() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));
        fixture.model.nextAsked().say("Because");

        boolean reached = fixture.stop(id);

        assertTrue(reached);
        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.STOPPED, ended.outcome());
        assertEquals("Because", ended.answer());
        assertFalse(fixture.stop(id));
    }

    @Test
    void isStoppedEvenWhenTheProviderDoesNotEnd() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));
        Asked asked = fixture.model.nextAsked().deaf();

        fixture.stop(id);
        asked.awaitStop();
        fixture.time.timePasses(Duration.ofSeconds(10));

        assertEquals(Outcome.STOPPED, fixture.awaitEnd(id).outcome());
    }

    @Test
    void failsWithAReasonAndKeepsWhatCame() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model
                .nextAsked()
                .say("Beca")
                .fail(new ModelFault.RateLimited(Optional.of(Duration.ofSeconds(20))));

        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.FAILED, ended.outcome());
        assertEquals("Beca", ended.answer());
        assertTrue(ended.reason().orElseThrow().contains("20 seconds"));
    }

    @Test
    void failsWhenTheModelSaysNothing() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model.nextAsked().end("0.1");

        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.FAILED, ended.outcome());
        assertEquals(Optional.of(new BigDecimal("0.1")), ended.cost());
    }

    @Test
    void usesToolsThroughTheFilterInBothDirections() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "own_a"));
        Asked first = fixture.model.nextAsked();

        first.say("I look.").call("0.1", call("1", "{\"of\": \"var_1\", \"new\": \"own_z\"}"));
        Asked second = fixture.model.nextAsked();
        second.say("Found var_2.").end("0.2");
        Interaction ended = fixture.awaitEnd(id);

        List<ModelMessage> messages = second.request().messages();
        assertEquals(
                new ToolMessage("1", "ed1 says {\"of\":\"var_1\",\"new\":\"var_2\"}"),
                messages.getLast());
        assertEquals("I look.\n\nFound own_z.", ended.answer());
        assertEquals(Optional.of(new BigDecimal("0.3")), ended.cost());
        assertEquals(200, ended.inputTokens().orElseThrow());
        List<SentText> texts = fixture.store.texts(id);
        assertEquals(
                List.of("system", "user", "assistant", "call", "tool", "assistant"), roles(texts));
        assertEquals("echo {\"of\":\"own_a\",\"new\":\"own_z\"}", texts.get(3).original());
    }

    @Test
    void answersForToolsThatDoNotExistOrFail() throws Exception {
        fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model
                .nextAsked()
                .call("0", new ToolCall("1", "delete", "{"), call("2", "{\"throw\":1}"));

        List<ModelMessage> messages = fixture.model.nextAsked().request().messages();
        assertEquals(
                new ToolMessage("1", "There is no such tool. Those that there are: echo."),
                messages.get(messages.size() - 2));
        assertTrue(
                assertInstanceOf(ToolMessage.class, messages.getLast())
                        .text()
                        .contains("cannot be used"));
    }

    @Test
    void saysWhatIsWrongWithArguments() throws Exception {
        fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model.nextAsked().call("0", call("1", "own_a {"), call("2", "[]"), call("3", ""));

        List<ModelMessage> messages = fixture.model.nextAsked().request().messages();
        String wrong = "The arguments must be one JSON object.";
        assertEquals(
                List.of(
                        new ToolMessage("1", wrong),
                        new ToolMessage("2", wrong),
                        new ToolMessage("3", "ed1 says {}")),
                messages.subList(messages.size() - 3, messages.size()));
    }

    @Test
    void looksNothingUpForAUserWhoMayNotAskAnyMore() throws Exception {
        fixture.ask(TestingQuestions.in(1, "Why?"));
        Asked asked = fixture.model.nextAsked();
        fixture.mayAsk.set(false);

        asked.call("0", call("1", "{}"));

        ToolMessage told =
                assertInstanceOf(
                        ToolMessage.class,
                        fixture.model.nextAsked().request().messages().getLast());
        assertTrue(told.text().contains("may not look anything up"), told.text());
    }

    @Test
    void isStoppedWhileAToolIsUsed() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));
        fixture.model.nextAsked().say("I look.").call("0.1", call("1", "{\"wait\":1}"));
        assertTrue(fixture.waiting.await(20, TimeUnit.SECONDS));

        assertTrue(fixture.stop(id));

        assertEquals(Outcome.STOPPED, fixture.awaitEnd(id).outcome());
        assertEquals("I look.", fixture.awaitEnd(id).answer());
        fixture.later.complete(Found.said("Too late."));
        assertTrue(fixture.model.nobodyAsked());
        assertEquals(
                List.of("system", "user", "assistant", "call"), roles(fixture.store.texts(id)));
    }

    @Test
    void asksForNoMoreTokensThanAreLeftAfterATool() throws Exception {
        fixture.ask(TestingQuestions.in(1, "Why?"));

        Asked first = fixture.model.nextAsked();
        first.call("0", call("1", "{}"));
        Asked second = fixture.model.nextAsked();

        assertEquals(1_000, first.request().maxTokens());
        assertEquals(990, second.request().maxTokens());
    }

    @Test
    void sendsNothingOfAToolThatHoldsAStopWord() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model.nextAsked().call("0", call("1", "{\"word\":\"Orion\"}"));

        assertEquals(Outcome.BLOCKED, fixture.awaitEnd(id).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void sendsNothingOfAToolThatCannotBeRecorded() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));
        Asked asked = fixture.model.nextAsked();
        fixture.store.setFull(true);

        asked.call("0", call("1", "{}"));
        fixture.store.awaitFault();
        fixture.store.setFull(false);

        assertEquals(Outcome.FAILED, fixture.awaitEndInTime(id).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void endsALoopOfTools() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));

        for (int step = 0; step < 4; step++) {
            fixture.model.nextAsked().call("0", call("1", "{}"));
        }

        assertEquals(Outcome.LIMITED, fixture.awaitEnd(id).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void spendsNoMoreThanATurnMayCost() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model.nextAsked().call("1.00", call("1", "{}"));

        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.LIMITED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("$1"));
    }

    @Test
    void asksNobodyWhenTheDayIsSpent() {
        fixture.store.setUsage(new Usage(10, 0, BigDecimal.ZERO));
        long tooOften = fixture.ask(TestingQuestions.in(1, "Why?"));
        fixture.store.setUsage(new Usage(1, 0, new BigDecimal("5.01")));
        long tooMuch = fixture.ask(TestingQuestions.in(1, "Why?"));

        assertEquals(Outcome.LIMITED, fixture.awaitEnd(tooOften).outcome());
        assertEquals(Outcome.LIMITED, fixture.awaitEnd(tooMuch).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void cutsAnAnswerThatIsTooLong() throws Exception {
        long cut = fixture.ask(TestingQuestions.in(1, "Why?"));
        fixture.model.nextAsked().say("Be").endCut();
        Interaction byProvider = fixture.awaitEnd(cut);
        long endless = fixture.ask(TestingQuestions.in(1, "Why?"));

        fixture.model.nextAsked().say("x".repeat(32_001));

        assertEquals(Outcome.LIMITED, byProvider.outcome());
        assertEquals(Outcome.LIMITED, fixture.awaitEnd(endless).outcome());
    }

    @Test
    void recordsTheEndWhenThereIsRoomAgain() throws Exception {
        long id = fixture.ask(TestingQuestions.in(1, "Why?"));
        Asked asked = fixture.model.nextAsked();
        fixture.store.setFull(true);
        asked.say("So.").end("0");
        fixture.store.awaitFault();
        fixture.store.setFull(false);

        assertEquals(Outcome.ANSWERED, fixture.awaitEndInTime(id).outcome());
    }

    @Test
    void leavesWhenItHasHadNothingToDoForLongAndComesBack() throws Exception {
        long first = fixture.ask(TestingQuestions.in(1, "a"));
        fixture.model.nextAsked().say("A").end("0");
        fixture.awaitEnd(first);

        fixture.time.timePasses(Duration.ofMinutes(10));
        long second = fixture.ask(TestingQuestions.in(1, "b"));

        Asked asked = fixture.model.nextAsked();
        assertEquals(new UserMessage("a"), asked.request().messages().get(1));
        asked.say("B").end("0");
        assertEquals(Outcome.ANSWERED, fixture.awaitEnd(second).outcome());
    }

    private static ToolCall call(String id, String arguments) {
        return new ToolCall(id, "echo", arguments);
    }

    private static String last(Asked asked) {
        return assertInstanceOf(UserMessage.class, asked.request().messages().getLast()).text();
    }

    private static List<String> roles(List<SentText> texts) {
        return texts.stream().map(SentText::role).toList();
    }

    private static List<InteractionEvent> events(TestProbe<Delivery<InteractionEvent>> watcher) {
        return watcher.receiveMessage() instanceof Topics.Events<InteractionEvent>(var events)
                ? events.stream().map(Numbered::event).toList()
                : List.of();
    }

    private static List<Numbered<InteractionEvent>> rest(
            TestProbe<Delivery<InteractionEvent>> watcher) {
        List<Numbered<InteractionEvent>> all = new ArrayList<>();
        while (watcher.receiveMessage() instanceof Topics.Events<InteractionEvent>(var events)) {
            all.addAll(events);
        }
        return all;
    }
}
