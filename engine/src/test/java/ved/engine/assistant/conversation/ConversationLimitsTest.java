package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.ScriptedModel.Asked;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.provider.ModelFault;

import java.math.BigDecimal;
import java.util.Optional;

final class ConversationLimitsTest extends AssistantTesting {
    @Test
    void spendsNoMoreThanATurnMayCost() throws Exception {
        long id = fixture.ask("Why?");

        fixture.model.nextAsked().call("1.00", call("1", "{}"));

        Interaction ended = fixture.awaitEnd(id);
        assertEquals(Outcome.LIMITED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("$1"));
    }

    @Test
    void asksNobodyWhenTheUserHasAskedOftenEnough() {
        for (int asked = 0; asked < 10; asked++) {
            fixture.spend("0");
        }

        Interaction ended = fixture.awaitEnd(fixture.ask("Why?"));

        assertEquals(Outcome.LIMITED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("10 times"));
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void asksNobodyWhenTheDayIsSpent() {
        fixture.spend("5.01");

        Interaction ended = fixture.awaitEnd(fixture.ask("Why?"));

        assertEquals(Outcome.LIMITED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("tomorrow"));
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void reservesWhatATurnMayCostWhileItIsAnswered() throws Exception {
        fixture.spend("4.00");
        long first = fixture.ask("Why?");
        Asked asked = fixture.model.nextAsked();

        Interaction beside =
                fixture.awaitEnd(fixture.ask(TestingQuestions.in(fixture.begin(), "Why?")));
        asked.say("So.").end("0.10");
        fixture.awaitEnd(first);
        fixture.ask("And now?");

        assertEquals(Outcome.LIMITED, beside.outcome());
        assertTrue(beside.reason().orElseThrow().contains("not answered yet"));
        fixture.model.nextAsked();
    }

    @Test
    void countsNoQuestionThatTheProviderWasSpared() throws Exception {
        long spared = fixture.ask("Why?");
        fixture.model.nextAsked().fail(new ModelFault.LeftAlone("Try again in 7 s."));
        long failed = fixture.ask("Why?");
        fixture.model.nextAsked().fail(new ModelFault.TimedOut());

        assertFalse(fixture.awaitEnd(spared).sent());
        assertTrue(fixture.awaitEnd(spared).reason().orElseThrow().contains("7 s"));
        assertTrue(fixture.awaitEnd(failed).sent());
    }

    @Test
    void cutsAnAnswerThatIsTooLong() throws Exception {
        long cut = fixture.ask("Why?");
        fixture.model.nextAsked().say("Be").endCut();
        Interaction byProvider = fixture.awaitEnd(cut);
        long endless = fixture.ask("Why?");

        fixture.model.nextAsked().say("x".repeat(32_001));

        assertEquals(Outcome.LIMITED, byProvider.outcome());
        assertTrue(byProvider.reason().orElseThrow().contains("after 10 tokens"));
        assertTrue(byProvider.reason().orElseThrow().contains("1000"));
        assertEquals(Outcome.LIMITED, fixture.awaitEnd(endless).outcome());
    }

    @Test
    void countsWhatToolsAreAskedForAsText() throws Exception {
        long id = fixture.ask("Why?");
        String arguments = "{\"of\":\"%s\"}".formatted("x".repeat(16_000));

        fixture.model.nextAsked().call("0.1", call("1", arguments));
        fixture.model.nextAsked().call("0.1", call("2", arguments));
        Interaction ended = fixture.awaitEnd(id);

        assertEquals(Outcome.LIMITED, ended.outcome());
        assertTrue(ended.reason().orElseThrow().contains("longer"), ended.reason().toString());
        assertEquals(Optional.of(new BigDecimal("0.2")), ended.cost());
        assertTrue(fixture.model.nobodyAsked());
    }

    @Test
    void cutsACallThatIsTooLong() throws Exception {
        long id = fixture.ask("Why?");
        Asked asked = fixture.model.nextAsked();

        asked.say("I look.").calling(31_993).calling(1);
        asked.awaitStop();

        assertEquals(Outcome.LIMITED, fixture.awaitEnd(id).outcome());
    }
}
