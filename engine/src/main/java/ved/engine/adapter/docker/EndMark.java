package ved.engine.adapter.docker;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Passes one stream of a script on until the mark that the launcher puts at its end: a nonce which
 * the script cannot know, and how the script ended. Bytes are held back only while they might be the
 * beginning of the nonce. Not safe for use by several threads.
 */
final class EndMark {
    /** Where the script's own bytes go. */
    @FunctionalInterface
    interface Target {
        void write(byte[] bytes, int offset, int length);
    }

    /**
     * @param signalled whether the number is a signal's, not an exit code
     */
    record End(boolean signalled, int number, long peakMemoryBytes) {}

    private static final int END_BYTES = 2 + Long.BYTES;

    private final byte[] nonce;
    private final Target target;
    private final ByteBuffer end = ByteBuffer.allocate(END_BYTES);
    private byte[] held = {};
    private boolean found;

    EndMark(byte[] nonce, Target target) {
        this.nonce = nonce.clone();
        this.target = target;
    }

    void accept(byte[] bytes) {
        if (found) {
            keep(bytes, 0);
            return;
        }
        byte[] all = bytes;
        if (held.length > 0) {
            all = Arrays.copyOf(held, held.length + bytes.length);
            System.arraycopy(bytes, 0, all, held.length, bytes.length);
        }
        int at = indexOfNonce(all);
        if (at >= 0) {
            found = true;
            held = new byte[0];
            pass(all, at);
            keep(all, at + nonce.length);
        } else {
            int length = all.length - beginningOfNonceAtTheEnd(all);
            held = Arrays.copyOfRange(all, length, all.length);
            pass(all, length);
        }
    }

    /** To be called when the stream has ended: what was held back was no mark. */
    void finish() {
        pass(held, held.length);
        held = new byte[0];
    }

    /** How the script ended; empty when the launcher could not say so. */
    Optional<End> end() {
        if (end.hasRemaining()) {
            return Optional.empty();
        }
        ByteBuffer read = end.duplicate().flip();
        return Optional.of(new End(read.get() == 'S', read.get() & 0xff, read.getLong()));
    }

    private void pass(byte[] bytes, int length) {
        if (length > 0) {
            target.write(bytes, 0, length);
        }
    }

    private void keep(byte[] bytes, int from) {
        end.put(bytes, from, Math.min(end.remaining(), bytes.length - from));
    }

    private int indexOfNonce(byte[] bytes) {
        for (int start = 0; start <= bytes.length - nonce.length; start++) {
            if (bytes[start] == nonce[0]
                    && Arrays.equals(bytes, start, start + nonce.length, nonce, 0, nonce.length)) {
                return start;
            }
        }
        return -1;
    }

    private int beginningOfNonceAtTheEnd(byte[] bytes) {
        for (int length = Math.min(nonce.length - 1, bytes.length); length > 0; length--) {
            if (Arrays.equals(bytes, bytes.length - length, bytes.length, nonce, 0, length)) {
                return length;
            }
        }
        return 0;
    }
}
