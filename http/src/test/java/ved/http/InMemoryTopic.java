package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.live.Numbered;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Numbered events that are kept for late watchers. */
final class InMemoryTopic<E> {
    private final List<E> events = new ArrayList<>();
    private CompletableFuture<Void> more = new CompletableFuture<>();
    private boolean closed;
    private int watchers;

    void append(E event) {
        change(() -> events.add(event));
    }

    void close() {
        change(() -> closed = true);
    }

    synchronized int watchers() {
        return watchers;
    }

    synchronized long last() {
        return events.size();
    }

    Source<Numbered<E>, NotUsed> after(long sequence) {
        return Source.unfoldAsync(sequence, this::next)
                .watchTermination((notUsed, end) -> {
                    count(1);
                    end.whenComplete((_, _) -> count(-1));
                    return notUsed;
                });
    }

    /** Waits until so many watchers are left. */
    synchronized void awaitWatchers(int count) {
        try {
            while (watchers != count) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private synchronized void count(int change) {
        watchers += change;
        notifyAll();
    }

    private void change(Runnable change) {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            change.run();
            waiting = more;
            more = new CompletableFuture<>();
        }
        waiting.complete(null);
    }

    private synchronized CompletionStage<Optional<Pair<Long, Numbered<E>>>> next(long sequence) {
        if (sequence < events.size()) {
            Numbered<E> event = new Numbered<>(sequence + 1, events.get((int) sequence));
            return CompletableFuture.completedFuture(Optional.of(Pair.create(sequence + 1, event)));
        }
        return closed
                ? CompletableFuture.completedFuture(Optional.empty())
                : more.thenCompose(_ -> next(sequence));
    }
}
