package ved.http.wire;

import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

import scala.Option;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Between the frames of a client and an application that exchanges texts with it. Keeps one message and
 * a few frames: who sends pings without reading the answers is not read any more.
 */
final class WebSocketStage
        extends GraphStage<BidiShape<FrameEvent, String, WebSocket.Outgoing, FrameEvent>> {
    private static final String PING = "ping";
    private static final String FAREWELL = "farewell";
    private static final int MOST_FRAMES = 4;

    /** Until a client that was told so has closed the connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Inlet<FrameEvent> frames = Inlet.create("WebSocket.frames");
    private final Outlet<String> messages = Outlet.create("WebSocket.messages");
    private final Inlet<WebSocket.Outgoing> answers = Inlet.create("WebSocket.answers");
    private final Outlet<FrameEvent> wire = Outlet.create("WebSocket.wire");
    private final int limit;
    private final Duration heartbeat;

    WebSocketStage(int limit, Duration heartbeat) {
        this.limit = limit;
        this.heartbeat = heartbeat;
    }

    @Override
    public BidiShape<FrameEvent, String, WebSocket.Outgoing, FrameEvent> shape() {
        return BidiShape.of(frames, messages, answers, wire);
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new Logic();
    }

    private static FrameEvent frame(Protocol.Opcode opcode, ByteString payload) {
        return FrameEvent.fullFrame(opcode, Option.empty(), payload, true, false, false, false);
    }

    private final class Logic extends TimerGraphStageLogic {
        private final FrameAssembler assembler = new FrameAssembler(limit);
        private final Deque<FrameEvent> outgoing = new ArrayDeque<>();
        private Optional<String> message = Optional.empty();
        private boolean closing;
        private boolean closedByClient;

        Logic() {
            super(shape());
            setHandler(frames, new Frames());
            setHandler(messages, new MessageDemand());
            setHandler(answers, new Answers());
            setHandler(wire, new WireDemand());
        }

        @Override
        public void preStart() {
            scheduleAtFixedRate(PING, heartbeat, heartbeat);
            goOn();
        }

        @Override
        public void onTimer(Object key) {
            if (key.equals(FAREWELL)) {
                completeStage();
            } else if (outgoing.isEmpty()) {
                outgoing.add(frame(Opcodes.PING, ByteString.emptyByteString()));
                goOn();
            }
        }

        private void accept(FrameAssembler.Result result) {
            switch (result) {
                case FrameAssembler.Incomplete _ -> {}
                case FrameAssembler.Message(String text) ->
                        message = isClosed(messages) ? Optional.empty() : Optional.of(text);
                case FrameAssembler.Ping(ByteString payload) ->
                        outgoing.add(frame(Opcodes.PONG, payload));
                case FrameAssembler.Closed(int code, boolean byClient) -> {
                    closedByClient = byClient;
                    close(code);
                }
            }
        }

        private void close(int code) {
            if (!closing) {
                closing = true;
                message = Optional.empty();
                outgoing.add(FrameEvent.closeFrame(code, "", Option.empty()));
                complete(messages);
                cancel(answers);
                cancelTimer(PING);
                scheduleOnce(FAREWELL, PATIENCE);
            }
        }

        private void goOn() {
            if (!outgoing.isEmpty() && isAvailable(wire)) {
                push(wire, outgoing.remove());
            }
            if (message.isPresent() && isAvailable(messages)) {
                push(messages, message.get());
                message = Optional.empty();
            }
            if (closing && outgoing.isEmpty() && (closedByClient || isClosed(frames))) {
                completeStage();
                return;
            }
            if (message.isEmpty()
                    && outgoing.size() < MOST_FRAMES
                    && !hasBeenPulled(frames)
                    && !isClosed(frames)) {
                pull(frames);
            }
            if (!closing && outgoing.isEmpty() && !hasBeenPulled(answers) && !isClosed(answers)) {
                pull(answers);
            }
        }

        private final class Frames extends AbstractInHandler {
            @Override
            public void onPush() {
                FrameEvent event = grab(frames);
                if (!closing) {
                    accept(assembler.accept(event));
                } else {
                    closedByClient |= FrameAssembler.isClose(event);
                }
                goOn();
            }

            @Override
            public void onUpstreamFinish() {
                close(CloseCodes.NORMAL);
                goOn();
            }
        }

        private final class MessageDemand extends AbstractOutHandler {
            @Override
            public void onPull() {
                goOn();
            }

            @Override
            public void onDownstreamFinish(Throwable cause) {
                // The application says goodbye by its answers.
                message = Optional.empty();
                goOn();
            }
        }

        private final class Answers extends AbstractInHandler {
            @Override
            public void onPush() {
                switch (grab(answers)) {
                    case WebSocket.Text(String text) ->
                            outgoing.add(frame(Opcodes.TEXT, ByteString.fromString(text)));
                    case WebSocket.Close(int code) -> close(code);
                }
                goOn();
            }

            @Override
            public void onUpstreamFinish() {
                close(CloseCodes.UNEXPECTED);
                goOn();
            }

            @Override
            public void onUpstreamFailure(Throwable failure) {
                close(CloseCodes.UNEXPECTED);
                goOn();
            }
        }

        private final class WireDemand extends AbstractOutHandler {
            @Override
            public void onPull() {
                goOn();
            }
        }
    }

    /** The opcodes of the frames that are sent. */
    private static final class Opcodes {
        static final Protocol.Opcode TEXT = Protocol.Opcode$.MODULE$.forCode((byte) 1);
        static final Protocol.Opcode PING = Protocol.Opcode$.MODULE$.forCode((byte) 9);
        static final Protocol.Opcode PONG = Protocol.Opcode$.MODULE$.forCode((byte) 10);
    }
}
