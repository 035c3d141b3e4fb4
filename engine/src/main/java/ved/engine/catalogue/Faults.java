package ved.engine.catalogue;

import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletionException;

/** Carries the fault of a blocking job to the asker. */
final class Faults {
    private Faults() {}

    static <T> StatusReply<T> reply(@Nullable Throwable fault) {
        return StatusReply.error(unwrapped(fault));
    }

    /** What happened, without the wrapping of futures. */
    static Throwable unwrapped(@Nullable Throwable fault) {
        if (fault instanceof CompletionException && fault.getCause() != null) {
            return unwrapped(fault.getCause());
        }
        return fault == null ? new IllegalStateException("A job ended without a result") : fault;
    }
}
