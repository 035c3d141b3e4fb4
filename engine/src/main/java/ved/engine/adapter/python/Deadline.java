package ved.engine.adapter.python;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process unless it is closed in time. A read from a process cannot be given up; ending the
 * process ends the read.
 */
public final class Deadline implements AutoCloseable {
    private final CompletableFuture<@Nullable Void> met = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> missed;

    public Deadline(Process process, Duration patience) {
        this.missed =
                met.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, late) -> {
                            if (late != null) {
                                process.destroyForcibly();
                            }
                        });
    }

    public boolean missed() {
        return missed.isCompletedExceptionally();
    }

    @Override
    public void close() {
        met.complete(null);
    }
}
