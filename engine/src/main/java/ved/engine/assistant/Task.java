package ved.engine.assistant;

/** What a user asks the assistant for; it decides how the question is put to the model. */
public enum Task {
    ASK,
    EXPLAIN,
    FIX,
    DOCUMENT,
    TEST,
    /** A new script from a description. */
    CREATE,
    /** The selected lines, written anew. */
    REWRITE;

    /** Whether the answer is expected to hold the code of the whole script or selection. */
    public boolean changesCode() {
        return switch (this) {
            case ASK, EXPLAIN -> false;
            case FIX, DOCUMENT, TEST, CREATE, REWRITE -> true;
        };
    }
}
