package ved.engine.language;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.SandboxException;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * One session: a client, its language server, and the gate between them. The server starts, serves and
 * ends; the actor stops when nothing is left of it.
 *
 * <p>Neither side is read while what it said before waits for the other one, so that little is kept
 * whoever is slow.
 */
public final class LanguageSession {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Tells a client that it may say the next thing. */
    public enum Acknowledged {
        NEXT
    }

    /** The client is there. */
    public record Join(ActorRef<Acknowledged> replyTo) implements Command {}

    /** The client said something, and says nothing more until it is acknowledged. */
    public record Say(String message, ActorRef<Acknowledged> replyTo) implements Command {}

    /** The session shall end. */
    public record End(SessionEnd why) implements Command {}

    private record Started(LanguageServer server) implements Command {}

    private record NotStarted(String why) implements Command {}

    private record Heard(Optional<String> message) implements Command {}

    private record Fetched(String answer) implements Command {}

    private enum Signal implements Command {
        WRITTEN,
        SENT,
        CLIENT_GONE,
        SERVER_GONE,
        NOTHING_LEFT,
        IDLE,
        UNANSWERED
    }

    /** Until a server has started, and until it has answered. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Until what is left of a server is given up. */
    static final Duration FAREWELL = Duration.ofSeconds(30);

    /** Messages that wait for one side. */
    private static final int MOST_WAITING = 512;

    private static final Logger LOG = LoggerFactory.getLogger(LanguageSession.class);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final LanguageClient client;
    private final Duration idle;
    private final Executor blocking;
    private final CompletableFuture<LanguageServer> launch;

    static Behavior<Command> create(
            String interpreter,
            LanguageServers servers,
            LanguageClient client,
            LanguageSettings settings,
            Executor blocking) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers ->
                        new LanguageSession(
                                        context,
                                        timers,
                                        client,
                                        settings.idle(),
                                        blocking,
                                        CompletableFuture.supplyAsync(
                                                () -> start(servers, interpreter), blocking))
                                .launch()));
    }

    private LanguageSession(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            LanguageClient client,
            Duration idle,
            Executor blocking,
            CompletableFuture<LanguageServer> launch) {
        this.context = context;
        this.timers = timers;
        this.client = client;
        this.idle = idle;
        this.blocking = blocking;
        this.launch = launch;
    }

    private static LanguageServer start(LanguageServers servers, String interpreter) {
        try {
            return servers.start(interpreter);
        } catch (SandboxException e) {
            throw new CompletionException(e);
        }
    }

    private Behavior<Command> launch() {
        context.pipeToSelf(
                launch,
                (server, fault) ->
                        fault == null ? new Started(server) : new NotStarted(reason(fault)));
        timers.startSingleTimer(Signal.UNANSWERED, PATIENCE);
        return starting(Optional.empty());
    }

    private static String reason(Throwable fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Whatever ends this actor ends the server, also one that is still starting. */
    private BehaviorBuilder<Command> killingOnStop() {
        return Behaviors.receive(Command.class)
                .onSignal(
                        PostStop.class,
                        _ -> {
                            var _ = launch.thenAccept(LanguageServer::kill);
                            return Behaviors.same();
                        });
    }

    /**
     * @param held what the client said first; it is not acknowledged, so there is no second
     */
    private Behavior<Command> starting(Optional<Say> held) {
        return killingOnStop()
                .onMessage(
                        Join.class,
                        join -> {
                            join.replyTo().tell(Acknowledged.NEXT);
                            return Behaviors.same();
                        })
                .onMessage(Say.class, said -> starting(Optional.of(said)))
                .onMessage(Started.class, started -> onStarted(started.server(), held))
                .onMessage(NotStarted.class, failed -> onNotStarted(failed.why()))
                .onMessage(End.class, end -> onEndBeforeStart(end.why()))
                .onMessageEquals(
                        Signal.UNANSWERED, () -> onEndBeforeStart(SessionEnd.LANGUAGE_SERVER_ENDED))
                .build();
    }

    private Behavior<Command> onNotStarted(String why) {
        LOG.warn("A language server did not start: {}", why);
        client.end(SessionEnd.LANGUAGE_SERVER_ENDED);
        return Behaviors.stopped();
    }

    private Behavior<Command> onEndBeforeStart(SessionEnd why) {
        client.end(why);
        return killingOnStop()
                .onMessage(Started.class, started -> farewell(started.server()))
                .onMessage(NotStarted.class, _ -> Behaviors.stopped())
                .onAnyMessage(_ -> Behaviors.same())
                .build();
    }

    private Behavior<Command> onStarted(LanguageServer server, Optional<Say> held) {
        timers.cancel(Signal.UNANSWERED);
        timers.startSingleTimer(Signal.IDLE, idle);
        var serving = new Serving(server);
        serving.hear();
        return held.map(serving::onSay).orElseGet(serving::serving);
    }

    private Behavior<Command> farewell(LanguageServer server) {
        server.kill();
        context.pipeToSelf(server.exit(), (_, _) -> Signal.NOTHING_LEFT);
        timers.cancelAll();
        timers.startSingleTimer(Signal.UNANSWERED, FAREWELL);
        return killingOnStop()
                .onMessageEquals(Signal.NOTHING_LEFT, Behaviors::stopped)
                .onMessageEquals(
                        Signal.UNANSWERED,
                        () -> {
                            LOG.warn("A language server did not end in time");
                            return Behaviors.stopped();
                        })
                .onAnyMessage(_ -> Behaviors.same())
                .build();
    }

    /** The state with a server that runs. */
    private final class Serving {
        private final LanguageServer server;
        private final ServerCalls calls;
        private final LspGate gate;
        private final Deque<String> toServer = new ArrayDeque<>();
        private final Deque<String> toClient = new ArrayDeque<>();
        private Optional<ActorRef<Acknowledged>> speaker = Optional.empty();
        private boolean writing;
        private boolean sending;
        private boolean hearing;
        private int fetching;

        Serving(LanguageServer server) {
            this.server = server;
            this.calls = new ServerCalls(server, blocking);
            this.gate = new LspGate(server.folders());
        }

        private Behavior<Command> serving() {
            return killingOnStop()
                    .onMessage(Join.class, join -> acknowledge(join.replyTo()))
                    .onMessage(Say.class, this::onSay)
                    .onMessage(Heard.class, heard -> onHeard(heard.message()))
                    .onMessage(Fetched.class, fetched -> onFetched(fetched.answer()))
                    .onMessage(End.class, end -> end(end.why()))
                    .onMessageEquals(Signal.WRITTEN, this::onWritten)
                    .onMessageEquals(Signal.SENT, this::onSent)
                    .onMessageEquals(Signal.CLIENT_GONE, () -> end(SessionEnd.CLIENT_LEFT))
                    .onMessageEquals(
                            Signal.SERVER_GONE, () -> end(SessionEnd.LANGUAGE_SERVER_ENDED))
                    .onMessageEquals(Signal.IDLE, () -> end(SessionEnd.IDLE))
                    .onMessageEquals(Signal.UNANSWERED, this::onUnanswered)
                    .build();
        }

        private Behavior<Command> acknowledge(ActorRef<Acknowledged> who) {
            who.tell(Acknowledged.NEXT);
            return Behaviors.same();
        }

        private Behavior<Command> onSay(Say said) {
            timers.startSingleTimer(Signal.IDLE, idle);
            speaker = Optional.of(said.replyTo());
            return carryOut(gate.fromClient(said.message()));
        }

        private Behavior<Command> onHeard(Optional<String> message) {
            hearing = false;
            if (message.isEmpty()) {
                LOG.info("A language server ended");
                return end(SessionEnd.LANGUAGE_SERVER_ENDED);
            }
            // It lives: an answer that takes long may wait for another one.
            timers.cancel(Signal.UNANSWERED);
            return carryOut(gate.fromServer(message.get()));
        }

        private Behavior<Command> onFetched(String answer) {
            fetching--;
            toClient.add(answer);
            return goOn();
        }

        private Behavior<Command> onWritten() {
            writing = false;
            return goOn();
        }

        private Behavior<Command> onSent() {
            sending = false;
            return goOn();
        }

        private Behavior<Command> onUnanswered() {
            LOG.warn(
                    "A language server did not answer for {} s and is ended", PATIENCE.toSeconds());
            return end(SessionEnd.LANGUAGE_SERVER_ENDED);
        }

        private Behavior<Command> end(SessionEnd why) {
            LOG.debug("A language session ends: {}", why);
            client.end(why);
            return farewell(server);
        }

        private Behavior<Command> carryOut(List<LspGate.Effect> effects) {
            for (LspGate.Effect effect : effects) {
                switch (effect) {
                    case LspGate.ToServer(String message) -> toServer.add(message);
                    case LspGate.ToClient(String message) -> toClient.add(message);
                    case LspGate.Fetch fetch -> fetch(fetch);
                    case LspGate.Close(SessionEnd why) -> {
                        return end(why);
                    }
                }
            }
            return goOn();
        }

        private Behavior<Command> goOn() {
            if (toServer.size() > MOST_WAITING || toClient.size() > MOST_WAITING) {
                return end(SessionEnd.TOO_MUCH);
            }
            if (!writing && !toServer.isEmpty()) {
                write(toServer.remove());
            }
            if (!sending && !toClient.isEmpty()) {
                send(toClient.remove());
            }
            // Texts of files are large: one at a time, and read by the client before the next.
            if (speaker.isPresent() && fetching == 0 && toServer.isEmpty() && toClient.isEmpty()) {
                speaker.get().tell(Acknowledged.NEXT);
                speaker = Optional.empty();
            }
            // A server that is not read does not read either: only the client may keep it waiting.
            if (!hearing && toClient.isEmpty()) {
                hear();
            }
            if (!gate.awaitsAnswer() && fetching == 0) {
                timers.cancel(Signal.UNANSWERED);
            } else if (!timers.isTimerActive(Signal.UNANSWERED)) {
                timers.startSingleTimer(Signal.UNANSWERED, PATIENCE);
            }
            return serving();
        }

        private void write(String message) {
            writing = true;
            context.pipeToSelf(
                    calls.write(message),
                    (_, fault) -> {
                        if (fault == null) {
                            return Signal.WRITTEN;
                        }
                        LOG.warn("A language server cannot be written to: {}", reason(fault));
                        return Signal.SERVER_GONE;
                    });
        }

        private void send(String message) {
            sending = true;
            context.pipeToSelf(
                    client.send(message),
                    (there, fault) -> fault == null && there ? Signal.SENT : Signal.CLIENT_GONE);
        }

        void hear() {
            hearing = true;
            context.pipeToSelf(
                    calls.read(),
                    (message, fault) -> new Heard(fault == null ? message : broken(fault)));
        }

        private static Optional<String> broken(Throwable fault) {
            LOG.warn("A language server cannot be understood: {}", reason(fault));
            return Optional.empty();
        }

        private void fetch(LspGate.Fetch fetch) {
            fetching++;
            context.pipeToSelf(
                    calls.source(fetch.uri()),
                    (text, fault) ->
                            new Fetched(
                                    LspGate.source(
                                            fetch.id(), fault == null ? text : Optional.empty())));
        }
    }
}
