package ved.engine.assistant.conversation;

import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Spent;
import ved.engine.assistant.provider.ModelReply;

import java.util.Optional;
import java.util.OptionalInt;

/** Decides whether a turn may go on. */
record TurnLimits(Limits limits) {
    private static final long MOST_CHARACTERS_PER_TOKEN = 32;

    /**
     * Why no further request may follow a reply that asks for tools, in a sentence; empty when one
     * may.
     *
     * @param steps how many tools were used before
     * @param spent with the reply
     */
    Optional<String> reached(int steps, ModelReply reply, Spent spent) {
        if (steps + reply.calls().size() > limits.steps()) {
            return Optional.of(
                    "The model wanted to look up more than %d things, the most for one question."
                                    .formatted(limits.steps())
                            + " Ask for less, or choose another model.");
        }
        if (spent.known().compareTo(limits.turnCost()) >= 0) {
            return Optional.of(
                    "This question cost $%s so far, and the most for one is $%s. Ask for less, or"
                                    .formatted(
                                            spent.known().toPlainString(),
                                            limits.turnCost().toPlainString())
                            + " choose another model.");
        }
        return tokensLeft(spent) < 1
                ? Optional.of(
                        "The answer has %d tokens, the most for one question. Ask for less."
                                .formatted(limits.answerTokens()))
                : Optional.empty();
    }

    /** The longest answer to the next request. */
    int tokensLeft(Spent spent) {
        return limits.answerTokens() - spent.outputTokens().orElse(0);
    }

    /**
     * For a provider that does not keep to the tokens that it was told.
     *
     * @param characters of all that came in the turn
     */
    boolean isTooLong(long characters) {
        return characters > limits.answerTokens() * MOST_CHARACTERS_PER_TOKEN;
    }

    /**
     * Why the provider has cut an answer, in a sentence.
     *
     * @param before without the reply
     */
    String cut(ModelReply reply, Spent before) {
        OptionalInt tokens = reply.outputTokens();
        if (tokens.isEmpty()) {
            return "The provider cut the answer for its length, and does not say after how many"
                    + " tokens. The most for one question here is %d. Ask for less, or choose another model."
                            .formatted(limits.answerTokens());
        }
        return tokens.getAsInt() < tokensLeft(before)
                ? "The provider cut the answer after %d tokens; the limit is its own or that of the model, as Ved allows %d. Ask for less, or choose another model."
                        .formatted(tokens.getAsInt(), tokensLeft(before))
                : "The answer was cut after %d tokens; Ved allows %d for one question. Ask for less, or have ved.llm.limits raised."
                        .formatted(tokens.getAsInt(), limits.answerTokens());
    }
}
