package ved.engine.assistant.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.StreamRestorer;

/**
 * The arguments of a tool with the script's own names again. They are restored inside of the values,
 * so that what a name stands for cannot become a part of the JSON.
 */
public final class ToolArguments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ToolArguments() {}

    /** What is no JSON is restored as text, for the tool to refuse. */
    public static String restore(String arguments, NameMap names) {
        try {
            JsonNode node = JSON.readTree(arguments);
            return node.isMissingNode() ? "" : JSON.writeValueAsString(restored(node, names));
        } catch (JsonProcessingException _) {
            return StreamRestorer.restore(arguments, names);
        }
    }

    private static JsonNode restored(JsonNode node, NameMap names) {
        if (node.isTextual()) {
            return JSON.getNodeFactory().textNode(StreamRestorer.restore(node.asText(), names));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(element -> array.add(restored(element, names)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties()
                    .forEach(
                            field -> object.set(field.getKey(), restored(field.getValue(), names)));
            return object;
        }
        return node;
    }
}
