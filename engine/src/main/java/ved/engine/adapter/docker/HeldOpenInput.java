package ved.engine.adapter.docker;

import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** Gives its bytes, and then no end until it is closed. */
final class HeldOpenInput extends InputStream {
    private final byte[][] parts;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int part;
    private int position;

    HeldOpenInput(byte[]... parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (part < parts.length && position == parts[part].length) {
            part++;
            position = 0;
        }
        if (part == parts.length || closed.getCount() == 0) {
            awaitClose();
            return -1;
        }
        int count = Math.min(length, parts[part].length - position);
        System.arraycopy(parts[part], position, target, offset, count);
        position += count;
        return count;
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
