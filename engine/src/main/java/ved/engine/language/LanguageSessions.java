package ved.engine.language;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * All language sessions: so many at the same time, and so many of one user. A session counts until
 * nothing is left of its server.
 */
public final class LanguageSessions extends AbstractBehavior<LanguageSessions.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    /**
     * A client wants a session.
     *
     * @param replyTo is told the session; nothing when there is no room
     */
    public record Open(
            String user,
            String interpreter,
            LanguageClient client,
            ActorRef<Optional<ActorRef<LanguageSession.Command>>> replyTo)
            implements Command {}

    /** The server stops: all sessions end, and no more are opened. */
    public record EndAll(ActorRef<AllEnded> replyTo) implements Command {}

    /** Nothing is left of any session. */
    public enum AllEnded {
        DONE
    }

    private final LanguageServers servers;
    private final LanguageSettings settings;
    private final Executor blocking;
    private final Map<ActorRef<LanguageSession.Command>, String> users = new HashMap<>();
    private final List<ActorRef<AllEnded>> awaitingEnd = new ArrayList<>();
    private boolean ended;

    /**
     * Creates the actor.
     *
     * @param blocking has a thread for every task, for as long as a session lasts
     */
    public static Behavior<Command> create(
            LanguageServers servers, LanguageSettings settings, Executor blocking) {
        return Behaviors.setup(
                context -> new LanguageSessions(context, servers, settings, blocking));
    }

    private LanguageSessions(
            ActorContext<Command> context,
            LanguageServers servers,
            LanguageSettings settings,
            Executor blocking) {
        super(context);
        this.servers = servers;
        this.settings = settings;
        this.blocking = blocking;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::onCommand)
                .onSignal(Terminated.class, this::onSessionStopped)
                .build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Open open -> onOpen(open);
            case EndAll(ActorRef<AllEnded> replyTo) -> onEndAll(replyTo);
        }
        return this;
    }

    private void onOpen(Open open) {
        if (!hasRoomFor(open.user())) {
            open.replyTo().tell(Optional.empty());
            return;
        }
        ActorRef<LanguageSession.Command> session =
                getContext()
                        .spawnAnonymous(
                                LanguageSession.create(
                                        open.interpreter(),
                                        servers,
                                        open.client(),
                                        settings,
                                        blocking));
        users.put(session, open.user());
        getContext().watch(session);
        open.replyTo().tell(Optional.of(session));
    }

    private boolean hasRoomFor(String user) {
        long ofUser = users.values().stream().filter(user::equals).count();
        return !ended && users.size() < settings.sessions() && ofUser < settings.perUser();
    }

    private void onEndAll(ActorRef<AllEnded> replyTo) {
        ended = true;
        awaitingEnd.add(replyTo);
        users.keySet()
                .forEach(session ->
                        session.tell(new LanguageSession.End(SessionEnd.SERVER_STOPPED)));
        tellIfAllEnded();
    }

    private Behavior<Command> onSessionStopped(Terminated signal) {
        users.remove(signal.getRef().<LanguageSession.Command>unsafeUpcast());
        tellIfAllEnded();
        return this;
    }

    private void tellIfAllEnded() {
        if (users.isEmpty()) {
            awaitingEnd.forEach(waiting -> waiting.tell(AllEnded.DONE));
            awaitingEnd.clear();
        }
    }
}
