package ved.engine.assistant.provider;

import java.util.List;

/** A message of a conversation with a model. */
public sealed interface ModelMessage {
    record SystemMessage(String text) implements ModelMessage {}

    record UserMessage(String text) implements ModelMessage {}

    record AssistantMessage(String text, List<ToolCall> calls) implements ModelMessage {
        public AssistantMessage {
            calls = List.copyOf(calls);
        }
    }

    /**
     * @param call the id of the {@link ToolCall} that it answers
     */
    record ToolMessage(String call, String text) implements ModelMessage {}

    /**
     * @param arguments JSON as the model wrote it, which may be anything
     */
    record ToolCall(String id, String name, String arguments) {
        /** In characters. */
        long length() {
            return (long) id.length() + name.length() + arguments.length();
        }
    }
}
