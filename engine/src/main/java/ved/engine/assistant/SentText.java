package ved.engine.assistant;

/**
 * A message as it was meant and as it was or will be sent.
 *
 * @param role {@code system}, {@code user}, {@code assistant} or {@code tool}
 */
public record SentText(String role, String original, String sent) {}
