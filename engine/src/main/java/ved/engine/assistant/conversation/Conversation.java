package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Question;
import ved.engine.assistant.conversation.Preparation.Prepared;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Carries the turns of one conversation from question to end, one after another: makes the question
 * ready and records it, and then lets it be answered. One method for each state; those of an answer
 * are in {@link Answering}.
 */
public final class Conversation {
    /** What this actor understands. */
    public sealed interface Command {}

    /** A question, whose asker hears the id of its interaction. */
    record Turn(String user, Question question, String model, ActorRef<Answer<Long>> replyTo)
            implements Command {}

    /** Ends a turn with the outcome {@code stopped}, unless it has ended. */
    record Stop(long interaction) implements Command {}

    private record Ready(Prepared prepared) implements Command {}

    private record NotReady(Throwable fault) implements Command {}

    // What a turn under way tells the conversation, in which it is one of the states.

    record Heard(Exchange exchange, String more) implements Command {}

    record Calling(Exchange exchange, int characters) implements Command {}

    record Replied(Exchange exchange, ModelReply reply) implements Command {}

    record Failed(Exchange exchange, ModelFault fault, ModelReply soFar) implements Command {}

    record ToolsUsed(Exchange exchange, Outbound outbound) implements Command {}

    record ToolsFailed(Exchange exchange, Throwable fault) implements Command {}

    record StepNotAllowed(Exchange exchange) implements Command {}

    record StepRecorded(Exchange exchange) implements Command {}

    record StepNotRecorded(Exchange exchange, Throwable fault) implements Command {}

    record Recorded(Interaction ended) implements Command {}

    record NotRecorded(Throwable fault) implements Command {}

    /** What needs no words. */
    enum Signal implements Command {
        /** The registry knows this conversation no more. */
        LEAVE,
        IDLE,
        TELL,
        STOP_OVERDUE,
        RECORD_AGAIN
    }

    private static final int MOST_WAITING = 8;
    private static final String FAILED = "Ved made a mistake in this conversation. Ask again.";
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);

    final ActorContext<Command> context;
    final TimerScheduler<Command> timers;
    final AssistantServices services;
    final ActorRef<Assistant.Command> registry;
    final ToolUse tools;
    private final long id;
    private final Preparation preparation;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private long turns;

    /**
     * @param registry knows each turn from its record to its end
     */
    static Behavior<Command> create(
            long id,
            AssistantServices services,
            Preparation preparation,
            ActorRef<Assistant.Command> registry) {
        return Behaviors.withMdc(
                Command.class,
                Map.of("conversation", Long.toString(id)),
                Behaviors.setup(context ->
                        Behaviors.withTimers(timers ->
                                new Conversation(
                                                context,
                                                timers,
                                                id,
                                                services,
                                                preparation,
                                                registry)
                                        .next())));
    }

    private Conversation(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            long id,
            AssistantServices services,
            Preparation preparation,
            ActorRef<Assistant.Command> registry) {
        this.context = context;
        this.timers = timers;
        this.id = id;
        this.services = services;
        this.preparation = preparation;
        this.registry = registry;
        this.tools = new ToolUse(services);
    }

    /** The turn that waits longest, or none. */
    Behavior<Command> next() {
        Turn turn = waiting.poll();
        if (turn != null) {
            return prepare(turn);
        }
        timers.startSingleTimer(Signal.IDLE, LONGEST_IDLE);
        return idle();
    }

    private Behavior<Command> idle() {
        return Behaviors.receive(Command.class)
                .onMessage(
                        Turn.class,
                        turn -> {
                            turns++;
                            timers.cancel(Signal.IDLE);
                            return prepare(turn);
                        })
                .onMessageEquals(
                        Signal.IDLE,
                        () -> {
                            registry.tell(new Assistant.Passivate(id, turns));
                            return Behaviors.same();
                        })
                .onMessageEquals(Signal.LEAVE, Behaviors::stopped)
                .build();
    }

    private Behavior<Command> prepare(Turn turn) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> preparation.prepare(id, turn.user(), turn.question(), turn.model()),
                        services.blocking()),
                (prepared, fault) -> fault == null ? new Ready(prepared) : new NotReady(fault));
        return takingTurns()
                .onMessage(Ready.class, message -> onReady(turn, message.prepared()))
                .onMessage(NotReady.class, message -> onNotReady(turn, message.fault()))
                .onSignal(PostStop.class, _ -> onPostStop())
                .build();
    }

    private Behavior<Command> onReady(Turn turn, Prepared prepared) {
        return switch (prepared) {
            case Prepared.EndedAtOnce(Interaction interaction) -> {
                context.getLog()
                        .info(
                                "Interaction {} ended at once: {}",
                                interaction.id(),
                                interaction.outcome());
                turn.replyTo().tell(Answer.done(interaction.id()));
                yield next();
            }
            case Prepared.Begun begun -> new Answering(begun, this).begin(turn.replyTo());
        };
    }

    private Behavior<Command> onNotReady(Turn turn, Throwable fault) {
        context.getLog().warn("A question could not be recorded, so that it was not sent", fault);
        turn.replyTo().tell(Answer.refused(new Refusal.StorageUnavailable(message(fault))));
        return next();
    }

    /** Nobody will answer those who wait. */
    Behavior<Command> onPostStop() {
        waiting.forEach(turn ->
                turn.replyTo().tell(Answer.refused(new Refusal.AssistantUnavailable(FAILED))));
        waiting.clear();
        return Behaviors.same();
    }

    /** A state in which further questions wait; it ends with {@link #onPostStop}. */
    BehaviorBuilder<Command> takingTurns() {
        return Behaviors.receive(Command.class)
                .onMessage(
                        Turn.class,
                        turn -> {
                            turns++;
                            if (waiting.size() < MOST_WAITING) {
                                waiting.add(turn);
                            } else {
                                turn.replyTo()
                                        .tell(
                                                Answer.refused(
                                                        new Refusal.Busy(
                                                                "questions of this"
                                                                        + " conversation")));
                            }
                            return Behaviors.same();
                        });
    }

    /** What a fault says of itself. */
    static String message(Throwable fault) {
        Throwable cause =
                fault instanceof CompletionException && fault.getCause() != null
                        ? fault.getCause()
                        : fault;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
