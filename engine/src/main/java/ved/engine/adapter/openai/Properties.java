package ved.engine.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openai.core.JsonValue;

import java.util.Map;
import java.util.Optional;

/** Properties that openai-java has no methods for; its own values are no help to a Java compiler. */
final class Properties {
    private Properties() {}

    /** A missing node where there is none. */
    static JsonNode get(Map<String, JsonValue> properties, String name) {
        JsonValue value = properties.get(name);
        return value == null ? MissingNode.getInstance() : node(value);
    }

    static JsonNode node(JsonValue value) {
        JsonNode node = value.isMissing() ? null : value.convert(JsonNode.class);
        return node == null ? MissingNode.getInstance() : node;
    }

    static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    static Optional<Number> number(JsonNode node) {
        return Optional.ofNullable(node.numberValue());
    }
}
