package ved.engine.adapter.openai;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Leaves a provider alone after several failures in a row: at first for a rest in which nobody may
 * enter, then until one attempt, which alone may enter, has gone well. Every attempt that entered
 * must report once how it went.
 */
final class CircuitBreaker {
    private sealed interface State {}

    private record Closed(int failures) implements State {}

    private record Open(long until) implements State {}

    /** One attempt is under way. */
    private enum HalfOpen implements State {
        TRYING
    }

    private final int mostFailures;
    private final Duration rest;
    private final LongSupplier nanoTime;
    private State state = new Closed(0);

    /**
     * @param nanoTime a clock that nobody sets
     */
    CircuitBreaker(int mostFailures, Duration rest, LongSupplier nanoTime) {
        this.mostFailures = mostFailures;
        this.rest = rest;
        this.nanoTime = nanoTime;
    }

    /**
     * @return whether an attempt may be made
     */
    synchronized boolean enter() {
        return switch (state) {
            case Closed _ -> true;
            case HalfOpen.TRYING -> false;
            case Open open -> {
                boolean rested = nanoTime.getAsLong() - open.until() >= 0;
                if (rested) {
                    state = HalfOpen.TRYING;
                }
                yield rested;
            }
        };
    }

    synchronized void succeeded() {
        state = new Closed(0);
    }

    synchronized void failed() {
        switch (state) {
            case Closed(int failures) -> {
                int more = failures + 1;
                state = more < mostFailures ? new Closed(more) : opened();
            }
            case HalfOpen.TRYING -> state = opened();
            case Open _ -> {
                // An attempt that had entered before.
            }
        }
    }

    /** The attempt was given up before it told anything. */
    synchronized void abandoned() {
        if (state == HalfOpen.TRYING) {
            state = new Open(nanoTime.getAsLong());
        }
    }

    /** For how long it is certain that nobody may enter. */
    synchronized Optional<Duration> resting() {
        return state instanceof Open(long until)
                ? Optional.of(Duration.ofNanos(until - nanoTime.getAsLong()))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private State opened() {
        return new Open(nanoTime.getAsLong() + rest.toNanos());
    }
}
