package ved.engine.assistant.provider;

import java.util.List;

/**
 * What is sent to a model, as it goes over the wire: nothing is added but the protocol.
 *
 * @param model the provider's id of it: {@code vendor/name}
 * @param maxTokens the longest answer
 */
public record ModelRequest(
        String model, List<ModelMessage> messages, List<ToolDescription> tools, int maxTokens) {
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /**
     * @param parameters a JSON schema
     */
    public record ToolDescription(String name, String description, String parameters) {}
}
