package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.SentText;
import ved.engine.assistant.conversation.Conversation.Command;
import ved.engine.assistant.conversation.Conversation.Failed;
import ved.engine.assistant.conversation.Conversation.Heard;
import ved.engine.assistant.conversation.Conversation.NotRecorded;
import ved.engine.assistant.conversation.Conversation.Recorded;
import ved.engine.assistant.conversation.Conversation.Replied;
import ved.engine.assistant.conversation.Conversation.Signal;
import ved.engine.assistant.conversation.Conversation.Stop;
import ved.engine.assistant.conversation.Conversation.ToolsFailed;
import ved.engine.assistant.conversation.Conversation.ToolsUsed;
import ved.engine.assistant.conversation.Preparation.Prepared;
import ved.engine.assistant.outbound.AnswerCode;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.outbound.ToolArguments;
import ved.engine.assistant.provider.LanguageModel.Generation;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest;
import ved.engine.script.Answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The states of a conversation with a recorded question: the model answers, tools are used for it,
 * the end is recorded. For one turn.
 */
final class Answering {
    private static final int MOST_CHARACTERS_PER_TOKEN = 32;
    private static final Duration TELLING_DELAY = Duration.ofMillis(40);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final Duration RECORD_RETRY = Duration.ofSeconds(1);

    private final Prepared.Begun begun;
    private final Interaction interaction;
    private final Conversation conversation;
    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final AssistantServices services;
    private final AnswerLog log;

    Answering(Prepared.Begun begun, Conversation conversation) {
        this.begun = begun;
        this.interaction = begun.interaction();
        this.conversation = conversation;
        this.context = conversation.context;
        this.timers = conversation.timers;
        this.services = conversation.services;
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

    private Behavior<Command> generate(Exchange exchange) {
        log.stepBegins(exchange.names());
        var request =
                new ModelRequest(
                        interaction.model(),
                        exchange.messages(),
                        conversation.tools.descriptions(),
                        tokensLeft());
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
                        _ -> cut(exchange, generation, cut.orElse(Cut.STOPPED)))
                .onMessageEquals(
                        Signal.STOP_OVERDUE,
                        () -> onFailed(exchange, cut, new ModelFault.Stopped(), ModelReply.NOTHING))
                .onSignal(
                        PostStop.class,
                        _ -> {
                            generation.stop();
                            return Behaviors.same();
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
        long most = (long) limits().answerTokens() * MOST_CHARACTERS_PER_TOKEN;
        return log.received() > most && cut.isEmpty()
                ? cut(exchange, generation, Cut.TOO_LONG)
                : Behaviors.same();
    }

    private Behavior<Command> onTell() {
        log.tell();
        return Behaviors.same();
    }

    private Behavior<Command> cut(Exchange exchange, Generation generation, Cut why) {
        timers.startSingleTimer(Signal.STOP_OVERDUE, STOP_GRACE);
        generation.stop();
        return generating(exchange, generation, Optional.of(why));
    }

    private Behavior<Command> onReplied(Exchange exchange, Optional<Cut> cut, ModelReply reply) {
        log.stepEnded(reply);
        List<SentText> received = exchange.received(reply, log.step());
        if (cut.isPresent()) {
            return end(cut.get().outcome, Optional.of(cut.get().reason), received);
        }
        if (reply.cut()) {
            return limited(
                    "The answer was cut at %d tokens, the most for one answer. Ask for less."
                            .formatted(limits().answerTokens()),
                    received);
        }
        if (!reply.calls().isEmpty()) {
            return useTools(exchange, reply, received);
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

    private Behavior<Command> onFailed(
            Exchange exchange, Optional<Cut> cut, ModelFault fault, ModelReply soFar) {
        log.stepEnded(soFar);
        List<SentText> received = exchange.received(soFar, log.step());
        Cut why = fault instanceof ModelFault.Stopped ? cut.orElse(Cut.STOPPED) : Cut.BY_FAULT;
        return why == Cut.BY_FAULT
                ? end(Outcome.FAILED, Optional.of(Remarks.of(fault)), received)
                : end(why.outcome, Optional.of(why.reason), received);
    }

    private Behavior<Command> useTools(
            Exchange exchange, ModelReply reply, List<SentText> received) {
        Optional<String> limit = limit(exchange, reply);
        if (limit.isPresent()) {
            return limited(limit.get(), received);
        }
        log.tell();
        reply.calls()
                .forEach(call ->
                        log.toolUsed(
                                call.name(),
                                ToolArguments.restore(call.arguments(), exchange.names())));
        context.pipeToSelf(
                conversation.tools.use(interaction, begun.question(), exchange, reply, received),
                (outbound, fault) ->
                        fault == null
                                ? new ToolsUsed(exchange, outbound)
                                : new ToolsFailed(exchange, fault));
        return conversation
                .takingTurns()
                .onMessageEquals(Signal.TELL, this::onTell)
                .onMessage(
                        ToolsUsed.class,
                        message -> message.exchange().equals(exchange),
                        message -> onToolsUsed(exchange, reply, received, message.outbound()))
                .onMessage(
                        ToolsFailed.class,
                        message -> message.exchange().equals(exchange),
                        message -> onToolsFailed(received, message.fault()))
                .onMessage(
                        Stop.class,
                        this::isMeant,
                        _ -> end(Cut.STOPPED.outcome, Optional.of(Cut.STOPPED.reason), received))
                .build();
    }

    private Behavior<Command> onToolsUsed(
            Exchange exchange, ModelReply reply, List<SentText> received, Outbound outbound) {
        return switch (outbound) {
            case Outbound.Ready(var texts, var names, _) ->
                    generate(exchange.after(reply, texts, names));
            case Outbound.Blocked(_, _, _, String reason) ->
                    end(
                            Outcome.BLOCKED,
                            Optional.of("What a tool found was not sent. " + reason),
                            received);
            case Outbound.Refused(String reason) ->
                    end(
                            Outcome.REFUSED,
                            Optional.of("What a tool found was not sent. " + reason),
                            received);
        };
    }

    private Behavior<Command> onToolsFailed(List<SentText> received, Throwable fault) {
        context.getLog().warn("What tools found could not be recorded", fault);
        return end(
                Outcome.FAILED,
                Optional.of(
                        "What a tool found could not be recorded, so that it was not sent: "
                                + Conversation.message(fault)),
                received);
    }

    private Optional<String> limit(Exchange exchange, ModelReply reply) {
        if (exchange.steps() + reply.calls().size() > limits().steps()) {
            return Optional.of(
                    "The model wanted to look up more than %d things, the most for one question."
                                    .formatted(limits().steps())
                            + " Ask for less, or choose another model.");
        }
        if (log.spent().known().compareTo(limits().turnCost()) >= 0) {
            return Optional.of(
                    "This question cost $%s so far, and the most for one is $%s. Ask for less, or"
                                    .formatted(
                                            log.spent().known().toPlainString(),
                                            limits().turnCost().toPlainString())
                            + " choose another model.");
        }
        return tokensLeft() < 1
                ? Optional.of(
                        "The answer has %d tokens, the most for one question. Ask for less."
                                .formatted(limits().answerTokens()))
                : Optional.empty();
    }

    private int tokensLeft() {
        return limits().answerTokens() - log.spent().outputTokens().orElse(0);
    }

    private boolean isMeant(Stop stop) {
        return stop.interaction() == interaction.id();
    }

    private Behavior<Command> limited(String reason, List<SentText> received) {
        return end(Outcome.LIMITED, Optional.of(reason), received);
    }

    private Behavior<Command> end(
            Outcome outcome, Optional<String> reason, List<SentText> received) {
        timers.cancel(Signal.TELL);
        timers.cancel(Signal.STOP_OVERDUE);
        log.tell();
        Optional<String> code =
                outcome == Outcome.ANSWERED
                        ? AnswerCode.in(log.step(), begun.question())
                        : Optional.empty();
        return record(
                interaction.ended(
                        new Ending(
                                outcome,
                                log.answer(),
                                code,
                                log.spent(),
                                now(),
                                log.firstTextAt(),
                                reason)),
                received);
    }

    private Behavior<Command> record(Interaction ended, List<SentText> received) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> services.store().recordEnd(ended, received), services.blocking()),
                (recorded, fault) ->
                        fault == null ? new Recorded(recorded) : new NotRecorded(fault));
        return conversation
                .takingTurns()
                .onMessage(Recorded.class, message -> onRecorded(message.ended()))
                .onMessage(NotRecorded.class, message -> onNotRecorded(message.fault()))
                .onMessageEquals(Signal.RECORD_AGAIN, () -> record(ended, received))
                .build();
    }

    private Behavior<Command> onNotRecorded(Throwable fault) {
        context.getLog().warn("The end could not be recorded yet: {}", Conversation.message(fault));
        timers.startSingleTimer(Signal.RECORD_AGAIN, RECORD_RETRY);
        return Behaviors.same();
    }

    private Behavior<Command> onRecorded(Interaction ended) {
        context.getLog().info("Interaction {} ended: {}", ended.id(), ended.outcome());
        log.ended(ended);
        conversation.registry.tell(new Assistant.Deregister(ended.id()));
        return conversation.next();
    }

    private Limits limits() {
        return services.settings().limits();
    }

    private Instant now() {
        return services.clock().instant();
    }

    /** Why an answer ends before its end. */
    private enum Cut {
        STOPPED(Outcome.STOPPED, "It was stopped."),
        TOO_LONG(
                Outcome.LIMITED,
                "The answer became longer than the limit allows and was cut. Ask for less."),
        BY_FAULT(Outcome.FAILED, "");

        private final Outcome outcome;
        private final String reason;

        Cut(Outcome outcome, String reason) {
            this.outcome = outcome;
            this.reason = reason;
        }
    }

    /** Brings what the provider's threads hear to the actor. */
    private record Relay(ActorRef<Command> conversation, Exchange exchange)
            implements ModelListener {
        @Override
        public void text(String more) {
            conversation.tell(new Heard(exchange, more));
        }

        @Override
        public void ended(ModelReply reply) {
            conversation.tell(new Replied(exchange, reply));
        }

        @Override
        public void failed(ModelFault fault, ModelReply soFar) {
            conversation.tell(new Failed(exchange, fault, soFar));
        }
    }
}
