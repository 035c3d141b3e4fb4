package ved.engine.assistant.provider;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model that can be chosen.
 *
 * @param contextTokens the longest conversation
 * @param inputPrice US dollars for a million tokens
 * @param outputPrice US dollars for a million tokens
 */
public record ModelDescription(
        String id,
        String name,
        OptionalInt contextTokens,
        Optional<BigDecimal> inputPrice,
        Optional<BigDecimal> outputPrice) {}
