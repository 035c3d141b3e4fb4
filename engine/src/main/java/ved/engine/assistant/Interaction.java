package ved.engine.assistant;

import ved.engine.assistant.names.Masking;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One exchange with a model, as it is recorded.
 *
 * @param id 0 before it is recorded
 * @param prompt as typed
 * @param sent whether anything of it went out, or is about to
 * @param answer with the script's own names again; what had come where it did not end well
 * @param code the code in the answer, where the task may bring code and there is some
 * @param model the one that answered, else the one that was asked
 * @param cost in US dollars; empty where it is unknown, which is not 0
 * @param latency until the end
 * @param firstText until the first text
 * @param reason in a sentence why there is no whole answer
 * @param savedIn versions that its accepted code was saved in
 */
public record Interaction(
        long id,
        long conversation,
        String user,
        Optional<ScriptId> script,
        Optional<VersionId> version,
        Task task,
        Masking masking,
        String prompt,
        Outcome outcome,
        boolean sent,
        String answer,
        Optional<String> code,
        String model,
        OptionalInt inputTokens,
        OptionalInt outputTokens,
        Optional<BigDecimal> cost,
        Instant startedAt,
        Optional<Duration> latency,
        Optional<Duration> firstText,
        Optional<String> reason,
        List<VersionId> savedIn) {
    public Interaction {
        savedIn = List.copyOf(savedIn);
    }

    /** A question that nothing is known of yet but who asks it. */
    public static Interaction beginning(
            long conversation,
            String user,
            Question question,
            Masking masking,
            String model,
            Instant startedAt) {
        return new Interaction(
                0,
                conversation,
                user,
                question.script(),
                question.version(),
                question.task(),
                masking,
                question.prompt(),
                Outcome.STARTED,
                true,
                "",
                Optional.empty(),
                model,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                startedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Interaction withId(long recorded) {
        return with(recorded, sent);
    }

    /** Nothing of it went out. */
    public Interaction unsent() {
        return with(id, false);
    }

    private Interaction with(long recorded, boolean wasSent) {
        return new Interaction(
                recorded,
                conversation,
                user,
                script,
                version,
                task,
                masking,
                prompt,
                outcome,
                wasSent,
                answer,
                code,
                model,
                inputTokens,
                outputTokens,
                cost,
                startedAt,
                latency,
                firstText,
                reason,
                savedIn);
    }

    /** With its end. */
    public Interaction ended(Ending ending) {
        return new Interaction(
                id,
                conversation,
                user,
                script,
                version,
                task,
                masking,
                prompt,
                ending.outcome(),
                sent,
                ending.answer(),
                ending.code(),
                ending.spent().model().orElse(model),
                ending.spent().inputTokens(),
                ending.spent().outputTokens(),
                ending.spent().cost(),
                startedAt,
                Optional.of(since(ending.at())),
                ending.firstTextAt().map(this::since),
                ending.reason(),
                savedIn);
    }

    /** Not less than nothing, should the clock have been set back. */
    private Duration since(Instant at) {
        return at.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, at);
    }

    /** How an interaction ended. */
    public record Ending(
            Outcome outcome,
            String answer,
            Optional<String> code,
            Spent spent,
            Instant at,
            Optional<Instant> firstTextAt,
            Optional<String> reason) {
        /** One that nothing came of. */
        public static Ending without(Outcome outcome, String reason, Instant at) {
            return new Ending(
                    outcome,
                    "",
                    Optional.empty(),
                    Spent.NOTHING,
                    at,
                    Optional.empty(),
                    Optional.of(reason));
        }
    }
}
