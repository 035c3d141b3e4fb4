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
