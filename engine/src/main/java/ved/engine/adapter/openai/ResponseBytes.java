package ved.engine.adapter.openai;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response as it arrives. Reading fails when nothing comes for too long, when it takes
 * too long as a whole, when it is too large, and as soon as another thread closes it.
 */
final class ResponseBytes extends InputStream implements BodySubscriber<InputStream> {
    /** No answer comes near it. */
    static final int MOST_BYTES = 16 << 20;

    /** The provider sends more than anybody asked for. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        private TooLargeException() {
            super("The response is too large.");
        }
    }

    private sealed interface Signal {}

    private record Arrived(List<ByteBuffer> buffers) implements Signal {}

    private record Broken(Throwable why) implements Signal {}

    private enum End implements Signal {
        COMPLETE,
        CLOSED
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private final long patience;
    private final long deadline;
    private long bytes;
    private boolean complete;

    private @Nullable Subscription subscription;
    private boolean closed;

    /**
     * @param deadline as {@link System#nanoTime()}
     */
    ResponseBytes(Duration patience, long deadline) {
        this.patience = patience.toNanos();
        this.deadline = deadline;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        synchronized (this) {
            subscription = given;
            if (!closed) {
                given.request(1);
                return;
            }
        }
        given.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Arrived(buffers));
    }

    @Override
    public void onError(Throwable why) {
        signals.add(new Broken(why));
    }

    @Override
    public void onComplete() {
        signals.add(End.COMPLETE);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!complete) {
            ByteBuffer buffer = unread.peek();
            if (buffer == null) {
                await();
            } else if (!buffer.hasRemaining()) {
                unread.remove();
            } else {
                int count = Math.min(length, buffer.remaining());
                buffer.get(target, offset, count);
                return count;
            }
        }
        return -1;
    }

    private void await() throws IOException {
        switch (next()) {
            case Arrived(List<ByteBuffer> buffers) -> {
                unread.addAll(buffers);
                bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
                if (bytes > MOST_BYTES) {
                    close();
                    throw new TooLargeException();
                }
                requestMore();
            }
            case Broken(Throwable why) -> throw new IOException("The response breaks off.", why);
            case End.COMPLETE -> complete = true;
            case End.CLOSED -> throw new IOException("The response was closed.");
        }
    }

    private Signal next() throws IOException {
        if (isClosed()) {
            return End.CLOSED;
        }
        long left = Math.min(patience, deadline - System.nanoTime());
        try {
            Signal signal = signals.poll(left, TimeUnit.NANOSECONDS);
            if (signal == null) {
                close();
                throw new HttpTimeoutException("The response takes too long.");
            }
            return signal;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void requestMore() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }

    /** Ends the connection, unless everything has come. */
    @Override
    public void close() {
        Subscription open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = subscription;
        }
        signals.add(End.CLOSED);
        if (open != null) {
            open.cancel();
        }
    }
}
