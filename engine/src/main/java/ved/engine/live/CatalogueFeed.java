package ved.engine.live;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells everybody what changes anywhere. Remembers the newest events only, and who was present not at
 * all; a watcher who missed more is told to fetch everything again.
 */
public final class CatalogueFeed extends AbstractBehavior<CatalogueFeed.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    public record Publish(CatalogueEvent event) implements Command {}

    /**
     * @param after the last sequence seen; a negative one for only what comes from now on
     */
    public record Subscribe(long after, ActorRef<Numbered<CatalogueEvent>> subscriber)
            implements Command {}

    private static final int REMEMBERED = 1_000;

    private final Deque<Numbered<CatalogueEvent>> recent = new ArrayDeque<>();
    private final Set<ActorRef<Numbered<CatalogueEvent>>> subscribers = new HashSet<>();
    private long forgotten;
    private long last;

    /**
     * Creates the feed.
     *
     * @param start sequence before the first event; larger than any that an earlier process gave,
     *     e.g. the time of the start in microseconds
     */
    public static Behavior<Command> create(long start) {
        return Behaviors.setup(context -> new CatalogueFeed(context, start));
    }

    private CatalogueFeed(ActorContext<Command> context, long start) {
        super(context);
        this.forgotten = start;
        this.last = start;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::onCommand)
                .onSignal(Terminated.class, this::onSubscriberStopped)
                .build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Publish(CatalogueEvent event) -> onPublish(event);
            case Subscribe subscribe -> onSubscribe(subscribe);
        }
        return this;
    }

    private void onPublish(CatalogueEvent event) {
        last++;
        var numbered = new Numbered<>(last, event);
        if (isReplayed(event)) {
            recent.addLast(numbered);
        }
        if (recent.size() > REMEMBERED) {
            forgotten = recent.removeFirst().sequence();
        }
        subscribers.forEach(subscriber -> subscriber.tell(numbered));
    }

    /** Who is present changes often and is asked for as a whole: it pushes nothing else out. */
    private static boolean isReplayed(CatalogueEvent event) {
        return !(event instanceof CatalogueEvent.PresenceChanged);
    }

    private void onSubscribe(Subscribe request) {
        missedAfter(request.after()).forEach(request.subscriber()::tell);
        subscribers.add(request.subscriber());
        getContext().watch(request.subscriber());
    }

    private List<Numbered<CatalogueEvent>> missedAfter(long after) {
        if (after < 0) {
            return List.of();
        }
        if (after < forgotten || after > last) {
            return List.of(new Numbered<>(last, new CatalogueEvent.Reset()));
        }
        return recent.stream().filter(e -> e.sequence() > after).toList();
    }

    private Behavior<Command> onSubscriberStopped(Terminated signal) {
        subscribers.remove(signal.getRef().<Numbered<CatalogueEvent>>unsafeUpcast());
        return this;
    }
}
