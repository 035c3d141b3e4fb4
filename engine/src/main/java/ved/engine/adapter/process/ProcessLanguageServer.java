package ved.engine.adapter.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.pyright.LibraryFiles;
import ved.engine.adapter.pyright.MessageFraming;
import ved.engine.adapter.python.Deadline;
import ved.engine.language.LanguageServer;
import ved.engine.language.ServerFolders;
import ved.engine.sandbox.SandboxException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A supervisor process and Pyright that is its child: {@code ved/python/language.py}. */
final class ProcessLanguageServer implements LanguageServer {
    private static final Logger log = LoggerFactory.getLogger(ProcessLanguageServer.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A supervisor that does not end for so long is killed; its child dies with it. */
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS, Runnable::run);

    private final Process process;
    private final InputStream in;
    private final LibraryFiles library;

    private ProcessLanguageServer(Process process, LibraryFiles library) {
        this.process = process;
        this.in = new BufferedInputStream(process.getInputStream());
        this.library = library;
    }

    static ProcessLanguageServer start(ProcessBuilder builder, LibraryFiles library)
            throws SandboxException {
        builder.redirectError(ProcessBuilder.Redirect.DISCARD).environment().clear();
        try {
            var server = new ProcessLanguageServer(builder.start(), library);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new SandboxException("The language server could not be started: " + e, e);
        }
    }

    private void awaitReady() throws SandboxException {
        try (var _ = new Deadline(process, PATIENCE)) {
            String line = MessageFraming.line(in).orElse("it ended without a word");
            if (!line.equals("ready")) {
                throw new IOException(line);
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new SandboxException(
                    "The language server could not be confined: " + e.getMessage(), e);
        }
    }

    @Override
    public ServerFolders folders() {
        return library.folders();
    }

    @Override
    public void write(String message) throws IOException {
        OutputStream out = process.getOutputStream();
        MessageFraming.write(out, message);
    }

    @Override
    public Optional<String> read() throws IOException {
        return MessageFraming.read(in);
    }

    @Override
    public Optional<String> source(String uri) throws IOException {
        return library.text(uri);
    }

    @Override
    public void kill() {
        // The supervisor first, so that it reaps its child; where it hangs, the kernel does.
        LATER.execute(process::destroyForcibly);
        Thread.ofVirtual().start(this::letGo);
    }

    /** A write that is under way holds the stream, and ends when the supervisor has. */
    private void letGo() {
        process.destroy();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.debug("The language server has ended before it could be told to", e);
        }
    }

    @Override
    public CompletionStage<Void> exit() {
        return process.onExit().thenAccept(_ -> {});
    }
}
