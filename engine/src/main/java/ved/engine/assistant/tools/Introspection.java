package ved.engine.assistant.tools;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxJob;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks an interpreter what a name means there: {@code ved/python/describe.py} imports it in a
 * sandbox, like any script, and what it prints is believed no more than that of any script. Nothing
 * of it is recorded as an execution. Any thread.
 */
final class Introspection {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Introspection.class);
    private static final String PROGRAM = "/ved/python/describe.py";
    private static final int AT_ONCE = 2;
    private static final int MOST_BYTES = 128 * 1024;
    private static final int CACHED = 200;

    /** Of no execution. */
    private static final long NO_EXECUTION = 0;

    private record Asked(String interpreter, Optional<String> version, String name) {}

    private static final class Cache extends LinkedHashMap<Asked, String> {
        private static final long serialVersionUID = 1L;

        Cache() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, String> eldest) {
            return size() > CACHED;
        }
    }

    private final Sandboxes sandboxes;
    private final SandboxLimits limits;
    private final Duration patience;
    private final byte[] program = program();
    private final ObjectMapper json = new ObjectMapper();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<Asked, String> cache = new Cache();

    /**
     * @param limits those of executions
     * @param patience for an answer, and for a place
     */
    Introspection(Sandboxes sandboxes, SandboxLimits limits, Duration patience) {
        this.sandboxes = sandboxes;
        this.patience = patience;
        this.limits =
                new SandboxLimits(
                        patience,
                        limits.memoryBytes(),
                        limits.cpus(),
                        limits.processes(),
                        limits.scratchBytes(),
                        MOST_BYTES);
    }

    /**
     * Blocks while others are asked.
     *
     * @param name names with dots between them
     * @return empty when it gives no answer in time, or none that can be read
     */
    CompletionStage<Optional<String>> describe(Interpreter interpreter, String name) {
        var asked = new Asked(interpreter.id(), interpreter.version(), name);
        Optional<String> known = cached(asked);
        if (known.isPresent()) {
            return CompletableFuture.completedStage(known);
        }
        if (!entered()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        try {
            return run(interpreter, name)
                    .thenApply(answer -> {
                        answer.ifPresent(text -> keep(asked, text));
                        return answer;
                    });
        } catch (SandboxException e) {
            places.release();
            LOG.warn("{} could not be asked: {}", interpreter.id(), e.getMessage());
            return CompletableFuture.completedStage(Optional.empty());
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The place is free again when the sandbox is gone. */
    private CompletionStage<Optional<String>> run(Interpreter interpreter, String name)
            throws SandboxException {
        Sandbox sandbox =
                sandboxes
                        .sandboxFor(interpreter.id())
                        .orElseThrow(() -> new SandboxException("It is not available now."));
        byte[] request =
                json.createObjectNode()
                        .put("name", name)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        var output = new PrintedOutput(MOST_BYTES);
        SandboxExecution execution =
                sandbox.start(
                        new SandboxJob(
                                NO_EXECUTION,
                                interpreter.id(),
                                program,
                                Optional.of(request),
                                limits),
                        output);
        CompletableFuture<SandboxExit> exit = execution.exit().toCompletableFuture();
        var _ = exit.whenComplete((_, _) -> places.release());
        return exit.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .handle((ended, fault) -> {
                    if (fault != null) {
                        execution.kill();
                    }
                    return ended instanceof SandboxExit.Exited(int code, var _) && code == 0
                            ? Described.text(output.stdout())
                            : Optional.empty();
                });
    }

    private Optional<String> cached(Asked asked) {
        synchronized (cache) {
            return Optional.ofNullable(cache.get(asked));
        }
    }

    private void keep(Asked asked, String text) {
        synchronized (cache) {
            cache.put(asked, text);
        }
    }

    private static byte[] program() {
        try (InputStream resource = Introspection.class.getResourceAsStream(PROGRAM)) {
            if (resource == null) {
                throw new IllegalStateException(PROGRAM + " is missing");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
