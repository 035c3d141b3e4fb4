package ved.http.wire;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;

import scala.Option;

import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;

import java.time.Duration;
import java.util.Optional;

/**
 * Text messages in both directions. Pekko HTTP's own WebSockets do not let the server say why it closes
 * one, so this works on its frames, which are internal to it.
 *
 * @param heartbeat how often a client is pinged
 * @param readerTimeout how long a client may leave what it is sent unread
 */
public record WebSocket(Duration heartbeat, Duration readerTimeout) {
    /** What a client is sent. */
    public sealed interface Outgoing {}

    public record Text(String text) implements Outgoing {}

    /**
     * The end.
     *
     * @param code of {@link CloseCodes}
     */
    public record Close(int code) implements Outgoing {}

    /**
     * The answer that turns the connection of a request into a WebSocket.
     *
     * @param limit of a message of the client, in bytes
     * @throws ved.http.problem.ProblemException when the client asked for none
     */
    public HttpResponse response(
            HttpRequest request, int limit, Flow<String, Outgoing, NotUsed> application) {
        Flow<FrameEvent, FrameEvent, Object> frames =
                BidiFlow.fromGraph(new WebSocketStage(limit, heartbeat))
                        .join(application)
                        .via(new ReaderDeadline<>(readerTimeout))
                        .mapMaterializedValue(nothing -> nothing);
        return (HttpResponse) upgrade(request).handleFrames(frames, Option.empty());
    }

    /** Whether the client asked for a WebSocket. */
    public static boolean isAskedFor(HttpRequest request) {
        return found(request).isPresent();
    }

    private static UpgradeToWebSocketLowLevel upgrade(HttpRequest request) {
        return found(request)
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.MALFORMED_REQUEST,
                                        "This address is a WebSocket: ask for it with Connection:"
                                                + " Upgrade and Upgrade: websocket.")
                                .asException());
    }

    private static Optional<UpgradeToWebSocketLowLevel> found(HttpRequest request) {
        return request.getAttribute(AttributeKeys.webSocketUpgrade)
                .filter(UpgradeToWebSocketLowLevel.class::isInstance)
                .map(UpgradeToWebSocketLowLevel.class::cast);
    }
}
