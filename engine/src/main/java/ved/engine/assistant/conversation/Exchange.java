package ved.engine.assistant.conversation;

import ved.engine.assistant.SentText;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.outbound.ToolArguments;
import ved.engine.assistant.provider.ModelMessage;
import ved.engine.assistant.provider.ModelMessage.AssistantMessage;
import ved.engine.assistant.provider.ModelMessage.SystemMessage;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelMessage.ToolMessage;
import ved.engine.assistant.provider.ModelMessage.UserMessage;
import ved.engine.assistant.provider.ModelReply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model is shown.
 *
 * @param interaction that it is for
 * @param messages as they go out
 * @param names what stands for what in the conversation
 * @param seen those of them that the model can know: it was sent them
 * @param steps how many tools were used
 */
record Exchange(
        long interaction, List<ModelMessage> messages, NameMap names, NameMap seen, int steps) {
    private static final Pattern NUMBERED = Pattern.compile("\\b\\w*_\\d+\\b");

    /** In JSON: its letter is none of the word behind it. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\.");

    Exchange {
        messages = List.copyOf(messages);
    }

    static Exchange of(long interaction, List<SentText> texts, NameMap names) {
        return new Exchange(
                interaction,
                texts.stream().map(Exchange::message).toList(),
                names,
                names.seenIn(sent(texts)),
                0);
    }

    private static ModelMessage message(SentText text) {
        return switch (text.role()) {
            case "system" -> new SystemMessage(text.sent());
            case "user" -> new UserMessage(text.sent());
            case "assistant" -> new AssistantMessage(text.sent(), List.of());
            default -> throw new IllegalArgumentException("A message of " + text.role());
        };
    }

    /** With an answer that asks for tools, and what these say, in the same order. */
    Exchange after(ModelReply reply, List<SentText> results, NameMap known) {
        List<ModelMessage> all = new ArrayList<>(messages);
        all.add(new AssistantMessage(reply.text(), reply.calls()));
        for (int number = 0; number < results.size(); number++) {
            ToolCall call = reply.calls().get(number);
            all.add(new ToolMessage(call.id(), results.get(number).sent()));
        }
        // What the model says of itself is no name that it was sent.
        NameMap more = seen.with(known.seenIn(sent(results)).pseudonyms());
        return new Exchange(interaction, all, known, more, steps + reply.calls().size());
    }

    /**
     * Words that look like pseudonyms and are none: people and models have used them for something
     * else. Separated by spaces.
     *
     * @param reply the latest one
     */
    String taken(ModelReply reply) {
        Set<String> known = names.originals().keySet();
        return Stream.concat(
                        messages.stream(),
                        Stream.of(new AssistantMessage(reply.text(), reply.calls())))
                .flatMap(Exchange::texts)
                .flatMap(text -> NUMBERED.matcher(text).results().map(MatchResult::group))
                .filter(word -> !known.contains(word))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> texts(ModelMessage message) {
        return switch (message) {
            case SystemMessage(String text) -> Stream.of(text);
            case UserMessage(String text) -> Stream.of(text);
            case ToolMessage(_, String text) -> Stream.of(text);
            case AssistantMessage(String text, List<ToolCall> calls) ->
                    Stream.concat(
                            Stream.of(text),
                            calls.stream()
                                    .map(call -> ESCAPE.matcher(call.arguments()).replaceAll(" ")));
        };
    }

    private static List<String> sent(List<SentText> texts) {
        return texts.stream().map(SentText::sent).toList();
    }

    /**
     * What came, for the record.
     *
     * @param restored its text with the script's own names
     */
    List<SentText> received(ModelReply reply, String restored) {
        List<SentText> texts = new ArrayList<>();
        if (!reply.text().isEmpty()) {
            texts.add(new SentText("assistant", restored, reply.text()));
        }
        for (ToolCall call : reply.calls()) {
            String arguments = ToolArguments.restore(call.arguments(), seen);
            texts.add(
                    new SentText(
                            "call",
                            call.name() + " " + arguments,
                            call.name() + " " + call.arguments()));
        }
        return texts;
    }
}
