package ved.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Replaces the URIs of files in a message, also where they name a property; never in a text. */
final class UriWalk {
    private static final String FILE = "file://";

    private UriWalk() {}

    /** The message with its URIs replaced; the depth of messages is bounded where they are read. */
    static JsonNode map(JsonNode node, UnaryOperator<String> replace) {
        return switch (node) {
            case ObjectNode object -> ofObject(object, replace);
            case ArrayNode array -> {
                for (int index = 0; index < array.size(); index++) {
                    array.set(index, map(array.get(index), replace));
                }
                yield array;
            }
            default -> node;
        };
    }

    /** Whether a property of this name holds a URI. */
    static boolean isUri(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("uri");
    }

    private static ObjectNode ofObject(ObjectNode object, UnaryOperator<String> replace) {
        ObjectNode mapped = Rpc.JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            mapped.set(
                    isFile(name) ? replace.apply(name) : name,
                    isUri(name)
                                    && property.getValue() instanceof TextNode uri
                                    && isFile(uri.textValue())
                            ? TextNode.valueOf(replace.apply(uri.textValue()))
                            : map(property.getValue(), replace));
        }
        return mapped;
    }

    private static boolean isFile(String text) {
        return text.startsWith(FILE);
    }
}
