package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Question;
import ved.engine.live.Topics;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Knows the conversations that somebody uses and every turn that is under way: takes questions to
 * their conversation, finds a turn to stop it, tells when one has ended, and gives an end to one whose
 * conversation failed.
 */
public final class Assistant extends AbstractBehavior<Assistant.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    /**
     * Answers with the interaction's id once it is recorded, which is when the turns before it have
     * ended.
     *
     * @param conversation of the user
     * @param model that is asked
     */
    public record Ask(
            long conversation,
            String user,
            Question question,
            String model,
            ActorRef<Answer<Long>> replyTo)
            implements Command {}

    /** Answers {@code true} when the request reached a turn under way. */
    public record Stop(long interaction, ActorRef<Boolean> replyTo) implements Command {}

    /** Answers when the interaction is not under way any more; at once if it is not now. */
    public record AwaitEnd(long interaction, ActorRef<Ended> replyTo) implements Command {}

    /** The interaction has its end, or was never known here. */
    public record Ended(long interaction) {}

    /** A conversation tells that a turn is recorded and goes on. */
    record Register(
            Interaction interaction,
            ActorRef<Conversation.Command> conversation,
            ActorRef<Answer<Long>> replyTo)
            implements Command {}

    /** A conversation tells that the end of a turn is recorded. */
    record Deregister(long interaction) implements Command {}

    /** A conversation has had nothing to do for long, after so many turns. */
    record Passivate(long conversation, long turns) implements Command {}

    private record ConversationStopped(long id, ActorRef<Conversation.Command> conversation)
            implements Command {}

    private record RecordFailure(Live failed) implements Command {}

    private record FailureNotRecorded(Live failed, Throwable fault) implements Command {}

    private record FailureRecorded(Interaction ended) implements Command {}

    private record Open(ActorRef<Conversation.Command> conversation, long turns) {}

    private record Live(
            Interaction interaction,
            ActorRef<Conversation.Command> conversation,
            List<ActorRef<Ended>> waiting) {}

    private static final int MOST_OPEN = 1_000;
    private static final Duration RECORD_RETRY = Duration.ofSeconds(1);
    private static final String FAILED = "Ved made a mistake while it was answered. Ask again.";

    private final AssistantServices services;
    private final Preparation preparation;
    private final Map<Long, Open> open = new HashMap<>();
    private final Map<Long, Live> live = new HashMap<>();

    public static Behavior<Command> create(AssistantServices services) {
        return Behaviors.setup(context -> new Assistant(context, services));
    }

    private Assistant(ActorContext<Command> context, AssistantServices services) {
        super(context);
        this.services = services;
        this.preparation = new Preparation(services);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::onCommand).build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Ask ask -> onAsk(ask);
            case Stop stop -> onStop(stop);
            case AwaitEnd await -> onAwaitEnd(await);
            case Register registration -> onRegister(registration);
            case Deregister(long interaction) -> onDeregister(interaction);
            case Passivate passivate -> onPassivate(passivate);
            case ConversationStopped(long id, var conversation) ->
                    onConversationStopped(id, conversation);
            case RecordFailure(Live failed) -> onRecordFailure(failed);
            case FailureNotRecorded(Live failed, Throwable fault) ->
                    onFailureNotRecorded(failed, fault);
            case FailureRecorded(Interaction ended) -> onFailureRecorded(ended);
        }
        return this;
    }

    private void onAsk(Ask ask) {
        Open there = open.get(ask.conversation());
        if (there == null && open.size() >= MOST_OPEN) {
            ask.replyTo().tell(Answer.refused(new Refusal.Busy("conversations")));
            return;
        }
        Open now = there == null ? spawn(ask.conversation()) : there;
        open.put(ask.conversation(), new Open(now.conversation(), now.turns() + 1));
        now.conversation()
                .tell(
                        new Conversation.Turn(
                                ask.user(), ask.question(), ask.model(), ask.replyTo()));
    }

    private Open spawn(long id) {
        ActorRef<Conversation.Command> conversation =
                getContext()
                        .spawnAnonymous(
                                Conversation.create(
                                        id, services, preparation, getContext().getSelf()));
        getContext().watchWith(conversation, new ConversationStopped(id, conversation));
        return new Open(conversation, 0);
    }

    private void onStop(Stop stop) {
        Live turn = live.get(stop.interaction());
        if (turn != null) {
            turn.conversation().tell(new Conversation.Stop(stop.interaction()));
        }
        stop.replyTo().tell(turn != null);
    }

    private void onAwaitEnd(AwaitEnd await) {
        Live turn = live.get(await.interaction());
        if (turn == null) {
            await.replyTo().tell(new Ended(await.interaction()));
        } else {
            turn.waiting().add(await.replyTo());
        }
    }

    private void onRegister(Register registration) {
        Interaction interaction = registration.interaction();
        live.put(
                interaction.id(),
                new Live(interaction, registration.conversation(), new ArrayList<>()));
        registration.replyTo().tell(Answer.done(interaction.id()));
    }

    private void onDeregister(long interaction) {
        Live ended = live.remove(interaction);
        if (ended != null) {
            ended.waiting().forEach(waiting -> waiting.tell(new Ended(interaction)));
        }
    }

    /** Not while a question is on its way to it. */
    private void onPassivate(Passivate passivate) {
        Open there = open.get(passivate.conversation());
        if (there != null && there.turns() == passivate.turns()) {
            open.remove(passivate.conversation());
            there.conversation().tell(Conversation.Signal.LEAVE);
        }
    }

    private void onConversationStopped(long id, ActorRef<Conversation.Command> conversation) {
        Open there = open.get(id);
        if (there != null && there.conversation().equals(conversation)) {
            open.remove(id);
        }
        live.values().stream()
                .filter(turn -> turn.conversation().equals(conversation))
                .toList()
                .forEach(failed -> {
                    getContext()
                            .getLog()
                            .error(
                                    "The conversation of interaction {} stopped unexpectedly",
                                    failed.interaction().id());
                    onRecordFailure(failed);
                });
    }

    private void onRecordFailure(Live failed) {
        Interaction ended =
                failed.interaction()
                        .ended(Ending.without(Outcome.FAILED, FAILED, services.clock().instant()));
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> services.store().recordEnd(ended, List.of()),
                                services.blocking()),
                        (recorded, fault) ->
                                fault == null
                                        ? new FailureRecorded(recorded)
                                        : new FailureNotRecorded(failed, fault));
    }

    private void onFailureNotRecorded(Live failed, Throwable fault) {
        getContext()
                .getLog()
                .warn(
                        "The end of interaction {} could not be recorded yet: {}",
                        failed.interaction().id(),
                        fault.toString());
        getContext().scheduleOnce(RECORD_RETRY, getContext().getSelf(), new RecordFailure(failed));
    }

    private void onFailureRecorded(Interaction ended) {
        services.topics()
                .tell(
                        Topics.Publish.one(
                                ended.id(),
                                InteractionEvent.Ended.SEQUENCE,
                                new InteractionEvent.Ended(ended)));
        services.topics().tell(new Topics.Close<>(ended.id()));
        onDeregister(ended.id());
    }
}
