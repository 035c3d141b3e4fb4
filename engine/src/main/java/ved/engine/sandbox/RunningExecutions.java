package ved.engine.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The executions that a sandbox has under way, so that it can end them all when it is closed and
 * start none after that. Safe for use by many threads.
 */
public final class RunningExecutions {
    private final Set<SandboxExecution> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Call before an execution is started.
     *
     * @throws SandboxException when the sandbox is closed
     */
    public void requireOpen() throws SandboxException {
        if (closed) {
            throw new SandboxException("The server is shutting down");
        }
    }

    /** Ends the execution at once if the sandbox was closed meanwhile. */
    public void add(SandboxExecution execution) {
        running.add(execution);
        if (closed) {
            execution.kill();
        }
    }

    public void remove(SandboxExecution execution) {
        running.remove(execution);
    }

    /**
     * Ends every execution and waits until they are gone.
     *
     * @return whether they were all gone in time
     */
    public boolean close(Duration patience) {
        closed = true;
        running.forEach(SandboxExecution::kill);
        CompletableFuture<?>[] exits =
                running.stream()
                        .map(execution -> execution.exit().toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
