package ved.engine.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/** JSON-RPC documents: read strictly, since others wrote them, and written anew. */
final class Rpc {
    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int NOT_INITIALIZED = -32002;
    static final int REQUEST_FAILED = -32803;
    static final int CONTENT_MODIFIED = -32801;
    static final int REQUEST_CANCELLED = -32800;

    /** Of clients, who have no reason to go deep. */
    private static final int DEEPEST_OF_CLIENT = 64;

    /** Of servers: symbols are as deep as the classes of a script, of which Pyright reads 256. */
    private static final int DEEPEST_OF_SERVER = 800;

    private static final int LONGEST_ID = 64;

    static final ObjectMapper JSON = reading(DEEPEST_OF_CLIENT);
    private static final ObjectMapper DEEP = reading(DEEPEST_OF_SERVER);

    private Rpc() {}

    /** The object that a client's text is; empty when it is none. */
    static Optional<ObjectNode> ofClient(String text) {
        return object(JSON, text);
    }

    /** The object that a server's text is; empty when it is none. */
    static Optional<ObjectNode> ofServer(String text) {
        return object(DEEP, text);
    }

    private static ObjectMapper reading(int deepest) {
        return JsonMapper.builder(
                        JsonFactory.builder()
                                .streamReadConstraints(
                                        StreamReadConstraints.builder()
                                                .maxNestingDepth(deepest)
                                                .build())
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    private static Optional<ObjectNode> object(ObjectMapper mapper, String text) {
        try {
            return mapper.readTree(text) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static String text(JsonNode message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    /** Whether it can be the id of a request, and is short enough to be kept. */
    static boolean isId(JsonNode id) {
        return id.isTextual()
                ? id.textValue().length() <= LONGEST_ID
                : id.isIntegralNumber() && id.canConvertToLong();
    }

    static ObjectNode message() {
        return JSON.createObjectNode().put("jsonrpc", "2.0");
    }

    static ObjectNode request(JsonNode id, String method, JsonNode params) {
        ObjectNode request = message();
        request.set("id", id);
        request.put("method", method).set("params", params);
        return request;
    }

    static ObjectNode notification(String method, JsonNode params) {
        ObjectNode notification = message().put("method", method);
        notification.set("params", params);
        return notification;
    }

    static ObjectNode result(JsonNode id, JsonNode result) {
        ObjectNode response = message();
        response.set("id", id);
        response.set("result", result);
        return response;
    }

    static ObjectNode error(JsonNode id, int code, String message) {
        ObjectNode response = message();
        response.set("id", id);
        response.putObject("error").put("code", code).put("message", message);
        return response;
    }

    /** An error in answer to what has no id that could be read. */
    static ObjectNode error(int code, String message) {
        return error(NullNode.getInstance(), code, message);
    }
}
