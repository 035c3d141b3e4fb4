package ved.engine.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/**
 * How a session begins: of what a client says only what it can do with documents is passed on. Folders,
 * options and settings are Ved's.
 */
final class Handshake {
    /** Not offered, since the gate does not let it pass. */
    private static final Set<String> WITHHELD =
            Set.of(
                    "executeCommandProvider",
                    "workspaceSymbolProvider",
                    "callHierarchyProvider",
                    "notebookDocumentSync",
                    "documentFormattingProvider",
                    "workspace");

    private Handshake() {}

    /** The parameters of {@code initialize} for the server. */
    static ObjectNode parameters(JsonNode fromClient, String workspace) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.putNull("processId").putNull("rootPath").put("rootUri", workspace);
        parameters
                .putArray("workspaceFolders")
                .addObject()
                .put("uri", workspace)
                .put("name", "workspace");
        ObjectNode capabilities = parameters.putObject("capabilities");
        capabilities
                .putObject("workspace")
                .put("configuration", true)
                .put("workspaceFolders", true);
        capabilities.putObject("window").put("workDoneProgress", false);
        capabilities.putObject("general").putArray("positionEncodings").add("utf-16");
        if (fromClient.path("capabilities").path("textDocument") instanceof ObjectNode documents) {
            // Diagnostics are published: a client that asked for them would not be told of changes.
            documents.remove("diagnostic");
            registerNothing(documents);
            capabilities.set("textDocument", documents);
        }
        return parameters;
    }

    /** What the server can do, for the client. */
    static void reduce(JsonNode result) {
        if (result.path("capabilities") instanceof ObjectNode capabilities) {
            capabilities.remove(WITHHELD);
        }
    }

    /** The answer to {@code workspace/configuration}: the rest stands in the server's own file. */
    static ArrayNode configuration(JsonNode parameters) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : parameters.path("items")) {
            ObjectNode answer = answers.addObject();
            ObjectNode analysis =
                    switch (item.path("section").asText()) {
                        case "python" -> answer.putObject("analysis");
                        case "python.analysis" -> answer;
                        default -> JsonNodeFactory.instance.objectNode();
                    };
            analysis.put("diagnosticMode", "openFilesOnly")
                    .put("autoSearchPaths", false)
                    .put("logLevel", "Error");
        }
        return answers;
    }

    /** Capabilities that are registered later would have to be told to the client. */
    private static void registerNothing(ObjectNode capabilities) {
        capabilities.remove("dynamicRegistration");
        for (JsonNode child : capabilities) {
            if (child instanceof ObjectNode object) {
                registerNothing(object);
            }
        }
    }
}
