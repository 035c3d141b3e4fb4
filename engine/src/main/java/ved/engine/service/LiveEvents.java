package ved.engine.service;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSource;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.CatalogueFeed;
import ved.engine.live.Numbered;
import ved.engine.live.PresenceBoard;
import ved.engine.live.Topics;
import ved.engine.live.Window;

import java.util.Optional;

/**
 * Streams of live events. A watcher that does not read is dropped when its buffer is full: its
 * stream fails, and it may come back with the last sequence it saw.
 */
public final class LiveEvents {
    /** Deliveries that wait for one watcher; their events are shared with all others. */
    private static final int BUFFER = 1_024;

    private LiveEvents() {}

    /**
     * The events of a topic after a sequence, until the topic is closed.
     *
     * @param stored what the store has after that sequence, read when the topic is not open
     */
    static <E> Source<Numbered<E>, NotUsed> of(
            ActorRef<Topics.Command<E>> topics,
            long topic,
            long after,
            Source<Numbered<E>, NotUsed> stored) {
        Source<Topics.Delivery<E>, ActorRef<Topics.Delivery<E>>> deliveries =
                ActorSource.actorRef(
                        delivery -> delivery instanceof Topics.End,
                        _ -> Optional.empty(),
                        BUFFER,
                        OverflowStrategy.fail());
        return deliveries
                .mapMaterializedValue(subscriber -> {
                    topics.tell(new Topics.Subscribe<>(topic, after, subscriber));
                    return NotUsed.getInstance();
                })
                .flatMapConcat(delivery ->
                        switch (delivery) {
                            case Topics.Events<E>(var events) -> Source.from(events);
                            case Topics.NotLive<E> _ -> stored;
                            case Topics.End<E> _ -> Source.empty();
                        });
    }

    /**
     * What changes anywhere.
     *
     * @param after a sequence; a negative one for only what comes from now on
     * @param window present while the stream runs
     */
    public static Source<Numbered<CatalogueEvent>, NotUsed> ofCatalogue(
            ActorRef<CatalogueFeed.Command> feed,
            ActorRef<PresenceBoard.Command> presence,
            long after,
            Optional<Window> window) {
        Source<Numbered<CatalogueEvent>, ActorRef<Numbered<CatalogueEvent>>> events =
                ActorSource.actorRef(
                        _ -> false, _ -> Optional.empty(), BUFFER, OverflowStrategy.fail());
        return events.mapMaterializedValue(subscriber -> {
            feed.tell(new CatalogueFeed.Subscribe(after, subscriber));
            window.ifPresent(there -> presence.tell(new PresenceBoard.Watch(there, subscriber)));
            return NotUsed.getInstance();
        });
    }
}
