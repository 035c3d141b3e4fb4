package ved.http.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Slows down the guessing of passwords: a token bucket for each client address and user name, and
 * a larger one for each address, so that trying many names is slow as well. Nobody is locked out:
 * others are not affected, and a moment later the next attempt counts again. An attempt that
 * succeeds costs nothing.
 *
 * <p>Memory is bounded: the buckets that were not used for longest are forgotten.
 */
public final class LoginThrottle {
    private static final int MOST_BUCKETS = 10_000;
    private static final Rate PER_NAME = new Rate(10, Duration.ofSeconds(2));
    private static final Rate PER_ADDRESS = new Rate(40, Duration.ofMillis(500));

    private final LongSupplier nanoTime;
    private final Map<Key, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
                    return size() > MOST_BUCKETS;
                }
            };

    /**
     * @param nanoTime a clock that never goes back
     */
    public LoginThrottle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a token for an attempt.
     *
     * @return how long to wait, when there is none
     */
    public synchronized Optional<Duration> attempt(String address, String name) {
        long now = nanoTime.getAsLong();
        Bucket forName = bucket(new Key(address, name), PER_NAME, now);
        Bucket forAddress = bucket(new Key(address, ""), PER_ADDRESS, now);
        long wait = Math.max(forName.nanosToNext(), forAddress.nanosToNext());
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        forName.tokens--;
        forAddress.tokens--;
        return Optional.empty();
    }

    /** Gives back the token of an attempt that was right. */
    public synchronized void succeeded(String address, String name) {
        long now = nanoTime.getAsLong();
        bucket(new Key(address, name), PER_NAME, now).giveBack();
        bucket(new Key(address, ""), PER_ADDRESS, now).giveBack();
    }

    synchronized int size() {
        return buckets.size();
    }

    private Bucket bucket(Key key, Rate rate, long now) {
        Bucket bucket = buckets.computeIfAbsent(key, _ -> new Bucket(rate, now));
        bucket.refill(now);
        return bucket;
    }

    /**
     * @param name empty for the bucket of the whole address; no user name is empty
     */
    private record Key(String address, String name) {}

    private record Rate(int burst, Duration refill) {}

    private static final class Bucket {
        private final Rate rate;
        private double tokens;
        private long filledAt;

        Bucket(Rate rate, long now) {
            this.rate = rate;
            this.tokens = rate.burst();
            this.filledAt = now;
        }

        void refill(long now) {
            double gained = (now - filledAt) / (double) rate.refill().toNanos();
            tokens = Math.min(rate.burst(), tokens + gained);
            filledAt = now;
        }

        void giveBack() {
            tokens = Math.min(rate.burst(), tokens + 1);
        }

        long nanosToNext() {
            return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * rate.refill().toNanos());
        }
    }
}
