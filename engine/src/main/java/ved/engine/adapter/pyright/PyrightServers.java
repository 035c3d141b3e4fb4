package ved.engine.adapter.pyright;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.language.LanguageServer;
import ved.engine.language.LanguageServers;
import ved.engine.sandbox.SandboxException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Language servers of one interpreter. What they need is prepared in the background: the first one may
 * have to wait for it.
 *
 * @param <T> what is prepared, and closed in the end if it can be
 */
public final class PyrightServers<T> implements LanguageServers {
    private static final Logger log = LoggerFactory.getLogger(PyrightServers.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Prepares what all servers have in common. Blocks. */
    @FunctionalInterface
    public interface Preparation<T> {
        T prepare() throws SandboxException;
    }

    /** Starts a server; blocks until it can be written to. */
    @FunctionalInterface
    public interface Starter<T> {
        LanguageServer start(T prepared) throws SandboxException;
    }

    private final String interpreter;
    private final Starter<T> starter;
    private final CompletableFuture<T> prepared = new CompletableFuture<>();
    private final Set<LanguageServer> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public PyrightServers(String interpreter, Preparation<T> preparation, Starter<T> starter) {
        this.interpreter = interpreter;
        this.starter = starter;
        Thread.ofVirtual()
                .name("language-server-preparation")
                .start(() -> {
                    try {
                        prepared.complete(preparation.prepare());
                    } catch (SandboxException | RuntimeException e) {
                        log.warn("There is no language server: {}", e.getMessage());
                        prepared.completeExceptionally(e);
                    }
                });
    }

    @Override
    public Optional<String> unavailable(String name) {
        if (!name.equals(interpreter)) {
            return Optional.of("There is no language server for the interpreter " + name + ".");
        }
        return prepared.isCompletedExceptionally() ? Optional.of(fault()) : Optional.empty();
    }

    @Override
    public LanguageServer start(String name) throws SandboxException {
        if (!name.equals(interpreter)) {
            throw new SandboxException("There is no language server for the interpreter " + name);
        }
        T ready = await();
        if (closed) {
            throw new SandboxException("The server is shutting down");
        }
        LanguageServer server = starter.start(ready);
        running.add(server);
        var _ = server.exit().thenRun(() -> running.remove(server));
        if (closed) {
            server.kill();
        }
        return server;
    }

    @Override
    public void close() {
        closed = true;
        List<LanguageServer> left = List.copyOf(running);
        left.forEach(LanguageServer::kill);
        try {
            CompletableFuture.allOf(
                            left.stream()
                                    .map(server -> server.exit().toCompletableFuture())
                                    .toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Not every language server has ended in time", e);
        }
        var _ = prepared.thenAccept(PyrightServers::release);
    }

    private static void release(Object prepared) {
        if (prepared instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                log.debug("What language servers need could not be closed", e);
            }
        }
    }

    private T await() throws SandboxException {
        try {
            return prepared.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("Starting a language server was interrupted", e);
        } catch (ExecutionException e) {
            throw new SandboxException(fault(), e);
        }
    }

    private String fault() {
        return String.valueOf(prepared.exceptionNow().getMessage());
    }
}
