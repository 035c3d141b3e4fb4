package ved.engine.assistant.provider;

import java.time.Duration;
import java.util.Optional;

/** Why a model did not answer. */
public sealed interface ModelFault {
    /** Nothing was sent. */
    sealed interface NotSent extends ModelFault {}

    /** No key, or no address. */
    record NotConfigured(String why) implements NotSent {}

    /**
     * The provider is left alone for its faults.
     *
     * @param why and when to ask again
     */
    record LeftAlone(String why) implements NotSent {}

    /** The provider does not take the key. */
    record Unauthorized() implements ModelFault {}

    /** The account has no money left. */
    record NoCredit() implements ModelFault {}

    /** The provider refuses this request: an unknown model, a conversation that is too long. */
    record Rejected(String why) implements ModelFault {}

    /** The provider's filter of contents ended the answer. */
    record Withheld() implements ModelFault {}

    record RateLimited(Optional<Duration> retryAfter) implements ModelFault {}

    record TimedOut() implements ModelFault {}

    /** It cannot be reached, or answers with a fault of its own. */
    record Unavailable(String why) implements ModelFault {}

    /** What came is not the protocol, or breaks off. */
    record Malformed(String why) implements ModelFault {}

    /** The user stopped it. */
    record Stopped() implements ModelFault {}
}
