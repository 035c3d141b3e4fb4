package ved.engine.catalogue;

/**
 * What is known of the text of a version.
 *
 * @param name first non-empty line of the module docstring, or {@code Untitled}
 * @param text the whole module docstring, or empty text
 * @param fingerprint SHA-256 in hex of the executable code; empty where it could not be analysed
 */
public record Description(String name, String text, String fingerprint) {}
