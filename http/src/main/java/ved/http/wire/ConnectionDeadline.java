package ved.http.wire;

import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

import java.time.Duration;

/**
 * Stands between the HTTP layer and the handler of one connection and closes it when the head of
 * the next request does not come in time: a client that sends one byte now and then is not idle,
 * but it occupies a connection. While a request is handled, and while an answer streams, no timer
 * runs.
 */
public final class ConnectionDeadline
        extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {
    private static final String TIMER = "head";

    private final Inlet<HttpRequest> requestIn = Inlet.create("ConnectionDeadline.requestIn");
    private final Outlet<HttpRequest> requestOut = Outlet.create("ConnectionDeadline.requestOut");
    private final Inlet<HttpResponse> responseIn = Inlet.create("ConnectionDeadline.responseIn");
    private final Outlet<HttpResponse> responseOut =
            Outlet.create("ConnectionDeadline.responseOut");
    private final Duration headTimeout;

    public ConnectionDeadline(Duration headTimeout) {
        this.headTimeout = headTimeout;
    }

    @Override
    public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
        return BidiShape.of(requestIn, requestOut, responseIn, responseOut);
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private final AsyncCallback<Done> answerSent = createAsyncCallback(_ -> awaitHead());
        private boolean headOnly;

        Logic() {
            super(shape());
            setHandler(requestIn, new Requests());
            setHandler(requestOut, new RequestDemand());
            setHandler(responseIn, new Responses());
            setHandler(responseOut, new ResponseDemand());
        }

        @Override
        public void preStart() {
            awaitHead();
        }

        @Override
        public void onTimer(Object key) {
            completeStage();
        }

        private void awaitHead() {
            scheduleOnce(TIMER, headTimeout);
        }

        private HttpResponse watched(HttpResponse response) {
            if (response.status().equals(StatusCodes.SWITCHING_PROTOCOLS)) {
                return response; // no head of a request comes any more
            }
            HttpEntity entity = response.entity();
            if (entity.isStrict() || headOnly) {
                awaitHead();
                return response;
            }
            Source<ByteString, Object> bytes =
                    entity.getDataBytes()
                            .watchTermination((value, end) -> {
                                end.whenComplete((_, _) -> answerSent.invoke(Done.getInstance()));
                                return value;
                            });
            ResponseEntity watched =
                    entity.getContentLengthOption().isPresent()
                            ? HttpEntities.create(
                                    entity.getContentType(),
                                    entity.getContentLengthOption().getAsLong(),
                                    bytes)
                            : HttpEntities.createChunked(entity.getContentType(), bytes);
            return response.withEntity(watched);
        }

        private final class Requests extends AbstractInHandler {
            @Override
            public void onPush() {
                cancelTimer(TIMER);
                HttpRequest request = grab(requestIn);
                headOnly = request.method().equals(HttpMethods.HEAD);
                push(requestOut, request);
            }

            @Override
            public void onUpstreamFinish() {
                complete(requestOut);
            }
        }

        private final class RequestDemand extends AbstractOutHandler {
            @Override
            public void onPull() {
                pull(requestIn);
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
                cancel(requestIn, cause);
            }
        }

        private final class Responses extends AbstractInHandler {
            @Override
            public void onPush() {
                push(responseOut, watched(grab(responseIn)));
            }

            @Override
            public void onUpstreamFinish() {
                complete(responseOut);
            }
        }

        private final class ResponseDemand extends AbstractOutHandler {
            @Override
            public void onPull() {
                pull(responseIn);
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
                cancel(responseIn, cause);
            }
        }
    }
}
