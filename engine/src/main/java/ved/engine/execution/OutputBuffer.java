package ved.engine.execution;

import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes a script's raw output and gives it back as text: decoded as UTF-8 with replacement, also
 * where a character is split over two writes, and never more than the limit of each stream. What
 * comes past the limit is dropped. Each stream keeps its order; so do both against each other, unless
 * a script changes between them so often that the pieces would cost far more than the text in them.
 * Safe for use by many threads; writing never blocks on reading.
 */
final class OutputBuffer implements Sandbox.OutputSink {
    /** Consecutive output of one stream. */
    record Piece(OutputStreamName stream, String text) {}

    /** Told what a reader may want to know, on the writing thread. */
    interface Listener {
        /** There is output to drain, where there was none. */
        void outputAvailable();

        /** A stream has outgrown the limit. Told once for each stream. */
        void limitExceeded(OutputStreamName stream);
    }

    /** At least 2. Where so many wait to be drained, output is added to the newest of its stream. */
    private static final int MOST_PIECES = 16;

    private final int limitBytes;
    private final Listener listener;
    private final Map<OutputStreamName, Channel> channels = new EnumMap<>(OutputStreamName.class);
    private final List<Growing> pieces = new ArrayList<>();

    /**
     * Creates an empty buffer.
     *
     * @param limitBytes bytes kept of each stream
     */
    OutputBuffer(int limitBytes, Listener listener) {
        this.limitBytes = limitBytes;
        this.listener = listener;
        for (OutputStreamName stream : OutputStreamName.values()) {
            channels.put(stream, new Channel());
        }
    }

    @Override
    public void write(OutputStreamName stream, byte[] bytes, int offset, int length) {
        boolean becameAvailable;
        boolean exceeded;
        synchronized (this) {
            boolean wasEmpty = pieces.isEmpty();
            Channel channel = channel(stream);
            int accepted = Math.min(length, limitBytes - channel.taken);
            exceeded = accepted < length && !channel.exceeded;
            channel.exceeded |= exceeded;
            channel.taken += accepted;
            append(stream, channel.decode(ByteBuffer.wrap(bytes, offset, accepted), false));
            becameAvailable = wasEmpty && !pieces.isEmpty();
        }
        if (becameAvailable) {
            listener.outputAvailable();
        }
        if (exceeded) {
            listener.limitExceeded(stream);
        }
    }

    /** Takes what has come since the last call. */
    synchronized List<Piece> drain() {
        List<Piece> drained = pieces.stream().map(Growing::piece).toList();
        pieces.clear();
        return drained;
    }

    /** Takes what is left after the last write; half a character becomes a replacement. */
    synchronized List<Piece> finish() {
        for (OutputStreamName stream : OutputStreamName.values()) {
            append(stream, channel(stream).decode(ByteBuffer.allocate(0), true));
        }
        return drain();
    }

    private Channel channel(OutputStreamName stream) {
        return Objects.requireNonNull(channels.get(stream));
    }

    private void append(OutputStreamName stream, CharSequence text) {
        if (!text.isEmpty()) {
            newest(stream).text().append(text);
        }
    }

    private Growing newest(OutputStreamName stream) {
        int size = pieces.size();
        if (size > 0 && pieces.getLast().stream() == stream) {
            return pieces.getLast();
        }
        if (size >= MOST_PIECES) {
            return pieces.get(size - 2); // there are two streams, and neighbours differ
        }
        Growing piece = new Growing(stream, new StringBuilder());
        pieces.add(piece);
        return piece;
    }

    private record Growing(OutputStreamName stream, StringBuilder text) {
        Piece piece() {
            return new Piece(stream, text.toString());
        }
    }

    private static final class Channel {
        private final CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer undecoded = ByteBuffer.allocate(0);
        private int taken;
        private boolean exceeded;
        private boolean ended;

        CharSequence decode(ByteBuffer bytes, boolean end) {
            if (ended) {
                return "";
            }
            ByteBuffer input = ByteBuffer.allocate(undecoded.remaining() + bytes.remaining());
            input.put(undecoded).put(bytes).flip();
            CharBuffer output = CharBuffer.allocate(input.remaining() + 2);
            CoderResult result = decoder.decode(input, output, end);
            if (end) {
                decoder.flush(output);
                ended = true;
            }
            assert !result.isOverflow() : "one byte gives at most one char";
            undecoded = ByteBuffer.allocate(input.remaining()).put(input).flip();
            return output.flip();
        }
    }
}
