package ved.engine.language;

import ved.engine.sandbox.SandboxException;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Servers that say what the test wants. */
final class TestingLanguageServers implements LanguageServers {
    private final BlockingQueue<Server> started = new LinkedBlockingQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    void holdBack() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    void fail() {
        failing = true;
    }

    Server nextStarted() throws InterruptedException {
        Server server = started.poll(30, TimeUnit.SECONDS);
        if (server == null) {
            throw new AssertionError("no server was started");
        }
        return server;
    }

    @Override
    public Optional<String> unavailable(String interpreter) {
        return Optional.empty();
    }

    @Override
    public LanguageServer start(String interpreter) throws SandboxException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new SandboxException("interrupted", e);
        }
        if (failing) {
            throw new SandboxException("it does not start today");
        }
        var server = new Server();
        started.add(server);
        return server;
    }

    @Override
    public void close() {}

    /** One server. */
    static final class Server implements LanguageServer {
        private final BlockingQueue<Optional<String>> said = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
        private final CompletableFuture<Void> exit = new CompletableFuture<>();
        private final CompletableFuture<Void> killed = new CompletableFuture<>();
        private volatile CountDownLatch sources = new CountDownLatch(0);
        private volatile boolean stubborn;

        void says(String message) {
            said.add(Optional.of(message));
        }

        int unread() {
            return said.size();
        }

        void crash() {
            said.add(Optional.empty());
            exit.complete(null);
        }

        void holdSources() {
            sources = new CountDownLatch(1);
        }

        void letSourcesGo() {
            sources.countDown();
        }

        void refuseToEnd() {
            stubborn = true;
        }

        void endAtLast() {
            exit.complete(null);
        }

        boolean isKilled() {
            return killed.isDone();
        }

        void awaitKilled() {
            killed.orTimeout(30, TimeUnit.SECONDS).join();
        }

        String nextWritten() throws InterruptedException {
            String message = written.poll(30, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the server was told nothing");
            }
            return message;
        }

        @Override
        public ServerFolders folders() {
            return new ServerFolders(
                    List.of(ServerFolders.Folder.of(ServerFolders.WORKSPACE, "/real/ws")));
        }

        @Override
        public void write(String message) {
            written.add(message);
        }

        @Override
        public Optional<String> read() {
            try {
                return said.take();
            } catch (InterruptedException e) {
                return Optional.empty();
            }
        }

        @Override
        public Optional<String> source(String uri) {
            try {
                sources.await();
            } catch (InterruptedException e) {
                return Optional.empty();
            }
            return Optional.of("text of " + uri);
        }

        @Override
        public void kill() {
            said.add(Optional.empty());
            killed.complete(null);
            if (!stubborn) {
                exit.complete(null);
            }
        }

        @Override
        public CompletionStage<Void> exit() {
            return exit;
        }
    }
}
