package ved.engine.adapter.docker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes on their way from one thread to another. Who reads waits for them; who puts them never waits
 * unless it asks to.
 */
final class ByteQueue extends InputStream {
    private final Deque<byte[]> parts = new ArrayDeque<>();
    private final long limit;
    private long held;
    private int position;
    private boolean ended;

    /**
     * @param limit in bytes
     */
    ByteQueue(long limit) {
        this.limit = limit;
    }

    /** Whether there was room; there never is after the end. */
    synchronized boolean offer(byte[] bytes) {
        if (ended || held + bytes.length > limit) {
            return false;
        }
        if (bytes.length > 0) {
            parts.add(bytes);
            held += bytes.length;
            notifyAll();
        }
        return true;
    }

    /** Waits until the bytes, and all before them, have been read. */
    synchronized void put(byte[] bytes) throws IOException {
        if (!offer(bytes)) {
            throw new IOException("the other end is gone");
        }
        while (held > 0 && !ended) {
            await();
        }
        if (held > 0) {
            throw new IOException("the other end is gone");
        }
    }

    /** No more bytes come; those that are there can still be read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (parts.isEmpty()) {
            if (ended) {
                return -1;
            }
            await();
        }
        byte[] part = parts.getFirst();
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, target, offset, count);
        position += count;
        held -= count;
        if (position == part.length) {
            parts.removeFirst();
            position = 0;
        }
        notifyAll();
        return count;
    }

    @Override
    public void close() {
        end();
    }

    /** Both callers do so in a loop. */
    @SuppressWarnings("WaitNotInLoop")
    private void await() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
