package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.SentText;
import ved.engine.assistant.conversation.Conversation.Command;
import ved.engine.assistant.conversation.Conversation.Signal;
import ved.engine.assistant.conversation.Conversation.StepNotAllowed;
import ved.engine.assistant.conversation.Conversation.StepNotRecorded;
import ved.engine.assistant.conversation.Conversation.StepRecorded;
import ved.engine.assistant.conversation.Conversation.Stop;
import ved.engine.assistant.conversation.Conversation.ToolsFailed;
import ved.engine.assistant.conversation.Conversation.ToolsUsed;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.provider.ModelReply;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The states between a reply that asks for tools and the next request: the tools are used, what they
 * say is recorded, and only then it is sent.
 *
 * @param exchange that the reply is to
 * @param received the reply, which the record does not have yet
 */
record ToolStep(
        Answering turn,
        Conversation conversation,
        Exchange exchange,
        ModelReply reply,
        List<SentText> received) {

    Behavior<Command> useTools() {
        conversation.context.pipeToSelf(
                conversation.tools.use(turn.interaction(), turn.question(), exchange, reply),
                (outbound, fault) ->
                        fault == null
                                ? new ToolsUsed(exchange, outbound)
                                : new ToolsFailed(exchange, fault));
        return conversation
                .takingTurns()
                .onMessageEquals(Signal.TELL, turn::onTell)
                .onMessage(
                        ToolsUsed.class,
                        message -> message.exchange().equals(exchange),
                        message -> onToolsUsed(message.outbound()))
                .onMessage(
                        ToolsFailed.class,
                        message -> message.exchange().equals(exchange),
                        message -> onFault("could not be filtered", message.fault()))
                .onMessage(Stop.class, turn::isMeant, _ -> turn.cut(Cut.STOPPED, received))
                .onSignal(PostStop.class, _ -> conversation.onPostStop())
                .build();
    }

    private Behavior<Command> onToolsUsed(Outbound outbound) {
        return switch (outbound) {
            case Outbound.Ready ready -> record(ready);
            case Outbound.Blocked blocked ->
                    turn.end(Outcome.BLOCKED, Optional.of(Remarks.ofTool(blocked)), received);
            case Outbound.Refused(String reason) ->
                    turn.end(
                            Outcome.REFUSED,
                            Optional.of("What a tool found was not sent. " + reason),
                            received);
        };
    }

    private Behavior<Command> record(Outbound.Ready ready) {
        List<SentText> texts = Stream.concat(received.stream(), ready.texts().stream()).toList();
        conversation.context.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> recordedIfAllowed(texts, ready), conversation.services.blocking()),
                (answer, fault) -> fault == null ? answer : new StepNotRecorded(exchange, fault));
        return recording(ready, false);
    }

    /** Whoever may not ask any more is answered no further. */
    private Command recordedIfAllowed(List<SentText> texts, Outbound.Ready ready) {
        Interaction interaction = turn.interaction();
        if (!conversation.services.mayAsk().test(interaction.user())) {
            return new StepNotAllowed(exchange);
        }
        conversation.services.store().recordStep(interaction.id(), texts, ready.names());
        return new StepRecorded(exchange);
    }

    /**
     * @param stopped whether the user wants no more of it
     */
    private Behavior<Command> recording(Outbound.Ready ready, boolean stopped) {
        return conversation
                .takingTurns()
                .onMessageEquals(Signal.TELL, turn::onTell)
                .onMessage(
                        StepNotAllowed.class,
                        message -> message.exchange().equals(exchange),
                        _ -> turn.cut(stopped ? Cut.STOPPED : Cut.NOT_ALLOWED, received))
                .onMessage(
                        StepRecorded.class,
                        message -> message.exchange().equals(exchange),
                        _ ->
                                stopped
                                        ? turn.cut(Cut.STOPPED, List.of())
                                        : turn.generate(
                                                exchange.after(
                                                        reply, ready.texts(), ready.names())))
                .onMessage(
                        StepNotRecorded.class,
                        message -> message.exchange().equals(exchange),
                        message ->
                                stopped
                                        ? turn.cut(Cut.STOPPED, received)
                                        : onFault("could not be recorded", message.fault()))
                .onMessage(Stop.class, turn::isMeant, _ -> recording(ready, true))
                .onSignal(PostStop.class, _ -> conversation.onPostStop())
                .build();
    }

    private Behavior<Command> onFault(String what, Throwable fault) {
        conversation.context.getLog().warn("What tools found {}", what, fault);
        return turn.end(
                Outcome.FAILED,
                Optional.of(
                        "What a tool found %s, so that it was not sent: %s"
                                .formatted(what, Conversation.message(fault))),
                received);
    }
}
