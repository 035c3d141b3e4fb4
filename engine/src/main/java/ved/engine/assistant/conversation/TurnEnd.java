package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.SentText;
import ved.engine.assistant.conversation.Conversation.Command;
import ved.engine.assistant.conversation.Conversation.NotRecorded;
import ved.engine.assistant.conversation.Conversation.Recorded;
import ved.engine.assistant.conversation.Conversation.Signal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The last state of a turn: its end is recorded, however long that takes, and then told to those who
 * wait for it.
 *
 * @param ended the interaction with its end
 * @param received what the record does not have yet
 */
record TurnEnd(
        Interaction ended, List<SentText> received, AnswerLog log, Conversation conversation) {
    private static final Duration RECORD_RETRY = Duration.ofSeconds(1);

    Behavior<Command> record() {
        conversation.context.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> conversation.services.store().recordEnd(ended, received),
                        conversation.services.blocking()),
                (recorded, fault) ->
                        fault == null ? new Recorded(recorded) : new NotRecorded(fault));
        return conversation
                .takingTurns()
                .onMessage(Recorded.class, message -> onRecorded(message.ended()))
                .onMessage(NotRecorded.class, message -> onNotRecorded(message.fault()))
                .onMessageEquals(Signal.RECORD_AGAIN, this::record)
                .onSignal(PostStop.class, _ -> conversation.onPostStop())
                .build();
    }

    private Behavior<Command> onNotRecorded(Throwable fault) {
        conversation
                .context
                .getLog()
                .warn("The end could not be recorded yet: {}", Conversation.message(fault));
        conversation.timers.startSingleTimer(Signal.RECORD_AGAIN, RECORD_RETRY);
        return Behaviors.same();
    }

    /**
     * @param now the end that counts
     */
    private Behavior<Command> onRecorded(Interaction now) {
        conversation.context.getLog().info("Interaction {} ended: {}", now.id(), now.outcome());
        log.ended(now);
        conversation.registry.tell(new Assistant.Deregister(now.id()));
        return conversation.next();
    }
}
