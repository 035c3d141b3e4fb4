package ved.engine.script;

import java.util.Optional;

/**
 * What somebody should know of what was saved all the same.
 *
 * @param message says what is wrong and what to do
 * @param place in the text, where it is about one
 */
public record SaveWarning(Kind kind, String message, Optional<Place> place) {
    /** What it is about. */
    public enum Kind {
        /** Another live script has the same executable code. */
        DUPLICATE_CONTENT,
        /** The interpreter does not have a module that the text imports. */
        MISSING_IMPORT,
        OTHER
    }

    /**
     * @param line 1-based
     * @param column 1-based, in characters
     * @param endColumn behind the last character
     */
    public record Place(int line, int column, int endColumn) {}

    public static SaveWarning other(String message) {
        return new SaveWarning(Kind.OTHER, message, Optional.empty());
    }
}
