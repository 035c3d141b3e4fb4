package ved.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands between a client and its language server, trusts neither, and remembers what is under way.
 * Knows no process and no connection: each message has effects, which somebody else carries out.
 */
final class LspGate {
    /** What follows from a message. */
    sealed interface Effect {}

    record ToServer(String message) implements Effect {}

    record ToClient(String message) implements Effect {}

    /**
     * The text of a library file is asked for.
     *
     * @param uri as the server names it
     */
    record Fetch(JsonNode id, String uri) implements Effect {}

    record Close(SessionEnd why) implements Effect {}

    static final int MOST_REQUESTS = 256;
    static final int MOST_DOCUMENTS = 64;

    private final ServerFolders folders;
    private final LibraryNames library;
    private final Map<JsonNode, String> pending = new HashMap<>();
    private final Set<String> documents = new HashSet<>();
    private boolean initialized;

    LspGate(ServerFolders folders) {
        this.folders = folders;
        this.library = new LibraryNames(folders);
    }

    /** Whether the server owes an answer. */
    boolean awaitsAnswer() {
        return !pending.isEmpty();
    }

    List<Effect> fromClient(String text) {
        Optional<ObjectNode> parsed = Rpc.ofClient(text);
        if (parsed.isEmpty()) {
            return refuse(
                    Rpc.error(Rpc.PARSE_ERROR, "A message is one JSON object of JSON-RPC 2.0."));
        }
        ObjectNode message = parsed.get();
        JsonNode id = message.get("id");
        String method = message.path("method").textValue();
        if (id != null && !Rpc.isId(id)) {
            return refuse(
                    Rpc.error(Rpc.INVALID_REQUEST, "An id is a whole number or a short text."));
        }
        if (method == null) {
            // An answer: the client was asked nothing.
            return id != null && !message.has("result") && !message.has("error")
                    ? refuse(Rpc.error(id, Rpc.INVALID_REQUEST, "The message has no method."))
                    : List.of();
        }
        JsonNode params = message.path("params");
        return id == null ? notification(method, params) : request(id, method, params);
    }

    List<Effect> fromServer(String message) {
        Optional<ObjectNode> parsed = Rpc.ofServer(message);
        if (parsed.isEmpty()) {
            return List.of(new Close(SessionEnd.LANGUAGE_SERVER_ENDED));
        }
        ObjectNode object = parsed.get();
        JsonNode id = object.get("id");
        String method = object.path("method").textValue();
        if (method == null) {
            return id == null ? List.of() : answer(id, object);
        }
        return id == null
                ? notificationOfServer(method, object)
                : List.of(
                        new ToServer(Rpc.text(answerToServer(id, method, object.path("params")))));
    }

    private List<Effect> request(JsonNode id, String method, JsonNode params) {
        if (pending.size() >= MOST_REQUESTS) {
            return List.of(new Close(SessionEnd.TOO_MUCH));
        }
        if (pending.containsKey(id)) {
            return refuse(
                    Rpc.error(id, Rpc.INVALID_REQUEST, "A request with this id is under way."));
        }
        if (method.equals(ClientMethods.INITIALIZE)) {
            return initialize(id, params);
        }
        if (!initialized) {
            return refuse(Rpc.error(id, Rpc.NOT_INITIALIZED, "Send initialize first."));
        }
        if (method.equals(ClientMethods.SOURCE)) {
            return source(id, params);
        }
        if (!ClientMethods.isRequest(method)) {
            return refuse(
                    Rpc.error(
                            id,
                            Rpc.METHOD_NOT_FOUND,
                            "Ved does not pass this method on: " + shortened(method)));
        }
        Optional<String> fault = ClientMethods.fault(method, params);
        if (fault.isPresent()) {
            return refuse(Rpc.error(id, Rpc.INVALID_PARAMS, fault.get()));
        }
        ClientMethods.withoutProgress(params);
        return ask(id, method, UriWalk.map(params, this::real));
    }

    private List<Effect> initialize(JsonNode id, JsonNode params) {
        if (initialized) {
            return refuse(
                    Rpc.error(id, Rpc.INVALID_REQUEST, "The session is initialized already."));
        }
        initialized = true;
        return ask(id, ClientMethods.INITIALIZE, Handshake.parameters(params, folders.workspace()));
    }

    private List<Effect> source(JsonNode id, JsonNode params) {
        String uri = params.path("uri").textValue();
        if (uri == null || !library.wasNamed(uri)) {
            return refuse(
                    Rpc.error(
                            id,
                            Rpc.INVALID_PARAMS,
                            "Only files that an answer of this session named can be read."));
        }
        return folders.real(uri)
                .<List<Effect>>map(real -> List.of(new Fetch(id, real)))
                .orElseGet(() ->
                        refuse(Rpc.error(id, Rpc.REQUEST_FAILED, "This file cannot be read.")));
    }

    private List<Effect> ask(JsonNode id, String method, JsonNode params) {
        pending.put(id, method);
        return List.of(new ToServer(Rpc.text(Rpc.request(id, method, params))));
    }

    private List<Effect> notification(String method, JsonNode params) {
        if (method.equals(ClientMethods.EXIT)) {
            return List.of(new Close(SessionEnd.CLIENT_LEFT));
        }
        if (!initialized) {
            return List.of();
        }
        if (method.equals("initialized")) {
            return tell(method, Rpc.JSON.createObjectNode());
        }
        if (method.equals(ClientMethods.CANCEL)) {
            JsonNode id = params.path("id");
            return pending.containsKey(id)
                    ? tell(method, Rpc.JSON.createObjectNode().set("id", id))
                    : List.of();
        }
        if (!ClientMethods.isNotification(method)
                || ClientMethods.fault(method, params).isPresent()) {
            return List.of();
        }
        String document = ClientMethods.document(params).orElseThrow();
        if (method.equals(ClientMethods.OPEN)) {
            documents.add(document);
            ((ObjectNode) params.path("textDocument")).put("languageId", "python");
        } else if (method.equals(ClientMethods.CLOSE)) {
            documents.remove(document);
        }
        if (documents.size() > MOST_DOCUMENTS) {
            return List.of(new Close(SessionEnd.TOO_MUCH));
        }
        return tell(method, UriWalk.map(params, this::real));
    }

    private List<Effect> answer(JsonNode id, ObjectNode message) {
        String method = pending.remove(id);
        if (method == null) {
            return List.of();
        }
        JsonNode error = message.get("error");
        if (error != null) {
            int code = error.path("code").asInt(Rpc.REQUEST_FAILED);
            return refuse(Rpc.error(id, code, faultOfServer(code)));
        }
        JsonNode result = message.path("result");
        if (method.equals(ClientMethods.INITIALIZE)) {
            Handshake.reduce(result);
        } else if (method.equals(ClientMethods.CODE_ACTION)
                && result instanceof ArrayNode actions) {
            // A command would come back as a request that is refused.
            actions.removeIf(action -> action.has("command"));
        }
        return say(Rpc.result(id, UriWalk.map(result, library::shown)));
    }

    private List<Effect> notificationOfServer(String method, ObjectNode message) {
        if (!method.equals("textDocument/publishDiagnostics")) {
            return List.of();
        }
        JsonNode params = UriWalk.map(message.path("params"), folders::shown);
        return ClientMethods.isDocument(params.path("uri").asText())
                ? say(Rpc.notification(method, params))
                : List.of();
    }

    private static ObjectNode answerToServer(JsonNode id, String method, JsonNode params) {
        return switch (method) {
            case "workspace/configuration" -> Rpc.result(id, Handshake.configuration(params));
            case "client/registerCapability",
                    "client/unregisterCapability",
                    "window/workDoneProgress/create" ->
                    Rpc.result(id, NullNode.getInstance());
            default -> Rpc.error(id, Rpc.METHOD_NOT_FOUND, "Ved does not do this.");
        };
    }

    /** Its own words are of its code and its files, which are nobody's business. */
    private static String faultOfServer(int code) {
        return switch (code) {
            case Rpc.REQUEST_CANCELLED -> "The request was cancelled.";
            case Rpc.CONTENT_MODIFIED -> "The document has changed meanwhile.";
            default -> "The language server has no answer to this.";
        };
    }

    private String real(String uri) {
        return folders.real(uri).orElse(uri);
    }

    /** What a client is told that asked for the text of a library file. */
    static String source(JsonNode id, Optional<String> text) {
        return Rpc.text(
                text.map(content ->
                                Rpc.result(id, Rpc.JSON.createObjectNode().put("text", content)))
                        .orElseGet(() ->
                                Rpc.error(id, Rpc.REQUEST_FAILED, "This file cannot be read.")));
    }

    private static List<Effect> tell(String method, JsonNode params) {
        return List.of(new ToServer(Rpc.text(Rpc.notification(method, params))));
    }

    private static List<Effect> refuse(ObjectNode error) {
        return say(error);
    }

    private static List<Effect> say(ObjectNode answer) {
        return List.of(new ToClient(Rpc.text(answer)));
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
