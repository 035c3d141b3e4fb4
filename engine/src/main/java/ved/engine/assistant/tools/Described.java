package ved.engine.assistant.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes a text of what {@code describe.py} printed, or what claims to be that. */
final class Described {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_MEMBERS = 200;

    private Described() {}

    /** Empty where it cannot be read. */
    static Optional<String> text(Optional<byte[]> printed) {
        try {
            return printed.isEmpty() ? Optional.empty() : text(JSON.readTree(printed.get()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode answer) {
        if (!answer.path("error").asText().isEmpty()) {
            return Optional.of(answer.path("error").asText());
        }
        String kind = answer.path("kind").asText();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder(answer.path("name").asText()).append(": ").append(kind);
        text.append(answer.path("signature").asText()).append('\n');
        String doc = answer.path("doc").asText();
        if (!doc.isEmpty()) {
            text.append('\n').append(doc).append('\n');
        }
        String members = members(answer.path("members"));
        if (!members.isEmpty()) {
            text.append("\nMembers:\n").append(members);
        }
        return Optional.of(text.toString());
    }

    private static String members(JsonNode members) {
        return StreamSupport.stream(members.spliterator(), false)
                .limit(MOST_MEMBERS)
                .map(JsonNode::asText)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
