package ved.engine.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that keeps what it is sent, and reads or does not. */
final class TestingLanguageClient implements LanguageClient {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();
    private final Deque<CompletableFuture<Boolean>> unread = new ArrayDeque<>();
    private boolean reading = true;

    @Override
    public synchronized CompletionStage<Boolean> send(String message) {
        received.add(message);
        if (reading) {
            return CompletableFuture.completedFuture(true);
        }
        var later = new CompletableFuture<Boolean>();
        unread.add(later);
        return later;
    }

    @Override
    public void end(SessionEnd why) {
        end.complete(why);
    }

    synchronized void stopReading() {
        reading = false;
    }

    synchronized void goOnReading() {
        reading = true;
        unread.forEach(later -> later.complete(true));
    }

    String next() throws InterruptedException {
        String message = received.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the client was sent nothing");
        }
        return message;
    }

    SessionEnd end() {
        return end.orTimeout(30, TimeUnit.SECONDS).join();
    }

    boolean hasEnded() {
        return end.isDone();
    }
}
