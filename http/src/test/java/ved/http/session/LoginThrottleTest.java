package ved.http.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

final class LoginThrottleTest {
    private static final Optional<Duration> ADMITTED = Optional.empty();

    private final AtomicLong now = new AtomicLong();
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    @Test
    void admitsABurstAndThenOneEveryTwoSeconds() {
        for (int i = 0; i < 10; i++) {
            assertEquals(ADMITTED, throttle.attempt("a", "ed1"));
        }

        assertEquals(Optional.of(Duration.ofSeconds(2)), throttle.attempt("a", "ed1"));
        now.addAndGet(Duration.ofMillis(1_500).toNanos());
        assertEquals(Optional.of(Duration.ofMillis(500)), throttle.attempt("a", "ed1"));
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertEquals(ADMITTED, throttle.attempt("a", "ed1"));
    }

    @Test
    void leavesOtherNamesAndAddressesAlone() {
        exhaust("a", "ed1");

        assertEquals(ADMITTED, throttle.attempt("a", "mo1"));
        assertEquals(ADMITTED, throttle.attempt("b", "ed1"));
    }

    @Test
    void slowsDownTryingManyNames() {
        int admitted = 0;
        for (int i = 0; i < 1_000; i++) {
            admitted += throttle.attempt("a", "user" + i).isEmpty() ? 1 : 0;
        }

        assertEquals(40, admitted);
    }

    @Test
    void doesNotCountWhatSucceeds() {
        for (int i = 0; i < 1_000; i++) {
            assertEquals(ADMITTED, throttle.attempt("a", "ed1"));
            throttle.succeeded("a", "ed1");
        }
    }

    @Test
    void staysBounded() {
        for (int i = 0; i < 30_000; i++) {
            throttle.attempt("address" + i, "ed1");
        }

        assertTrue(throttle.size() <= 10_000);
    }

    private void exhaust(String address, String name) {
        boolean admitted = true;
        while (admitted) {
            admitted = throttle.attempt(address, name).isEmpty();
        }
    }
}
