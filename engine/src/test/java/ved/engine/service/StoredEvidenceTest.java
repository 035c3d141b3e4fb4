package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

final class StoredEvidenceTest {
    @Test
    void showsTheFirstLines() {
        assertEquals(Optional.of("a,1\nb,2\n"), head("a,1\nb,2"));
        assertEquals(Optional.of("x\n".repeat(20)), head("x\n".repeat(21)));
    }

    @Test
    void showsNoHalfOfALineOrWord() {
        assertEquals(Optional.of("a,1\n"), head("a,1\n" + "canary".repeat(1_000)));
        assertEquals(Optional.of("a,\n"), head("a," + "canary".repeat(1_000)));
        assertEquals(Optional.of("é, \n"), head("é, " + "é".repeat(4_000)));
    }

    @Test
    void showsNothingThatIsNoText() {
        assertEquals(Optional.empty(), head(""));
        assertEquals(Optional.empty(), head("a\0b"));
        assertEquals(Optional.empty(), StoredEvidence.head(new byte[] {'a', (byte) 0xff}));
    }

    private static Optional<String> head(String text) {
        return StoredEvidence.head(text.getBytes(StandardCharsets.UTF_8));
    }
}
