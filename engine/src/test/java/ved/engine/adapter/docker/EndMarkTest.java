package ved.engine.adapter.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

final class EndMarkTest {
    private static final byte[] NONCE = "ababc".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private final EndMark mark = new EndMark(NONCE, passed::write);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100})
    void takesTheMarkOffTheEndHoweverTheBytesCome(int size) {
        String output = "abab ababab text ab";
        byte[] end =
                ByteBuffer.allocate(15).put(NONCE).put((byte) 'S').put((byte) 9).putLong(7).array();
        byte[] all = Arrays.copyOf(output.getBytes(StandardCharsets.UTF_8), output.length() + 15);
        System.arraycopy(end, 0, all, output.length(), end.length);

        for (int from = 0; from < all.length; from += size) {
            mark.accept(Arrays.copyOfRange(all, from, Math.min(all.length, from + size)));
        }
        mark.finish();

        assertEquals(output, passed.toString(StandardCharsets.UTF_8));
        assertEquals(Optional.of(new EndMark.End(true, 9, 7)), mark.end());
    }

    @Test
    void holdsBackOnlyWhatMayBeTheMark() {
        mark.accept("text ab".getBytes(StandardCharsets.UTF_8));
        assertEquals("text ", passed.toString(StandardCharsets.UTF_8));

        mark.accept("c".getBytes(StandardCharsets.UTF_8));
        assertEquals("text abc", passed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void givesWhatItHeldBackWhenNoMarkCame() {
        mark.accept("text aba".getBytes(StandardCharsets.UTF_8));
        mark.finish();

        assertEquals("text aba", passed.toString(StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), mark.end());
    }
}
