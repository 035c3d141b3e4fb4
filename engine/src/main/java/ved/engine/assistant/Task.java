package ved.engine.assistant;

/** What a user asks the assistant for; it decides how the question is put to the model. */
public enum Task {
    /** Anything; the answer may bring the code of the whole script. */
    ASK,
    EXPLAIN,
    FIX,
    DOCUMENT,
    TEST,
    /** A new script from a description. */
    CREATE,
    /** The selected lines, written anew. */
    REWRITE;

    /**
     * Whether the answer is to hold the code of the selected lines, or of the whole script where
     * none are selected.
     */
    public boolean changesCode() {
        return switch (this) {
            case ASK, EXPLAIN -> false;
            case FIX, DOCUMENT, TEST, CREATE, REWRITE -> true;
        };
    }
}
