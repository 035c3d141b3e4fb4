package ved.http;

import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaRange;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.RemoteAddress;
import org.apache.pekko.http.javadsl.model.headers.Accept;

import ved.engine.script.ScriptId;
import ved.http.json.Json;
import ved.http.json.JsonRefusal;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request that passed the checks of its endpoint, with its whole body. */
final class Call {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

    private final HttpRequest request;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Optional<SignedIn> signedIn;
    private final byte[] body;

    Call(
            HttpRequest request,
            Map<String, String> path,
            Map<String, String> query,
            Optional<SignedIn> signedIn,
            byte[] body) {
        this.request = request;
        this.path = Map.copyOf(path);
        this.query = Map.copyOf(query);
        this.signedIn = signedIn;
        this.body = body;
    }

    HttpRequest request() {
        return request;
    }

    /** Present unless the endpoint is for anyone. */
    SignedIn signedIn() {
        return signedIn.orElseThrow();
    }

    String user() {
        return signedIn().user().name();
    }

    /** The bytes of the body; must not be changed. */
    byte[] body() {
        return body;
    }

    /** Whether the client asks by name for a media type, and likes JSON no better. */
    boolean prefers(MediaType type) {
        Optional<Accept> accept = request.getHeader(Accept.class);
        return accept.isPresent()
                && quality(accept.get(), type) > 0
                && quality(accept.get(), type)
                        >= quality(accept.get(), MediaTypes.APPLICATION_JSON);
    }

    private static float quality(Accept accept, MediaType type) {
        float quality = 0;
        for (MediaRange range : accept.getMediaRanges()) {
            if (range.mainType().equals(type.mainType()) && range.matches(type)) {
                quality = Math.max(quality, range.qValue());
            }
        }
        return quality;
    }

    String clientAddress() {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    /** A variable of the path that is an id; one that cannot be an id is not found. */
    long id(String name) {
        return parseId(pathValue(name))
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.NOT_FOUND,
                                        "There is nothing under this address: an id is a"
                                                + " whole number of at least 1.")
                                .asException());
    }

    /** The script that the path names. */
    ScriptId script() {
        return new ScriptId(id("id"));
    }

    String pathValue(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("The path has no variable " + name);
        }
        return value;
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A query parameter that is an id. */
    Optional<Long> queryId(String name) {
        return query(name)
                .map(text ->
                        parseId(text)
                                .orElseThrow(() ->
                                        Problem.invalid(
                                                        name,
                                                        "Must be a whole number of"
                                                                + " at least 1.")
                                                .asException()));
    }

    /** A query parameter that is a number between 1 and {@code most}. */
    int queryNumber(String name, int most, int fallback) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return fallback;
        }
        return text.flatMap(Call::parseId)
                .filter(number -> number <= most)
                .map(Math::toIntExact)
                .orElseThrow(() ->
                        Problem.invalid(name, "Must be a whole number from 1 to " + most + ".")
                                .asException());
    }

    /** A query parameter that is {@code true} or {@code false}; false when it is not there. */
    boolean queryFlag(String name) {
        String text = query(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.invalid(name, "Must be true or false.").asException();
        }
        return text.equals("true");
    }

    /** The body as what the endpoint asks for. */
    <T> T json(Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (JsonRefusal e) {
            throw problem(e).asException();
        }
    }

    /** The body, or {@code fallback} when there is none. */
    <T> T json(Class<T> type, T fallback) {
        return body.length == 0 ? fallback : json(type);
    }

    private static Problem problem(JsonRefusal refusal) {
        return refusal.pointer()
                .map(pointer -> Problem.invalid(pointer, refusal.sentence()))
                .orElseGet(() ->
                        Problem.of(
                                ProblemCode.MALFORMED_REQUEST,
                                refusal.sentence() + " Nothing was changed."));
    }

    /** Empty when the text cannot be an id. */
    static Optional<Long> parseId(String text) {
        if (!ID.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty(); // 19 digits beyond the largest long
        }
    }
}
