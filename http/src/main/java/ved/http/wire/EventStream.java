package ved.http.wire;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

import ved.http.json.Event;
import ved.http.json.Json;
import ved.http.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Server-sent events. Every {@code data} is one line of JSON: JSON escapes the line breaks that a
 * script may have printed, so nothing in it can forge an event.
 *
 * @param heartbeat how often a stream without events shows that it is alive
 * @param delivery drops the clients that do not read
 */
public record EventStream(Duration heartbeat, Delivery delivery) {
    private static final ByteString COMMENT = ByteString.fromString(":\n\n");

    /** Sent at once, so that the client knows that the stream is open, and when to come back. */
    private static final ByteString OPENING = ByteString.fromString("retry: 2000\n\n");

    private static final Pattern SEQUENCE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** An event and its place in its stream. */
    public record Frame(long sequence, Event event) {}

    public HttpResponse response(Source<Frame, NotUsed> frames) {
        Source<ByteString, NotUsed> bytes =
                frames.map(EventStream::render)
                        .keepAlive(heartbeat, () -> COMMENT)
                        .prepend(Source.single(OPENING));
        return HttpResponse.create()
                .addHeaders(
                        List.of(
                                RawHeader.create("Cache-Control", "no-store"),
                                RawHeader.create("X-Accel-Buffering", "no")))
                .withEntity(
                        HttpEntities.createChunked(
                                MediaTypes.TEXT_EVENT_STREAM.toContentType(),
                                delivery.guarded(bytes)));
    }

    /**
     * The sequence after which a client wants to continue.
     *
     * @throws ved.http.problem.ProblemException when it is no sequence
     */
    public static OptionalLong lastSeen(HttpRequest request) {
        List<String> values = Headers.values(request, "last-event-id");
        if (values.isEmpty()) {
            return OptionalLong.empty();
        }
        if (values.size() == 1 && SEQUENCE.matcher(values.getFirst()).matches()) {
            try {
                return OptionalLong.of(Long.parseLong(values.getFirst()));
            } catch (NumberFormatException _) {
                // 19 digits beyond the largest long: refused like any other text
            }
        }
        throw Problem.invalid(
                        "Last-Event-ID",
                        "Send the id of the last event you saw, a whole number of at least 0.")
                .asException();
    }

    static ByteString render(Frame frame) {
        return ByteString.fromString(
                "event: "
                        + frame.event().kind()
                        + "\nid: "
                        + frame.sequence()
                        + "\ndata: "
                        + Json.text(frame.event())
                        + "\n\n");
    }
}
