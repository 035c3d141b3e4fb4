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
 * @param prompt as typed
 * @param answer with the script's own names again; what had come where it did not end well
 * @param code the code in the answer, where the task asked for code and there is some
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
}
