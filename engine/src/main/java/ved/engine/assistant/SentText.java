package ved.engine.assistant;

/**
 * A message as it was meant, and as it was or will be sent or was received.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}; {@code call} for a tool
 *     that the model asks for, its name before its arguments
 * @param original with the script's own names
 * @param sent word by word
 */
public record SentText(String role, String original, String sent) {}
