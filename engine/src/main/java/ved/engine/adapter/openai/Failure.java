package ved.engine.adapter.openai;

import ved.engine.assistant.provider.ModelFault;

import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt failed.
 *
 * @param passing whether another attempt may well go better
 * @param retryAfter when the provider wants the next attempt
 */
record Failure(ModelFault fault, boolean passing, Optional<Duration> retryAfter) {
    static Failure passing(ModelFault fault) {
        return new Failure(fault, true, Optional.empty());
    }

    static Failure lasting(ModelFault fault) {
        return new Failure(fault, false, Optional.empty());
    }

    /** Whether it speaks against the provider rather than against the request or the account. */
    boolean speaksAgainstProvider() {
        return switch (fault) {
            case ModelFault.TimedOut _, ModelFault.Unavailable _, ModelFault.Malformed _ -> true;
            case ModelFault.NotConfigured _,
                    ModelFault.LeftAlone _,
                    ModelFault.Unauthorized _,
                    ModelFault.NoCredit _,
                    ModelFault.Rejected _,
                    ModelFault.Withheld _,
                    ModelFault.RateLimited _,
                    ModelFault.Stopped _ ->
                    false;
        };
    }
}
