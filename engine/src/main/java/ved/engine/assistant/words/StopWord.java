package ved.engine.assistant.words;

/**
 * A word that must not go out.
 *
 * @param text a word or phrase, which is found inside of longer words too; case, Unicode look-alikes
 *     and invisible characters do not matter, nor does what is between the words of a phrase
 */
public record StopWord(String text, Severity severity) {
    public enum Severity {
        /** It is not sent. */
        BLOCK,
        /** It is sent, and the user is told. */
        WARN
    }
}
