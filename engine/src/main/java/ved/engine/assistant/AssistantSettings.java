package ved.engine.assistant;

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.words.StopWord;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Section {@code ved.llm} of the settings.
 *
 * @param apiKey secret; empty without
 * @param model the usual one; empty for the provider's first
 * @param models those that can be chosen; empty for all that the provider has
 * @param terms that are masked wherever they are in strings and prose
 * @param examples whether the model may read what is on {@code prod}
 * @param folder a folder whose files the model may read
 */
public record AssistantSettings(
        URI baseUrl,
        String apiKey,
        String model,
        List<String> models,
        Duration timeout,
        int retries,
        Masking masking,
        List<String> terms,
        List<StopWord> stopWords,
        Limits limits,
        boolean examples,
        Optional<Path> folder) {
    public AssistantSettings {
        models = List.copyOf(models);
        terms = List.copyOf(terms);
        stopWords = List.copyOf(stopWords);
    }

    /**
     * @param steps times that tools are used in one turn
     * @param answerTokens the longest answer
     * @param turnCost US dollars for one turn
     * @param dayCost US dollars for a user and day
     * @param dayInteractions for a user and day
     */
    public record Limits(
            int steps,
            int answerTokens,
            BigDecimal turnCost,
            BigDecimal dayCost,
            int dayInteractions) {}

    /** It holds a secret. */
    @Override
    public String toString() {
        return "AssistantSettings[" + baseUrl + ", " + model + "]";
    }
}
