package ved.engine.adapter.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(500), new Random(7));

    @ParameterizedTest
    @CsvSource({"0, 250, 500", "1, 500, 1000", "3, 2000, 4000", "4, 4000, 8000", "99, 4000, 8000"})
    void waitsLongerEachTimeUpToABound(int retry, int least, int most) {
        for (int times = 0; times < 200; times++) {
            long pause = backOff.pause(retry, Optional.empty()).orElseThrow().toMillis();

            assertTrue(pause >= least && pause <= most, () -> pause + " ms");
        }
    }

    @Test
    void doesNotWaitAsLongAsOthers() {
        assertNotEquals(
                backOff.pause(4, Optional.empty()).orElseThrow(),
                backOff.pause(4, Optional.empty()).orElseThrow());
    }

    @Test
    void neverUndercutsWhatTheProviderAsksFor() {
        assertEquals(
                Optional.of(Duration.ofSeconds(20)),
                backOff.pause(0, Optional.of(Duration.ofSeconds(20))));
        assertTrue(backOff.pause(0, Optional.of(Duration.ZERO)).orElseThrow().toMillis() >= 250);
    }

    @Test
    void doesNotKeepAnybodyWaitingForMinutes() {
        assertEquals(Optional.empty(), backOff.pause(0, Optional.of(Duration.ofMillis(20_001))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "' 120 ', 120",
        "999999999, 999999999",
        "'Sun, 01 Mar 2026 12:00:30 GMT', 30",
        "'Sun, 1 Mar 2026 12:00:30 +0000', 30",
        "'Sun, 01 Mar 2026 11:00:00 GMT', 0",
        "-1,",
        "9999999999,",
        "1.5,",
        "soon,",
        "'',",
        "'Mon, 01 Mar 2026 12:00:30 GMT',"
    })
    void readsRetryAfter(String value, Long seconds) {
        assertEquals(
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                RetryAfter.parse(value, Instant.parse("2026-03-01T12:00:00Z")));
    }
}
