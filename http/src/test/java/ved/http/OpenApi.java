package ved.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The description of the API, as the tests hold the server against it. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApi INSTANCE = new OpenApi();

    private final JsonNode root;
    private final JsonSchemaFactory factory =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private OpenApi() {
        try (InputStream yaml = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            root = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApi description() {
        return INSTANCE;
    }

    /**
     * An operation.
     *
     * @param role as {@code x-role} says
     * @param query names of its query parameters
     * @param bodies media types of its request body
     */
    record Operation(
            String method,
            String path,
            String role,
            Set<String> query,
            Set<String> bodies,
            boolean bodyRequired,
            Set<String> answers) {}

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        operations.add(
                                                operation(
                                                        path.getKey(),
                                                        method.getKey(),
                                                        method.getValue()))));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode node) {
        Set<String> query = new TreeSet<>();
        for (JsonNode reference : node.path("parameters")) {
            JsonNode parameter = resolve(reference);
            if (parameter.path("in").asText().equals("query")) {
                query.add(parameter.path("name").asText());
            }
        }
        Set<String> answers = new TreeSet<>();
        node.path("responses")
                .properties()
                .forEach(response -> {
                    if (response.getKey().startsWith("2")) {
                        answers.addAll(names(response.getValue().path("content")));
                    }
                });
        JsonNode body = node.path("requestBody");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("x-role").asText(),
                query,
                names(body.path("content")),
                body.path("required").asBoolean(),
                answers);
    }

    /** What is wrong with an answer; empty when it is as described. */
    List<String> faults(String method, String path, int status, Optional<String> type, String body)
            throws IOException {
        Optional<Operation> operation =
                operations().stream()
                        .filter(o -> o.method().equals(method))
                        .filter(o -> matches(o.path(), path))
                        .min((a, b) -> Integer.compare(braces(a.path()), braces(b.path())));
        if (operation.isEmpty()) {
            return status < 400 ? List.of("no such operation") : problemFaults(body);
        }
        JsonNode responses =
                root.path("paths")
                        .path(operation.get().path())
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("responses");
        JsonNode response =
                responses.has("" + status)
                        ? responses.path("" + status)
                        : responses.path("default");
        JsonNode content = resolve(response).path("content");
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("a body where none is described");
        }
        String media = type.orElse("none").split(";", 2)[0];
        if (!content.has(media)) {
            return List.of("the type " + media + " is not described");
        }
        JsonNode schema = content.path(media).path("schema");
        return schema.has("$ref") && media.endsWith("json")
                ? faults(schema.path("$ref").asText(), body)
                : List.of();
    }

    List<String> faultsOfEvent(String schema, String data) throws IOException {
        return faults("#/components/schemas/" + schema, data);
    }

    private List<String> problemFaults(String body) throws IOException {
        return faults("#/components/schemas/Problem", body);
    }

    private List<String> faults(String reference, String body) throws IOException {
        Set<ValidationMessage> messages = schema(reference).validate(JSON.readTree(body));
        return messages.stream().map(ValidationMessage::toString).toList();
    }

    private JsonSchema schema(String reference) {
        return schemas.computeIfAbsent(
                reference,
                key -> {
                    ObjectNode schema = JSON.createObjectNode();
                    schema.put("$ref", key);
                    schema.put("unevaluatedProperties", false);
                    schema.set("components", root.path("components"));
                    return factory.getSchema(schema);
                });
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static boolean matches(String template, String path) {
        return path.split("\\?", 2)[0].matches(template.replaceAll("\\{[a-z_]+}", "[^/]+"));
    }

    private static int braces(String template) {
        return template.split("\\{", -1).length;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
