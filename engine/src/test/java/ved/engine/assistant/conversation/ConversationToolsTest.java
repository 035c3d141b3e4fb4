package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.ScriptedModel.Asked;
import ved.engine.assistant.SentText;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.provider.ModelMessage;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelMessage.ToolMessage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

final class ConversationToolsTest extends AssistantTesting {
    @Test
    void usesToolsThroughTheFilterInBothDirections() throws Exception {
        long id = fixture.ask("own_a");
        Asked first = fixture.model.nextAsked();

        first.say("I look.").call("0.1", call("1", "{\"of\": \"var_1\", \"new\": \"own_z\"}"));
        Asked second = fixture.model.nextAsked();
        second.say("Found var_2.").end("0.2");
        Interaction ended = fixture.awaitEnd(id);

        List<ModelMessage> messages = second.request().messages();
        assertEquals(
                new ToolMessage("1", fixture.user + " says {\"of\":\"var_1\",\"new\":\"var_2\"}"),
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
        fixture.ask("Why?");

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
        fixture.ask("Why?");

        fixture.model.nextAsked().call("0", call("1", "own_a {"), call("2", "[]"), call("3", ""));

        List<ModelMessage> messages = fixture.model.nextAsked().request().messages();
        String wrong = "The arguments must be one JSON object.";
        assertEquals(
                List.of(
                        new ToolMessage("1", wrong),
                        new ToolMessage("2", wrong),
                        new ToolMessage("3", fixture.user + " says {}")),
                messages.subList(messages.size() - 3, messages.size()));
    }

    @Test
    void sendsNothingMoreForAUserWhoMayNotAskAnyMore() throws Exception {
        long id = fixture.ask("Why?");
        Asked asked = fixture.model.nextAsked();
        fixture.mayAsk.set(false);

        asked.call("0.1", call("1", "{}"));
        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.STOPPED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("may not use the assistant"));
        assertEquals(Optional.of(new BigDecimal("0.1")), ended.cost());
        assertEquals(List.of("system", "user", "call"), roles(fixture.store.texts(id)));
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void takesNoWordOfAnybodyForAPseudonymOfWhatAToolFinds() throws Exception {
        long id = fixture.ask("own_a and var_2");

        fixture.model
                .nextAsked()
                .say("I add var_3 beside var_1.")
                .call("0", call("1", "{\"of\":\"\\nvar_4\"}"));
        fixture.model.nextAsked().call("0", call("2", "{\"new\":\"own_z\"}"));
        Asked third = fixture.model.nextAsked();
        third.say("var_1, var_2, var_3, var_4, var_5").end("0");

        assertEquals(
                new ToolMessage("2", fixture.user + " says {\"new\":\"var_5\"}"),
                third.request().messages().getLast());
        assertTrue(
                fixture.awaitEnd(id).answer().endsWith("own_a, var_2, var_3, var_4, own_z"),
                fixture.awaitEnd(id).answer());
    }

    @Test
    void masksWhatToolsFindForWhoeverAsksWithoutMasking() throws Exception {
        fixture.ask(TestingQuestions.unmasked(fixture.begin(), "own_a"));

        Asked first = fixture.model.nextAsked();
        first.call("0", call("1", "{\"new\":\"own_z\"}"));

        assertTrue(last(first).contains("own_a"));
        assertEquals(
                new ToolMessage("1", fixture.user + " says {\"new\":\"var_1\"}"),
                fixture.model.nextAsked().request().messages().getLast());
    }

    @Test
    void asksForNoMoreTokensThanAreLeftAfterATool() throws Exception {
        fixture.ask("Why?");

        Asked first = fixture.model.nextAsked();
        first.call("0", call("1", "{}"));
        Asked second = fixture.model.nextAsked();

        assertEquals(1_000, first.request().maxTokens());
        assertEquals(990, second.request().maxTokens());
    }

    @Test
    void sendsNothingOfAToolThatHoldsAStopWord() throws Exception {
        long id = fixture.ask("Why?");

        fixture.model.nextAsked().call("0", call("1", "{\"word\":\"Orion\"}"));

        Interaction ended = fixture.awaitEnd(id);
        String reason = ended.reason().orElseThrow();
        assertEquals(Outcome.BLOCKED, ended.outcome());
        assertTrue(reason.contains("“orion”"), reason);
        assertTrue(reason.contains("ved.llm.stop-words"), reason);
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void sendsNothingOfAToolThatCannotBeRecorded() throws Exception {
        long id = fixture.ask("Why?");
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
        long id = fixture.ask("Why?");

        for (int step = 0; step < 4; step++) {
            fixture.model.nextAsked().call("0", call("1", "{}"));
        }

        assertEquals(Outcome.LIMITED, fixture.awaitEnd(id).outcome());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void isStoppedWhileAToolIsUsedAndKeepsNothingOfWhatItFindsLater() throws Exception {
        long id = fixture.ask("Why?");
        fixture.model.nextAsked().say("I look.").call("0.1", call("1", "{\"do\":\"wait\"}"));
        fixture.echo.awaitUse();

        fixture.stop(id);
        Interaction ended = fixture.awaitEnd(id);
        fixture.echo.answerLate("Found");

        assertEquals(Outcome.STOPPED, ended.outcome());
        assertEquals(Optional.of(new BigDecimal("0.1")), ended.cost());
        assertEquals(
                List.of("system", "user", "assistant", "call"), roles(fixture.store.texts(id)));
        assertTrue(fixture.model.nobodyAsked());
    }
}
