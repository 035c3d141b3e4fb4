package ved.engine.live;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the events of everything that is under way, one topic for each execution or run, and hands
 * them to watchers: first what happened, then what happens. A topic lives from its first event until
 * it is closed; what is closed is read from the store.
 *
 * @param <E> the events of the topics
 */
public final class Topics<E> extends AbstractBehavior<Topics.Command<E>> {
    /** What this actor understands. */
    public sealed interface Command<E> {}

    /**
     * Opens the topic if it is not open yet. Sequences ascend; what was published before is passed
     * over, so that a publisher may start again.
     */
    public record Publish<E>(long topic, List<Numbered<E>> events) implements Command<E> {
        public Publish {
            events = List.copyOf(events);
        }

        public static <E> Publish<E> one(long topic, long sequence, E event) {
            return new Publish<>(topic, List.of(new Numbered<>(sequence, event)));
        }
    }

    /** Nothing more will come. The events must be readable from the store by now. */
    public record Close<E>(long topic) implements Command<E> {}

    /** The subscriber gets what comes after the sequence, until it stops or the topic is closed. */
    public record Subscribe<E>(long topic, long after, ActorRef<Delivery<E>> subscriber)
            implements Command<E> {}

    /** What a subscriber receives. */
    public sealed interface Delivery<E> {}

    /** At least one event, in order. */
    public record Events<E>(List<Numbered<E>> events) implements Delivery<E> {}

    /** The topic is not open: all there is to know is in the store. {@link End} follows. */
    public record NotLive<E>() implements Delivery<E> {}

    /** Nothing more will come. */
    public record End<E>() implements Delivery<E> {}

    private static final class Topic<E> {
        final List<Numbered<E>> history = new ArrayList<>();
        final Set<ActorRef<Delivery<E>>> subscribers = new HashSet<>();
    }

    private final Map<Long, Topic<E>> topics = new HashMap<>();

    public static <E> Behavior<Command<E>> create() {
        return Behaviors.setup(Topics::new);
    }

    private Topics(ActorContext<Command<E>> context) {
        super(context);
    }

    @Override
    public Receive<Command<E>> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::onCommand)
                .onSignal(Terminated.class, this::onSubscriberStopped)
                .build();
    }

    private Behavior<Command<E>> onCommand(Command<E> command) {
        switch (command) {
            case Publish<E> publish -> onPublish(publish);
            case Close<E>(long topic) -> onClose(topic);
            case Subscribe<E> subscribe -> onSubscribe(subscribe);
        }
        return this;
    }

    private void onPublish(Publish<E> publish) {
        Topic<E> topic = topics.computeIfAbsent(publish.topic(), _ -> new Topic<>());
        long last = topic.history.isEmpty() ? 0 : topic.history.getLast().sequence();
        List<Numbered<E>> fresh =
                publish.events().stream().filter(e -> e.sequence() > last).toList();
        if (!fresh.isEmpty()) {
            topic.history.addAll(fresh);
            topic.subscribers.forEach(subscriber -> subscriber.tell(new Events<>(fresh)));
        }
    }

    private void onClose(long id) {
        Topic<E> topic = topics.remove(id);
        if (topic != null) {
            for (ActorRef<Delivery<E>> subscriber : topic.subscribers) {
                getContext().unwatch(subscriber);
                subscriber.tell(new End<>());
            }
        }
    }

    private void onSubscribe(Subscribe<E> request) {
        ActorRef<Delivery<E>> subscriber = request.subscriber();
        Topic<E> topic = topics.get(request.topic());
        if (topic == null) {
            subscriber.tell(new NotLive<>());
            subscriber.tell(new End<>());
            return;
        }
        List<Numbered<E>> missed =
                topic.history.stream().filter(e -> e.sequence() > request.after()).toList();
        if (!missed.isEmpty()) {
            subscriber.tell(new Events<>(missed));
        }
        topic.subscribers.add(subscriber);
        getContext().watch(subscriber);
    }

    private Behavior<Command<E>> onSubscriberStopped(Terminated signal) {
        topics.values()
                .forEach(topic ->
                        topic.subscribers.remove(signal.getRef().<Delivery<E>>unsafeUpcast()));
        return this;
    }
}
