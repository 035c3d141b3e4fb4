package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Question;
import ved.engine.assistant.SentText;
import ved.engine.assistant.Spent;
import ved.engine.assistant.conversation.Conversation.Calling;
import ved.engine.assistant.conversation.Conversation.Command;
import ved.engine.assistant.conversation.Conversation.Failed;
import ved.engine.assistant.conversation.Conversation.Heard;
import ved.engine.assistant.conversation.Conversation.Replied;
import ved.engine.assistant.conversation.Conversation.Signal;
import ved.engine.assistant.conversation.Conversation.Stop;
import ved.engine.assistant.conversation.Preparation.Prepared;
import ved.engine.assistant.outbound.AnswerCode;
import ved.engine.assistant.outbound.ToolArguments;
import ved.engine.assistant.provider.LanguageModel.Generation;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest;
import ved.engine.script.Answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The states of a conversation in which the model answers a recorded question, and the way from them
 * to {@link ToolStep} and {@link TurnEnd}. For one turn.
 */
final class Answering {
    private static final Duration TELLING_DELAY = Duration.ofMillis(40);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    private final Prepared.Begun begun;
    private final Interaction interaction;
    private final Conversation conversation;
    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final AssistantServices services;
    private final TurnLimits limits;
    private final AnswerLog log;

    Answering(Prepared.Begun begun, Conversation conversation) {
        this.begun = begun;
        this.interaction = begun.interaction();
        this.conversation = conversation;
        this.context = conversation.context;
        this.timers = conversation.timers;
        this.services = conversation.services;
        this.limits = new TurnLimits(services.settings().limits());
        this.log = new AnswerLog(interaction.id(), begun.names(), services);
    }

    /**
     * @param asker hears the id of the interaction
     */
    Behavior<Command> begin(ActorRef<Answer<Long>> asker) {
        log.started(interaction);
        conversation.registry.tell(new Assistant.Register(interaction, context.getSelf(), asker));
        return generate(Exchange.of(interaction.id(), begun.texts(), begun.names()));
    }

    /** Lets the model answer what is recorded. */
    Behavior<Command> generate(Exchange exchange) {
        log.stepBegins(exchange.seen());
        var request =
                new ModelRequest(
                        interaction.model(),
                        exchange.messages(),
                        conversation.tools.descriptions(),
                        limits.tokensLeft(log.spent()));
        return generating(
                exchange,
                services.model().generate(request, new Relay(context.getSelf(), exchange)),
                Optional.empty());
    }

    /**
     * @param cut why it was stopped before its end
     */
    private Behavior<Command> generating(
            Exchange exchange, Generation generation, Optional<Cut> cut) {
        return conversation
                .takingTurns()
                .onMessage(
                        Heard.class,
                        message -> message.exchange().equals(exchange),
                        message -> onHeard(exchange, generation, cut, message.more()))
                .onMessage(
                        Calling.class,
                        message -> message.exchange().equals(exchange),
                        message -> onCalling(exchange, generation, cut, message.characters()))
                .onMessageEquals(Signal.TELL, this::onTell)
                .onMessage(
                        Replied.class,
                        message -> message.exchange().equals(exchange),
                        message -> onReplied(exchange, cut, message.reply()))
                .onMessage(
                        Failed.class,
                        message -> message.exchange().equals(exchange),
                        message -> onFailed(exchange, cut, message.fault(), message.soFar()))
                .onMessage(
                        Stop.class,
                        this::isMeant,
                        _ ->
                                cut.isPresent()
                                        ? Behaviors.same()
                                        : stop(exchange, generation, Cut.STOPPED))
                .onMessageEquals(Signal.STOP_OVERDUE, () -> onStopOverdue(exchange, cut))
                .onSignal(
                        PostStop.class,
                        _ -> {
                            generation.stop();
                            return conversation.onPostStop();
                        })
                .build();
    }

    private Behavior<Command> onHeard(
            Exchange exchange, Generation generation, Optional<Cut> cut, String more) {
        log.heard(more);
        if (!timers.isTimerActive(Signal.TELL)) {
            // The first words at once, those right behind them together.
            timers.startSingleTimer(Signal.TELL, TELLING_DELAY);
            log.tell();
        }
        return stopWhenTooLong(exchange, generation, cut);
    }

    private Behavior<Command> onCalling(
            Exchange exchange, Generation generation, Optional<Cut> cut, int characters) {
        log.calling(characters);
        return stopWhenTooLong(exchange, generation, cut);
    }

    private Behavior<Command> stopWhenTooLong(
            Exchange exchange, Generation generation, Optional<Cut> cut) {
        return cut.isEmpty() && limits.isTooLong(log.received())
                ? stop(exchange, generation, Cut.TOO_LONG)
                : Behaviors.same();
    }

    private Behavior<Command> stop(Exchange exchange, Generation generation, Cut why) {
        timers.startSingleTimer(Signal.STOP_OVERDUE, STOP_GRACE);
        generation.stop();
        return generating(exchange, generation, Optional.of(why));
    }

    private Behavior<Command> onReplied(Exchange exchange, Optional<Cut> cut, ModelReply reply) {
        Spent before = log.spent();
        log.stepEnded(reply);
        List<SentText> received = exchange.received(reply, log.step());
        if (cut.isPresent()) {
            return cut(cut.get(), received);
        }
        if (reply.cut()) {
            return end(Outcome.LIMITED, Optional.of(limits.cut(reply, before)), received);
        }
        if (!reply.calls().isEmpty()) {
            return onCalls(exchange, reply, received);
        }
        return reply.text().isBlank()
                ? end(
                        Outcome.FAILED,
                        Optional.of(
                                "The model answered nothing. Ask again, or choose another"
                                        + " model."),
                        received)
                : end(Outcome.ANSWERED, begun.remark(), received);
    }

    private Behavior<Command> onCalls(
            Exchange exchange, ModelReply reply, List<SentText> received) {
        if (limits.isTooLong(log.received())) {
            return cut(Cut.TOO_LONG, received);
        }
        Optional<String> limit = limits.reached(exchange.steps(), reply, log.spent());
        if (limit.isPresent()) {
            return end(Outcome.LIMITED, limit, received);
        }
        log.tell();
        reply.calls()
                .forEach(call ->
                        log.toolUsed(
                                call.name(),
                                ToolArguments.restore(call.arguments(), exchange.seen())));
        return new ToolStep(this, conversation, exchange, reply, received).useTools();
    }

    private Behavior<Command> onFailed(
            Exchange exchange, Optional<Cut> cut, ModelFault fault, ModelReply soFar) {
        if (fault instanceof ModelFault.NotSent) {
            log.stepNotSent();
        } else {
            log.stepEnded(soFar);
        }
        List<SentText> received = exchange.received(soFar, log.step());
        return fault instanceof ModelFault.Stopped
                ? cut(cut.orElse(Cut.STOPPED), received)
                : end(Outcome.FAILED, Optional.of(Remarks.of(fault)), received);
    }

    /** The provider does not end, so that only what was heard of the answer is known. */
    private Behavior<Command> onStopOverdue(Exchange exchange, Optional<Cut> cut) {
        return onFailed(exchange, cut, new ModelFault.Stopped(), ModelReply.ofText(log.heard()));
    }

    Behavior<Command> onTell() {
        log.tell();
        return Behaviors.same();
    }

    boolean isMeant(Stop stop) {
        return stop.interaction() == interaction.id();
    }

    Interaction interaction() {
        return interaction;
    }

    Question question() {
        return begun.question();
    }

    /**
     * @param received what the record does not have yet
     */
    Behavior<Command> cut(Cut why, List<SentText> received) {
        return end(why.outcome(), Optional.of(why.reason()), received);
    }

    /**
     * @param reason in a sentence
     * @param received what the record does not have yet
     */
    Behavior<Command> end(Outcome outcome, Optional<String> reason, List<SentText> received) {
        timers.cancel(Signal.TELL);
        timers.cancel(Signal.STOP_OVERDUE);
        log.tell();
        Optional<String> code =
                outcome == Outcome.ANSWERED
                        ? AnswerCode.in(log.step(), begun.question())
                        : Optional.empty();
        Interaction ended =
                interaction.ended(
                        new Ending(
                                outcome,
                                log.answer(),
                                code,
                                log.spent(),
                                services.clock().instant(),
                                log.firstTextAt(),
                                reason));
        Interaction counted = log.spent().requests() == 0 ? ended.unsent() : ended;
        return new TurnEnd(counted, received, log, conversation).record();
    }
}
