package ved.engine.assistant.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Spent;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelReply;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;

final class TurnLimitsTest {
    private static final TurnLimits LIMITS =
            new TurnLimits(new Limits(3, 1_000, BigDecimal.ONE, BigDecimal.TEN, 10));

    @Test
    void goesOnAsLongAsNothingIsUsedUp() {
        assertEquals(Optional.empty(), reached(2, reply(1, 999, Optional.of("0.99"))));
    }

    @Test
    void endsWithTheStepThatIsOneTooMany() {
        assertTrue(reached(2, reply(2, 1, Optional.of("0"))).orElseThrow().contains("3 things"));
    }

    @Test
    void endsWhenTheTurnHasCostWhatItMay() {
        assertTrue(reached(0, reply(1, 1, Optional.of("1.00"))).orElseThrow().contains("$1.00"));
    }

    @Test
    void endsWhenNoTokensAreLeft() {
        assertTrue(reached(0, reply(1, 1_000, Optional.of("0"))).orElseThrow().contains("tokens"));
    }

    @Test
    void takesAnUnknownCostForNone() {
        assertEquals(Optional.empty(), reached(0, reply(1, 1, Optional.empty())));
    }

    @Test
    void leavesWhatEarlierAnswersDidNotTake() {
        assertEquals(1_000, LIMITS.tokensLeft(Spent.NOTHING));
        assertEquals(700, LIMITS.tokensLeft(Spent.NOTHING.plus(reply(1, 300, Optional.empty()))));
    }

    @Test
    void knowsAnAnswerThatIsLongerThanItsTokensCanBe() {
        assertFalse(LIMITS.isTooLong(32_000));
        assertTrue(LIMITS.isTooLong(32_001));
    }

    private static Optional<String> reached(int steps, ModelReply reply) {
        return LIMITS.reached(steps, reply, Spent.NOTHING.plus(reply));
    }

    private static ModelReply reply(int calls, int tokens, Optional<String> cost) {
        return new ModelReply(
                "",
                Collections.nCopies(calls, new ToolCall("1", "echo", "{}")),
                false,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.of(tokens),
                cost.map(BigDecimal::new));
    }
}
