package ved.engine.adapter.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.pyright.MessageFraming;
import ved.engine.language.LanguageServer;
import ved.engine.language.ServerFolders;
import ved.engine.sandbox.SandboxException;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Pyright in a container of its own: {@code ved/python/language.py} is its first process. */
final class ContainerLanguageServer implements LanguageServer {
    private static final Logger log = LoggerFactory.getLogger(ContainerLanguageServer.class);

    private static final long PATIENCE_SECONDS = 60;

    /** Of what the server says and nobody has read yet. It is then ended, never made to wait. */
    private static final long MOST_UNREAD = 2L * MessageFraming.LARGEST;

    private static final long LARGEST_SOURCE = 2 << 20;

    private final Engine engine;
    private final String container;
    private final ServerFolders folders;
    private final ByteQueue input = new ByteQueue(MOST_UNREAD);
    private final ByteQueue output = new ByteQueue(MOST_UNREAD);
    private final InputStream in = new BufferedInputStream(output);
    private final CompletableFuture<Void> exit = new CompletableFuture<>();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final Attached attached = new Attached();

    private ContainerLanguageServer(Engine engine, String container, ServerFolders folders) {
        this.engine = engine;
        this.container = container;
        this.folders = folders;
    }

    /** Starts the container, which is removed in any case. */
    static ContainerLanguageServer start(Engine engine, String container, ServerFolders folders)
            throws SandboxException {
        var server = new ContainerLanguageServer(engine, container, folders);
        try {
            server.begin();
            return server;
        } catch (InterruptedException e) {
            server.release();
            Thread.currentThread().interrupt();
            throw new SandboxException("Starting a language server was interrupted", e);
        } catch (IOException | RuntimeException e) {
            server.release();
            throw new SandboxException(
                    "The container for a language server did not come up: " + e.getMessage(), e);
        }
    }

    private void begin() throws IOException, InterruptedException {
        engine.streams()
                .attachContainerCmd(container)
                .withFollowStream(true)
                .withStdIn(input)
                .withStdOut(true)
                .withStdErr(true)
                .exec(attached)
                .awaitStarted(PATIENCE_SECONDS, TimeUnit.SECONDS);
        engine.commands().startContainerCmd(container).exec();
        // Whoever is late is ended, which ends the wait as well.
        var late =
                CompletableFuture.delayedExecutor(
                        PATIENCE_SECONDS, TimeUnit.SECONDS, Runnable::run);
        var ready = new AtomicBoolean();
        late.execute(() -> {
            if (!ready.get()) {
                kill();
            }
        });
        String line = MessageFraming.line(in).orElse("it ended without a word");
        if (!line.equals("ready")) {
            throw new IOException(line);
        }
        ready.set(true);
        Thread.ofVirtual().name("language-container").start(this::awaitEnd);
    }

    @Override
    public ServerFolders folders() {
        return folders;
    }

    @Override
    public void write(String message) throws IOException {
        var framed = new ByteArrayOutputStream();
        MessageFraming.write(framed, message);
        input.put(framed.toByteArray());
    }

    @Override
    public Optional<String> read() throws IOException {
        return MessageFraming.read(in);
    }

    /** As the container has it, where the server may read what it likes. */
    @Override
    public Optional<String> source(String uri) throws IOException {
        String path = URI.create(uri).getPath();
        if (!path.endsWith(".py") && !path.endsWith(".pyi")) {
            return Optional.empty();
        }
        try (InputStream archive =
                        engine.streams().copyArchiveFromContainerCmd(container, path).exec();
                var tar = new TarArchiveInputStream(archive)) {
            TarArchiveEntry entry = tar.getNextEntry();
            return entry != null && entry.isFile() && entry.getSize() <= LARGEST_SOURCE
                    ? Optional.of(new String(tar.readAllBytes(), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (RuntimeException e) {
            log.debug("A file of a language server could not be read", e);
            return Optional.empty();
        }
    }

    @Override
    public void kill() {
        input.end();
        output.end();
        if (!killed.compareAndSet(false, true)) {
            return; // it may go on speaking for a while, and every word ends here
        }
        Thread.ofVirtual()
                .name("kill-" + container)
                .start(() -> {
                    try {
                        Containers.kill(engine.commands(), container);
                    } catch (RuntimeException e) {
                        log.warn("Container {} could not be killed; giving it up", container, e);
                        attached.giveUp();
                    }
                });
    }

    @Override
    public CompletionStage<Void> exit() {
        return exit.minimalCompletionStage();
    }

    private void awaitEnd() {
        try {
            attached.awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.debug("The attachment of container {} broke off", container, e);
        }
        release();
    }

    private void release() {
        input.end();
        output.end();
        attached.giveUp();
        try {
            Containers.remove(engine.commands(), container);
        } catch (RuntimeException e) {
            log.warn("Container {} could not be removed; the next start will", container, e);
        }
        exit.complete(null);
    }

    /** Read as fast as it comes: an engine whose reader stalls cannot even kill. */
    private final class Attached extends ResultCallback.Adapter<Frame> {
        @Override
        public void onNext(Frame frame) {
            // The library fills the same array again.
            if (frame.getStreamType() == StreamType.STDOUT
                    && !output.offer(frame.getPayload().clone())) {
                kill();
            }
        }

        @Override
        public void onComplete() {
            output.end();
            input.end();
            super.onComplete();
        }

        @Override
        public void onError(Throwable failure) {
            output.end();
            input.end();
            super.onError(failure);
        }

        void giveUp() {
            try {
                close();
            } catch (IOException e) {
                log.debug("Closing an attachment failed", e);
            }
        }
    }
}
