package ved.engine.adapter.openai;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a retry: twice as long each time, spread by chance so that many who failed
 * together do not come back together.
 */
record BackOff(Duration first, RandomGenerator random) {
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** Whoever asks is not kept waiting for longer; trying again is left to them. */
    static final Duration LONGEST_WISH = Duration.ofSeconds(20);

    /**
     * @param retry 0 for the first
     * @param wish of the provider, which is never undercut
     * @return empty where the wish is for longer than somebody would wait
     */
    Optional<Duration> pause(int retry, Optional<Duration> wish) {
        if (wish.filter(asked -> asked.compareTo(LONGEST_WISH) > 0).isPresent()) {
            return Optional.empty();
        }
        Duration whole = first.multipliedBy(1L << Math.min(retry, 10));
        long most = Math.min(whole.toMillis(), LONGEST.toMillis());
        Duration own = Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
        return Optional.of(wish.filter(asked -> asked.compareTo(own) > 0).orElse(own));
    }
}
