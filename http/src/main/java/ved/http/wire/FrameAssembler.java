package ved.http.wire;

import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameEventParser;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;

import scala.Tuple2;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Puts the frames of one WebSocket together to messages, no matter how small the pieces are, and ends
 * it at the first thing that is against RFC 6455 or larger than is taken.
 */
final class FrameAssembler {
    /** What follows from a frame, or a part of one. */
    sealed interface Result {}

    /** More has to come. */
    enum Incomplete implements Result {
        MORE
    }

    record Message(String text) implements Result {}

    record Ping(ByteString payload) implements Result {}

    /**
     * The connection is to be closed.
     *
     * @param byClient whether the client closes it
     */
    record Closed(int code, boolean byClient) implements Result {}

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final int LONGEST_CONTROL = 125;
    private static final int MOST_FRAGMENTS = 1_024;

    private final int limit;
    private final ByteStringBuilder message = new ByteStringBuilder();
    private final ByteStringBuilder control = new ByteStringBuilder();
    private boolean inMessage;
    private int fragments;
    private long announced;
    private int opcode;
    private boolean last;
    private int mask;

    /**
     * @param limit of a message, in bytes
     */
    FrameAssembler(int limit) {
        this.limit = limit;
    }

    Result accept(FrameEvent event) {
        if (event instanceof FrameStart start) {
            Optional<Closed> fault = begin(start.header());
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        Tuple2<ByteString, Object> unmasked = FrameEventParser.mask(event.data(), mask);
        mask = (Integer) unmasked._2();
        boolean isControl = opcode >= CLOSE;
        (isControl ? control : message).append(unmasked._1());
        if (!event.lastPart()) {
            return Incomplete.MORE;
        }
        return isControl ? controlFrame() : dataFrame();
    }

    /** Whether it is the goodbye of a client, whatever came before. */
    static boolean isClose(FrameEvent event) {
        return event instanceof FrameStart start && start.header().opcode().code() == CLOSE;
    }

    private Optional<Closed> begin(FrameHeader header) {
        opcode = header.opcode().code();
        last = header.fin();
        boolean reserved = header.rsv1() || header.rsv2() || header.rsv3();
        if (reserved || header.mask().isEmpty()) {
            return broken();
        }
        mask = (Integer) header.mask().get();
        return switch (opcode) {
            case CLOSE, PING, PONG ->
                    last && header.length() <= LONGEST_CONTROL ? Optional.empty() : broken();
            case TEXT -> inMessage ? broken() : append(header);
            case CONTINUATION -> inMessage ? append(header) : broken();
            default -> Optional.of(new Closed(CloseCodes.UNACCEPTABLE, false));
        };
    }

    private Optional<Closed> append(FrameHeader header) {
        inMessage = true;
        fragments++;
        announced += header.length();
        return announced > limit || fragments > MOST_FRAGMENTS
                ? Optional.of(new Closed(CloseCodes.TOO_MUCH, false))
                : Optional.empty();
    }

    private Result dataFrame() {
        if (!last) {
            return Incomplete.MORE;
        }
        ByteString whole = message.result();
        message.clear();
        inMessage = false;
        fragments = 0;
        announced = 0;
        try {
            return new Message(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(whole.toArrayUnsafe()))
                            .toString());
        } catch (CharacterCodingException _) {
            return new Closed(CloseCodes.NOT_UTF_8, false);
        }
    }

    private Result controlFrame() {
        ByteString payload = control.result();
        control.clear();
        return switch (opcode) {
            case PING -> new Ping(payload);
            case CLOSE -> new Closed(CloseCodes.NORMAL, true);
            default -> Incomplete.MORE; // a pong
        };
    }

    private static Optional<Closed> broken() {
        return Optional.of(new Closed(CloseCodes.AGAINST_THE_PROTOCOL, false));
    }
}
