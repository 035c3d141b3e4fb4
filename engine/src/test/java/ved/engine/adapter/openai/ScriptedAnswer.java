package ved.engine.adapter.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@link TestingProvider} answers to one request.
 *
 * @param parts each is sent before the next is made
 */
public record ScriptedAnswer(
        int status, Map<String, String> headers, List<String> parts, Ending ending) {
    /** What happens after the last part. */
    public enum Ending {
        CLEAN,
        /** The connection breaks. */
        CUT,
        /** Nothing more comes, and nothing ends. */
        SILENT,
        /** Comments come until the client leaves. */
        COMMENTS
    }

    public static final String USAGE =
            "{\"prompt_tokens\":12,\"completion_tokens\":34,\"total_tokens\":46,\"cost\":0.0012}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DONE = "data: [DONE]\n\n";

    public ScriptedAnswer {
        headers = Map.copyOf(headers);
        parts = List.copyOf(parts);
    }

    public static ScriptedAnswer text(String... deltas) {
        return textAndUsage(USAGE, deltas);
    }

    /**
     * @param usage JSON, or something else
     */
    public static ScriptedAnswer textAndUsage(String usage, String... deltas) {
        return stream(
                Stream.of(
                                Arrays.stream(deltas).map(ScriptedAnswer::delta),
                                Stream.of(finish("stop"), usage(usage), DONE))
                        .flatMap(parts -> parts)
                        .toArray(String[]::new));
    }

    /**
     * @param arguments in pieces
     */
    public static ScriptedAnswer toolCall(String id, String name, String... arguments) {
        List<String> parts = new ArrayList<>();
        parts.add(call("\"id\":%s,\"type\":\"function\",".formatted(json(id)), name, ""));
        for (String piece : arguments) {
            parts.add(call("", "", piece));
        }
        parts.addAll(List.of(finish("tool_calls"), usage(USAGE), DONE));
        return stream(parts.toArray(String[]::new));
    }

    private static String call(String id, String name, String arguments) {
        String function =
                (name.isEmpty() ? "" : "\"name\":" + json(name) + ",")
                        + "\"arguments\":"
                        + json(arguments);
        return choice(
                "{\"tool_calls\":[{\"index\":0,%s\"function\":{%s}}]}".formatted(id, function),
                "null");
    }

    public static ScriptedAnswer status(int status, String message) {
        return document(
                status,
                "{\"error\":{\"code\":%d,\"message\":%s}}".formatted(status, json(message)));
    }

    /** A fault of a provider behind the provider. */
    public static ScriptedAnswer faultWithStatus200(int code, String message) {
        return document(
                200, "{\"error\":{\"code\":%d,\"message\":%s}}".formatted(code, json(message)));
    }

    public static ScriptedAnswer document(int status, String body) {
        return new ScriptedAnswer(
                status, Map.of("Content-Type", "application/json"), List.of(body), Ending.CLEAN);
    }

    public static ScriptedAnswer stream(String... parts) {
        return new ScriptedAnswer(
                200, Map.of("Content-Type", "text/event-stream"), List.of(parts), Ending.CLEAN);
    }

    /** Not even a head. */
    public static ScriptedAnswer nothing() {
        return new ScriptedAnswer(0, Map.of(), List.of(), Ending.SILENT);
    }

    public ScriptedAnswer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new ScriptedAnswer(status, more, parts, ending);
    }

    public ScriptedAnswer ending(Ending other) {
        return new ScriptedAnswer(status, headers, parts, other);
    }

    /** A part of a stream: more text. */
    public static String delta(String text) {
        return choice("{\"content\":%s}".formatted(json(text)), "null");
    }

    public static String finish(String reason) {
        return choice("{\"content\":\"\"}", json(reason));
    }

    public static String usage(String usage) {
        return event(
                "{\"id\":\"gen-1\",\"model\":\"stand/in\",\"choices\":[],\"usage\":" + usage + "}");
    }

    public static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String choice(String delta, String finish) {
        return event(
                "{\"id\":\"gen-1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"stand/in\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}"
                                .formatted(delta, finish));
    }

    static String json(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
