package ved.engine.assistant.conversation;

import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.InteractionStore.Usage;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Question;
import ved.engine.assistant.Question.Failure;
import ved.engine.assistant.SentText;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.outbound.Circumstances;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.outbound.Prompting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes questions ready to be sent, and records them before they are. Blocks; one for all who ask.
 */
public final class Preparation {
    private final AssistantServices services;

    /** Held while the limits are looked at and a question is recorded that counts for them. */
    private final ReentrantLock recording = new ReentrantLock();

    public Preparation(AssistantServices services) {
        this.services = services;
    }

    /** A question that is recorded. */
    sealed interface Prepared {
        Interaction interaction();

        /**
         * @param texts what is to be sent
         */
        record Begun(
                Interaction interaction,
                Question question,
                List<SentText> texts,
                NameMap names,
                Optional<String> remark)
                implements Prepared {}

        /** Nothing may be sent. */
        record EndedAtOnce(Interaction interaction) implements Prepared {}
    }

    /** What would be sent; nothing is recorded. */
    public Outbound preview(Question question) {
        List<Interaction> earlier =
                question.conversation().map(services.store()::turns).orElse(List.of());
        NameMap names = question.conversation().map(services.store()::names).orElse(NameMap.EMPTY);
        return filtered(question, earlier, names);
    }

    /**
     * @param model that is asked
     */
    Prepared prepare(long conversation, String user, Question question, String model) {
        Interaction beginning =
                Interaction.beginning(
                        conversation, user, question, masking(question), model, now());
        Optional<String> limit = limit(user);
        if (limit.isPresent()) {
            return atOnce(beginning, Outcome.LIMITED, limit.get(), List.of(), NameMap.EMPTY);
        }
        List<Interaction> earlier = services.store().turns(conversation);
        NameMap known = services.store().names(conversation);
        return switch (filtered(question, earlier, known)) {
            case Outbound.Ready ready -> begun(beginning, question, ready);
            case Outbound.Blocked(var texts, var names, _, String reason) ->
                    atOnce(beginning, Outcome.BLOCKED, reason, texts, names);
            case Outbound.Refused(String reason) ->
                    atOnce(beginning, Outcome.REFUSED, reason, List.of(), NameMap.EMPTY);
        };
    }

    private Prepared begun(Interaction beginning, Question question, Outbound.Ready ready) {
        recording.lock();
        try {
            // Once more: others of the same user may have been recorded since.
            Optional<String> limit = limit(beginning.user());
            return limit.isPresent()
                    ? atOnce(beginning, Outcome.LIMITED, limit.get(), List.of(), NameMap.EMPTY)
                    : recorded(beginning, question, ready);
        } finally {
            recording.unlock();
        }
    }

    private Prepared recorded(Interaction beginning, Question question, Outbound.Ready ready) {
        long id = services.store().record(beginning, ready.texts(), ready.names());
        return new Prepared.Begun(
                beginning.withId(id), question, ready.texts(), ready.names(), Remarks.of(ready));
    }

    private Prepared atOnce(
            Interaction beginning,
            Outcome outcome,
            String reason,
            List<SentText> texts,
            NameMap names) {
        Interaction ended = beginning.unsent().ended(Ending.without(outcome, reason, now()));
        return new Prepared.EndedAtOnce(ended.withId(services.store().record(ended, texts, names)));
    }

    private Outbound filtered(Question question, List<Interaction> earlier, NameMap names) {
        Optional<Long> execution = question.failure().flatMap(Failure::execution);
        var circumstances =
                new Circumstances(
                        earlier,
                        execution.flatMap(services.evidence()::output),
                        execution.flatMap(services.evidence()::data),
                        execution.flatMap(services.evidence()::source),
                        question.version().flatMap(services.evidence()::source));
        return services.filter()
                .pass(Prompting.drafts(question, circumstances), names, masking(question));
    }

    private Masking masking(Question question) {
        return question.masking().orElse(services.settings().masking());
    }

    private Optional<String> limit(String user) {
        Limits limits = services.settings().limits();
        Usage usage = services.store().usage(user, now().truncatedTo(ChronoUnit.DAYS));
        if (usage.interactions() >= limits.dayInteractions()) {
            return Optional.of(
                    "You have asked %d times today (UTC), which is the most for a user and day. Ask"
                                    .formatted(usage.interactions())
                            + " tomorrow, or have the limit raised.");
        }
        BigDecimal reserved = limits.turnCost().multiply(BigDecimal.valueOf(usage.open()));
        if (usage.cost().add(reserved).compareTo(limits.dayCost()) >= 0) {
            return Optional.of(
                    "Your questions of today (UTC) cost $%s%s, and the most for a user and day is $%s."
                                    .formatted(
                                            usage.cost().toPlainString(),
                                            usage.open() == 0
                                                    ? ""
                                                    : ", those that are not answered yet may cost $%s"
                                                            .formatted(reserved.toPlainString()),
                                            limits.dayCost().toPlainString())
                            + (usage.cost().compareTo(limits.dayCost()) >= 0
                                    ? " Ask tomorrow, or have the limit raised."
                                    : " Ask again when they are."));
        }
        return Optional.empty();
    }

    private Instant now() {
        return services.clock().instant();
    }
}
