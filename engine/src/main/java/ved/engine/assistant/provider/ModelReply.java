package ved.engine.assistant.provider;

import ved.engine.assistant.provider.ModelMessage.ToolCall;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model answered.
 *
 * @param cut whether it ends where the longest answer ends, not where the model would have
 * @param model the one that really answered, where the provider says so
 * @param cost in US dollars as the provider reports it; empty where it does not, or reports nonsense
 */
public record ModelReply(
        String text,
        List<ToolCall> calls,
        boolean cut,
        Optional<String> model,
        OptionalInt inputTokens,
        OptionalInt outputTokens,
        Optional<BigDecimal> cost) {
    public static final ModelReply NOTHING = ofText("");

    public ModelReply {
        calls = List.copyOf(calls);
    }

    /** Characters of all that it said and asked for. */
    public long length() {
        return text.length() + calls.stream().mapToLong(ToolCall::length).sum();
    }

    /** Some text, and nothing known about it. */
    public static ModelReply ofText(String text) {
        return new ModelReply(
                text,
                List.of(),
                false,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
