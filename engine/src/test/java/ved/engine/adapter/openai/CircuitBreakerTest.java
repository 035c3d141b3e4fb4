package ved.engine.adapter.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

class CircuitBreakerTest {
    private static final Duration REST = Duration.ofSeconds(30);

    /** Wraps around soon, as the clock may. */
    private long now = Long.MAX_VALUE - 5;

    private final CircuitBreaker breaker = new CircuitBreaker(3, REST, () -> now);

    @Test
    void opensAfterFailuresInARow() {
        fail(2);
        assertTrue(breaker.enter());

        breaker.failed();

        assertFalse(breaker.enter());
        assertEquals(Optional.of(REST), breaker.resting());
    }

    @Test
    void forgetsFailuresWhenOneAttemptGoesWell() {
        fail(2);
        breaker.succeeded();
        fail(2);

        assertTrue(breaker.enter());
    }

    @Test
    void letsOneAttemptThroughAfterTheRest() {
        fail(3);
        now += REST.toNanos() - 1;
        assertFalse(breaker.enter());

        now++;

        assertTrue(breaker.enter());
        assertFalse(breaker.enter());
    }

    @Test
    void closesWhenThatAttemptGoesWell() {
        fail(3);
        now += REST.toNanos();
        assertTrue(breaker.enter());

        breaker.succeeded();

        assertTrue(breaker.enter());
        assertTrue(breaker.enter());
    }

    @Test
    void restsAgainWhenThatAttemptFails() {
        fail(3);
        now += REST.toNanos();
        assertTrue(breaker.enter());

        breaker.failed();

        assertFalse(breaker.enter());
        now += REST.toNanos();
        assertTrue(breaker.enter());
    }

    @Test
    void letsAnotherTryWhenThatAttemptIsGivenUp() {
        fail(3);
        now += REST.toNanos();
        assertTrue(breaker.enter());

        breaker.abandoned();

        assertTrue(breaker.enter());
    }

    @Test
    void doesNotRestLongerForThoseWhoHadEnteredBefore() {
        fail(3);
        now += 10;

        breaker.failed();

        assertEquals(Optional.of(REST.minusNanos(10)), breaker.resting());
    }

    private void fail(int times) {
        for (int failure = 0; failure < times; failure++) {
            assertTrue(breaker.enter());
            breaker.failed();
        }
    }
}
