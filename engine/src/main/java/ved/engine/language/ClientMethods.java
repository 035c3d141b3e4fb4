package ved.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What clients may say, and about which documents. */
final class ClientMethods {
    static final String INITIALIZE = "initialize";
    static final String EXIT = "exit";
    static final String CANCEL = "$/cancelRequest";
    static final String SOURCE = "ved/source";
    static final String OPEN = "textDocument/didOpen";
    static final String CLOSE = "textDocument/didClose";
    static final String CODE_ACTION = "textDocument/codeAction";
    static final String RESOLVE = "completionItem/resolve";

    private static final Pattern DOCUMENT =
            Pattern.compile("file:///workspace/[A-Za-z0-9._-]{1,100}\\.py");

    private static final Set<String> REQUESTS =
            Set.of(
                    RESOLVE,
                    CODE_ACTION,
                    "textDocument/completion",
                    "textDocument/hover",
                    "textDocument/signatureHelp",
                    "textDocument/definition",
                    "textDocument/declaration",
                    "textDocument/typeDefinition",
                    "textDocument/references",
                    "textDocument/documentHighlight",
                    "textDocument/documentSymbol",
                    "textDocument/prepareRename",
                    "textDocument/rename",
                    "textDocument/semanticTokens/full",
                    "textDocument/semanticTokens/full/delta",
                    "textDocument/semanticTokens/range");

    private static final Set<String> NOTIFICATIONS =
            Set.of(OPEN, CLOSE, "textDocument/didChange", "textDocument/didSave");

    private ClientMethods() {}

    static boolean isRequest(String method) {
        return REQUESTS.contains(method);
    }

    static boolean isNotification(String method) {
        return NOTIFICATIONS.contains(method);
    }

    static boolean isDocument(String uri) {
        return DOCUMENT.matcher(uri).matches();
    }

    /** The document that the parameters are about. */
    static Optional<String> document(JsonNode params) {
        return Optional.ofNullable(params.path("textDocument").path("uri").textValue());
    }

    /**
     * What is wrong with parameters; empty when they can be passed on. Every URI in them, wherever it
     * is, must be that of a document of the session.
     */
    static Optional<String> fault(String method, JsonNode params) {
        if (!(params instanceof ObjectNode)) {
            return Optional.of("The parameters must be an object.");
        }
        if (!method.equals(RESOLVE) && document(params).isEmpty()) {
            return Optional.of("The parameters must name a textDocument.");
        }
        if (method.equals(OPEN) && !params.path("textDocument").path("text").isTextual()) {
            return Optional.of("A document is opened with its text.");
        }
        return hasOnlyDocuments(params)
                ? Optional.empty()
                : Optional.of(
                        "Only documents of this session can be asked for; they are named"
                                + " file:///workspace/<name>.py.");
    }

    /** Without what would be answered past the gate, in pieces. */
    static void withoutProgress(JsonNode params) {
        if (params instanceof ObjectNode object) {
            object.remove(Set.of("workDoneToken", "partialResultToken"));
        }
    }

    private static boolean hasOnlyDocuments(JsonNode node) {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (UriWalk.isUri(property.getKey())) {
                String uri = property.getValue().textValue();
                if (uri == null || !isDocument(uri)) {
                    return false;
                }
            }
        }
        for (JsonNode child : node) {
            if (!hasOnlyDocuments(child)) {
                return false;
            }
        }
        return true;
    }
}
