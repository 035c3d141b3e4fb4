package ved.engine.assistant.names;

import java.util.Arrays;
import java.util.Optional;

/** How much of a text is kept from the provider. */
public enum Masking {
    /** Everything is sent as it is. */
    OFF("off"),
    /** The names that scripts define, and the administrator's terms, go out as pseudonyms. */
    NAMES("names"),
    /** So do all string literals that say something, and the words of data. */
    NAMES_AND_STRINGS("names-and-strings");

    private final String word;

    Masking(String word) {
        this.word = word;
    }

    /** As settings and the HTTP API write it. */
    public String word() {
        return word;
    }

    /** The one of two that keeps more from the provider. */
    public Masking orStricter(Masking other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public static Optional<Masking> of(String word) {
        return Arrays.stream(values()).filter(masking -> masking.word.equals(word)).findFirst();
    }
}
