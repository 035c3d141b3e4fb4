package ved.engine.execution;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Bounds how many sandboxes are alive. People at the editor and runs wait in lanes of their own, so
 * that a large run cannot starve a person. Within a lane the next slot goes to the owner who holds
 * the fewest, and no person takes the last one of several, so that none can starve the others. A slot
 * comes back when its holder stops.
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

    /**
     * The holder is told when it has the slot; it holds it until it stops.
     *
     * @param owner the person or the run that the execution is for
     */
    public record Acquire(Lane lane, String owner, ActorRef<Void> holder, ActorRef<Granted> replyTo)
            implements Command {}

    /** The slot is the holder's. */
    public record Granted() {}

    private record Holding(Lane lane, String owner) {}

    private final Map<Lane, Integer> slots = new EnumMap<>(Lane.class);
    private final Map<Lane, List<Acquire>> waiting = new EnumMap<>(Lane.class);
    private final Map<ActorRef<Void>, Holding> holding = new HashMap<>();

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
        slots.put(Lane.INTERACTIVE, interactive);
        slots.put(Lane.RUN, run);
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayList<>());
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
        waiting(acquire.lane()).add(acquire);
        grantNext(acquire.lane());
    }

    private Behavior<Command> onHolderStopped(Terminated signal) {
        Holding returned = holding.remove(signal.getRef());
        if (returned == null) {
            waiting.values()
                    .forEach(lane -> lane.removeIf(w -> w.holder().equals(signal.getRef())));
        } else {
            grantNext(returned.lane());
        }
        return this;
    }

    private void grantNext(Lane lane) {
        Map<String, Long> held =
                holding.values().stream()
                        .filter(holder -> holder.lane() == lane)
                        .collect(Collectors.groupingBy(Holding::owner, Collectors.counting()));
        long free = slots(lane) - held.values().stream().mapToLong(Long::longValue).sum();
        if (free > 0) {
            waiting(lane).stream()
                    .filter(waiter -> held(held, waiter) < mostFor(lane))
                    .min(Comparator.comparingLong(waiter -> held(held, waiter)))
                    .ifPresent(this::grant);
        }
    }

    private void grant(Acquire next) {
        waiting(next.lane()).remove(next);
        holding.put(next.holder(), new Holding(next.lane(), next.owner()));
        next.replyTo().tell(new Granted());
        grantNext(next.lane());
    }

    private static long held(Map<String, Long> held, Acquire waiter) {
        return held.getOrDefault(waiter.owner(), 0L);
    }

    /** How many slots one owner may hold. */
    private int mostFor(Lane lane) {
        return lane == Lane.INTERACTIVE ? Math.max(1, slots(lane) - 1) : slots(lane);
    }

    private int slots(Lane lane) {
        return Objects.requireNonNull(slots.get(lane));
    }

    private List<Acquire> waiting(Lane lane) {
        return Objects.requireNonNull(waiting.get(lane));
    }
}
