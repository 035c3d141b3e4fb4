package ved.engine.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** What a session asks of its language server, on threads that may block, so that no actor does. */
record ServerCalls(LanguageServer server, Executor blocking) {
    /** Fails with what kept the message from being written. */
    CompletableFuture<Void> write(String message) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        server.write(message);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                blocking);
    }

    /** The next message; empty at the end of the server. */
    CompletableFuture<Optional<String>> read() {
        return ask(server::read);
    }

    /** The text of a file of the library; empty where there is none of that name. */
    CompletableFuture<Optional<String>> source(String uri) {
        return ask(() -> server.source(uri));
    }

    private <T> CompletableFuture<T> ask(Callable<T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.call();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                blocking);
    }
}
