package ved.engine.execution;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * Bounds how many sandboxes are alive. People at the editor and runs wait in lanes of their own, so
 * that a large run cannot starve a person. A slot comes back when its holder stops.
 */
public final class ExecutionSlots extends AbstractBehavior<ExecutionSlots.Command> {
    /** Who waits in which lane. */
    public enum Lane {
        /** A person who waits for the result. */
        INTERACTIVE,
        /** The scripts of runs. */
        RUN
    }

    /** What this actor understands. */
    public sealed interface Command {}

    /** The holder is told when it has the slot, in the order of asking; it holds it until it stops. */
    public record Acquire(Lane lane, ActorRef<Void> holder, ActorRef<Granted> replyTo)
            implements Command {}

    /** The slot is the holder's. */
    public record Granted() {}

    private record Holding(Lane lane, boolean granted) {}

    private final Map<Lane, Integer> free = new EnumMap<>(Lane.class);
    private final Map<Lane, Queue<Acquire>> waiting = new EnumMap<>(Lane.class);
    private final Map<ActorRef<Void>, Holding> holders = new HashMap<>();

    /**
     * Creates the slots.
     *
     * @param interactive slots for people
     * @param run slots for runs
     */
    public static Behavior<Command> create(int interactive, int run) {
        return Behaviors.setup(context -> new ExecutionSlots(context, interactive, run));
    }

    private ExecutionSlots(ActorContext<Command> context, int interactive, int run) {
        super(context);
        free.put(Lane.INTERACTIVE, interactive);
        free.put(Lane.RUN, run);
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onAnyMessage(this::onCommand)
                .onSignal(Terminated.class, this::onHolderStopped)
                .build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Acquire acquire -> onAcquire(acquire);
        }
        return this;
    }

    private void onAcquire(Acquire acquire) {
        getContext().watch(acquire.holder());
        holders.put(acquire.holder(), new Holding(acquire.lane(), false));
        queue(acquire.lane()).add(acquire);
        grantNext(acquire.lane());
    }

    private Behavior<Command> onHolderStopped(Terminated signal) {
        Holding holding = holders.remove(signal.getRef().<Void>unsafeUpcast());
        if (holding == null) {
            return this;
        }
        if (holding.granted()) {
            free.merge(holding.lane(), 1, Integer::sum);
            grantNext(holding.lane());
        } else {
            queue(holding.lane()).removeIf(waiter -> waiter.holder().equals(signal.getRef()));
        }
        return this;
    }

    private void grantNext(Lane lane) {
        if (Objects.requireNonNull(free.get(lane)) == 0) {
            return;
        }
        Acquire next = queue(lane).poll();
        if (next != null) {
            free.merge(lane, -1, Integer::sum);
            holders.put(next.holder(), new Holding(lane, true));
            next.replyTo().tell(new Granted());
        }
    }

    private Queue<Acquire> queue(Lane lane) {
        return Objects.requireNonNull(waiting.get(lane));
    }
}
