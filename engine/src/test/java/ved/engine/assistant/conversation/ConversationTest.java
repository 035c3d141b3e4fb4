package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.InteractionEvent.Ended;
import ved.engine.assistant.InteractionEvent.TextAdded;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.ScriptedModel.Asked;
import ved.engine.assistant.SentText;
import ved.engine.assistant.Task;
import ved.engine.assistant.TestingPseudonymizer;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelMessage;
import ved.engine.assistant.provider.ModelMessage.AssistantMessage;
import ved.engine.assistant.provider.ModelMessage.UserMessage;
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
import java.util.stream.Collectors;

final class ConversationTest extends AssistantTesting {
    @Test
    void recordsTheQuestionBeforeTheModelIsAskedAndTheAnswerBehindIt() throws Exception {
        long id = fixture.ask(TestingQuestions.of(Task.FIX, "Mend own_load", "own_load = 1\n"));
        Asked asked = fixture.model.nextAsked();
        Interaction before = fixture.store.find(id).orElseThrow();
        String sent = last(asked);

        asked.say("It is var").say("_1:\n```python\nvar_1 = 2\n```");
        asked.end("0.01");
        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.STARTED, before.outcome());
        assertFalse(sent.contains("own_load"), sent);
        assertTrue(sent.contains("Mend var_1"), sent);
        assertEquals(Outcome.ANSWERED, ended.outcome());
        assertEquals("It is own_load:\n```python\nown_load = 2\n```", ended.answer());
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

        Answer<Long> answer = fixture.askLater("Why?").receiveMessage();

        assertEquals(Answer.refused(new Refusal.StorageUnavailable("The disk is full.")), answer);
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void sendsNothingThatHoldsAStopWordAndRecordsIt() {
        long id = fixture.ask("What is Orion?");

        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.BLOCKED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("orion"));
        assertEquals(List.of("system", "user"), roles(fixture.store.texts(id)));
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void sendsNothingThatCannotBeMapped() {
        long id = fixture.ask(TestingPseudonymizer.UNPARSEABLE);

        assertEquals(Outcome.REFUSED, fixture.awaitEnd(id).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void tellsOfStopWordsThatOnlyWarn() throws Exception {
        long id = fixture.ask("What is Lyra?");
        fixture.model.nextAsked().say("A constellation.").end("0");

        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.ANSWERED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("lyra"));
    }

    @Test
    void tellsWatchersTheRestoredTextWhateverTheChunks() throws Exception {
        long id = fixture.ask("own_a");
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
        long id = fixture.ask("Why?");
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
        long first = fixture.ask("own_a?");
        TestProbe<Answer<Long>> second = fixture.askLater("own_b?");
        Asked asked = fixture.model.nextAsked();
        second.expectNoMessage(Duration.ZERO);

        asked.say("var_1!").end("0");
        fixture.awaitEnd(first);
        Asked next = fixture.model.nextAsked();

        assertEquals(Answer.done(first + 1), second.receiveMessage());
        List<ModelMessage> messages = next.request().messages();
        assertEquals(new UserMessage("var_1?"), messages.get(1));
        assertEquals(new AssistantMessage("var_1!", List.of()), messages.get(2));
        assertTrue(last(next).startsWith("var_2?"), last(next));
    }

    @Test
    void answersConversationsSideBySide() throws Exception {
        fixture.ask("a");
        fixture.ask(TestingQuestions.in(fixture.begin(), "b"));

        fixture.model.nextAsked();
        fixture.model.nextAsked();
    }

    @Test
    void refusesMoreQuestionsThanCanWait() throws Exception {
        fixture.ask("first");
        for (int waiting = 0; waiting < 8; waiting++) {
            fixture.askLater("next");
        }

        Answer<Long> answer = fixture.askLater("more").receiveMessage();

        assertInstanceOf(Answer.Refused.class, answer);
        fixture.model.nextAsked();
    }

    @Test
    void restoresNothingThatThisModelWasNotSent() throws Exception {
        long first = fixture.ask("own_a");
        fixture.model.nextAsked().fail(new ModelFault.TimedOut());
        fixture.awaitEnd(first);

        long second = fixture.ask("own_b");
        fixture.model.nextAsked().say("var_1 = var_2").end("0");

        assertEquals("var_1 = own_b", fixture.awaitEnd(second).answer());
    }

    @Test
    void isStoppedAndKeepsWhatCame() throws Exception {
        long id = fixture.ask("Why?");
        fixture.model.nextAsked().say("Because");

        boolean reached = fixture.stop(id);

        assertTrue(reached);
        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.STOPPED, ended.outcome());
        assertEquals("Because", ended.answer());
        assertFalse(fixture.stop(id));
    }

    @Test
    void isStoppedEvenWhenTheProviderDoesNotEndHoweverOftenOneStopsIt() throws Exception {
        long id = fixture.ask("own_a?");
        Asked asked = fixture.model.nextAsked().deaf().say("Because var_1");

        fixture.stop(id);
        asked.awaitStop();
        fixture.time.timePasses(Duration.ofSeconds(6));
        fixture.stop(id);
        fixture.time.timePasses(Duration.ofSeconds(4));

        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.STOPPED, ended.outcome());
        assertEquals("Because own_a", ended.answer());
        assertEquals(
                new SentText("assistant", "Because own_a", "Because var_1"),
                fixture.store.texts(id).getLast());
    }

    @Test
    void tellsThoseWhoWaitWhenItFailsAndRecordsIt() throws Exception {
        long first = fixture.ask("a");
        Asked asked = fixture.model.nextAsked();
        TestProbe<Answer<Long>> second = fixture.askLater("b");
        fixture.model.breakDown();

        asked.call("0", call("1", "{}"));

        Refusal refusal = assertInstanceOf(Answer.Refused.class, second.receiveMessage()).refusal();
        assertInstanceOf(Refusal.AssistantUnavailable.class, refusal);
        assertEquals(Outcome.FAILED, fixture.awaitEnd(first).outcome());
    }

    @Test
    void failsWithAReasonAndKeepsWhatCame() throws Exception {
        long id = fixture.ask("Why?");

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
        long id = fixture.ask("Why?");

        fixture.model.nextAsked().end("0.1");

        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.FAILED, ended.outcome());
        assertEquals(Optional.of(new BigDecimal("0.1")), ended.cost());
    }

    @Test
    void recordsTheEndWhenThereIsRoomAgain() throws Exception {
        long id = fixture.ask("Why?");
        Asked asked = fixture.model.nextAsked();
        fixture.store.setFull(true);
        asked.say("So.").end("0");
        fixture.store.awaitFault();
        fixture.store.setFull(false);

        assertEquals(Outcome.ANSWERED, fixture.awaitEndInTime(id).outcome());
    }

    @Test
    void leavesWhenItHasHadNothingToDoForLongAndComesBack() throws Exception {
        long first = fixture.ask("a");
        fixture.model.nextAsked().say("A").end("0");
        fixture.awaitEnd(first);

        fixture.time.timePasses(Duration.ofMinutes(10));
        long second = fixture.ask("b");

        Asked asked = fixture.model.nextAsked();
        assertEquals(new UserMessage("a"), asked.request().messages().get(1));
        asked.say("B").end("0");
        assertEquals(Outcome.ANSWERED, fixture.awaitEnd(second).outcome());
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
