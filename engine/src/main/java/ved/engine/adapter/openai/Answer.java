package ved.engine.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.JsonField;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.FinishReason;

import org.jspecify.annotations.Nullable;

import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelReply;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What has come of an answer, chunk by chunk. Facts about it that are missing or make no sense are
 * unknown; text and calls that make no sense are a fault.
 */
final class Answer {
    /** A call whose pieces still come. */
    private static final class Call {
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();

        int length() {
            return id.length() + name.length() + arguments.length();
        }
    }

    /** More than any turn may make; of those beyond it nothing is kept. */
    private static final int MOST_CALLS = 1_000;

    /** OpenRouter's word for a model that broke off. */
    private static final FinishReason FAULT = FinishReason.of("error");

    /** US dollars; no answer costs as much. */
    private static final double HIGHEST_COST = 10_000;

    private final ModelListener listener;
    private final StringBuilder text = new StringBuilder();
    private final Map<Long, Call> calls = new TreeMap<>();
    private @Nullable FinishReason end;
    private Optional<String> model = Optional.empty();
    private Usage usage = new Usage(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    /**
     * @param listener to its text, and to how much it asks for
     */
    Answer(ModelListener listener) {
        this.listener = listener;
    }

    /**
     * @throws com.openai.errors.OpenAIInvalidDataException when it is not of the protocol
     */
    void add(ChatCompletionChunk chunk) {
        chunk._model().asKnown().filter(name -> !name.isBlank()).ifPresent(this::answers);
        if (!isAbsent(chunk._usage())) {
            usage = Usage.of(chunk._usage());
        }
        if (!isAbsent(chunk._choices())) {
            // Only one is asked for.
            chunk.choices().stream().limit(1).forEach(this::add);
        }
    }

    private void answers(String name) {
        model = Optional.of(name);
    }

    private void add(Choice choice) {
        if (!isAbsent(choice._delta())) {
            choice.delta().toolCalls().orElse(List.of()).forEach(this::add);
            choice.delta().content().filter(more -> !more.isEmpty()).ifPresent(this::say);
        }
        choice.finishReason().ifPresent(reason -> end = reason);
    }

    private void say(String more) {
        text.append(more);
        listener.text(more);
    }

    private void add(Choice.Delta.ToolCall piece) {
        long index = piece._index().asKnown().orElse(Math.max(0L, calls.size() - 1L));
        if (calls.size() >= MOST_CALLS && !calls.containsKey(index)) {
            return;
        }
        Call call = calls.computeIfAbsent(index, _ -> new Call());
        int before = call.length();
        piece.id().filter(id -> !id.isEmpty()).ifPresent(id -> call.id = id);
        piece.function()
                .ifPresent(function -> {
                    function.name().ifPresent(call.name::append);
                    function.arguments().ifPresent(call.arguments::append);
                });
        if (call.length() > before) {
            listener.calling(call.length() - before);
        }
    }

    /** Whether there is something of it that a second attempt could contradict. */
    boolean begun() {
        return !text.isEmpty() || !calls.isEmpty() || end != null;
    }

    /** Whether the model came to an end, be it that it was cut. */
    boolean complete() {
        return end != null && !FAULT.equals(end) && !filtered();
    }

    /** Whether the provider did not let the model go on for what it says. */
    boolean filtered() {
        return FinishReason.CONTENT_FILTER.equals(end);
    }

    ModelReply reply() {
        return new ModelReply(
                text.toString(),
                calls.entrySet().stream()
                        .map(call -> finished(call.getKey(), call.getValue()))
                        .toList(),
                FinishReason.LENGTH.equals(end),
                model,
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cost());
    }

    private static ToolCall finished(long index, Call call) {
        return new ToolCall(
                call.id.isEmpty() ? "call_" + index : call.id,
                call.name.toString(),
                call.arguments.toString());
    }

    private static boolean isAbsent(JsonField<?> field) {
        return field.isMissing() || field.isNull();
    }

    private record Usage(
            OptionalInt inputTokens, OptionalInt outputTokens, Optional<BigDecimal> cost) {
        static Usage of(JsonField<com.openai.models.completions.CompletionUsage> field) {
            return field.asKnown()
                    .map(known ->
                            new Usage(
                                    tokens(known._promptTokens()),
                                    tokens(known._completionTokens()),
                                    cost(Properties.get(known._allProperties(), "cost"))))
                    .orElse(new Usage(OptionalInt.empty(), OptionalInt.empty(), Optional.empty()));
        }

        private static OptionalInt tokens(JsonField<Long> field) {
            return field.asKnown()
                    .filter(count -> count >= 0 && count <= Integer.MAX_VALUE)
                    .map(count -> OptionalInt.of(count.intValue()))
                    .orElse(OptionalInt.empty());
        }

        private static Optional<BigDecimal> cost(JsonNode value) {
            return Properties.number(value)
                    .map(Number::doubleValue)
                    .filter(cost -> cost >= 0 && cost <= HIGHEST_COST)
                    .map(BigDecimal::valueOf);
        }
    }
}
