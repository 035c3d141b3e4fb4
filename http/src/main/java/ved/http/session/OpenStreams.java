package ved.http.session;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.javadsl.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.api.AccountService;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The event streams that are open, by session. A stream ends when its session does: at once on
 * logout, and at the next look at the session when it expired or its user was disabled. Nothing
 * looks while no stream is open.
 */
public final class OpenStreams {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);

    private final AccountService accounts;
    private final ActorSystem<?> system;
    private final int limit;
    private final Duration checkEvery;
    private final Map<String, Set<Ending>> endings = new HashMap<>();
    private int open;
    private boolean checking;
    private boolean closed;

    /**
     * @param limit streams at the same time
     * @param checkEvery how often the sessions of open streams are looked up
     */
    public OpenStreams(
            AccountService accounts, int limit, Duration checkEvery, ActorSystem<?> system) {
        this.accounts = accounts;
        this.limit = limit;
        this.checkEvery = checkEvery;
        this.system = system;
    }

    /** Ends one stream. */
    @FunctionalInterface
    public interface Ending {
        /**
         * @param serverStops whether it is the server that ends, not the session of the user
         */
        void end(boolean serverStops);
    }

    /** Whether another stream may be opened. */
    public synchronized boolean hasRoom() {
        return open < limit;
    }

    /** Ties a stream to the session with this token for as long as the stream runs. */
    public <T, M> Source<T, M> tie(String token, Source<T, M> stream) {
        return stream.viaMat(
                        KillSwitches.<T>single(),
                        (value, killSwitch) -> {
                            Ending ending = _ -> killSwitch.shutdown();
                            add(token, ending);
                            return new Tied<M>(value, ending);
                        })
                .watchTermination((tied, end) -> {
                    end.whenComplete((_, _) -> remove(token, tied.ending()));
                    return tied.value();
                });
    }

    /**
     * Ties what has an end of its own to the session with this token.
     *
     * @param over completes when it has ended
     */
    public void tie(String token, Ending ending, CompletionStage<?> over) {
        add(token, ending);
        over.whenComplete((_, _) -> remove(token, ending));
    }

    /** Ends the streams of a session. */
    public void close(String token) {
        end(token, false);
    }

    /** Ends every stream, and those that are opened from now on. */
    public void closeAll() {
        List<String> tokens;
        synchronized (this) {
            closed = true;
            tokens = List.copyOf(endings.keySet());
        }
        tokens.forEach(token -> end(token, true));
    }

    private void end(String token, boolean serverStops) {
        List<Ending> ending;
        synchronized (this) {
            ending = List.copyOf(endings.getOrDefault(token, Set.of()));
        }
        ending.forEach(one -> one.end(serverStops));
    }

    synchronized int size() {
        return open;
    }

    private synchronized void add(String token, Ending ending) {
        if (closed) {
            ending.end(true);
        }
        endings.computeIfAbsent(token, _ -> new HashSet<>()).add(ending);
        open++;
        if (!checking) {
            checking = true;
            scheduleCheck();
        }
    }

    private synchronized void remove(String token, Ending ending) {
        Set<Ending> ofSession = endings.get(token);
        if (ofSession != null && ofSession.remove(ending)) {
            open--;
            if (ofSession.isEmpty()) {
                endings.remove(token);
            }
        }
    }

    private void scheduleCheck() {
        var _ = system.scheduler().scheduleOnce(checkEvery, this::check, system.executionContext());
    }

    private void check() {
        List<String> tokens;
        synchronized (this) {
            tokens = List.copyOf(endings.keySet());
            checking = !tokens.isEmpty();
        }
        tokens.forEach(this::closeIfEnded);
        if (!tokens.isEmpty()) {
            scheduleCheck();
        }
    }

    private void closeIfEnded(String token) {
        accounts.authenticate(token)
                .whenComplete((user, fault) -> {
                    if (fault != null) {
                        LOG.warn("Could not look up the session of a stream", fault);
                    } else if (user.isEmpty()) {
                        close(token);
                    }
                });
    }

    private record Tied<M>(M value, Ending ending) {}
}
