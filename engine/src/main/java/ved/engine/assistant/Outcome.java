package ved.engine.assistant;

/** How an interaction ended. */
public enum Outcome {
    /** Under way: recorded before anything is sent. */
    STARTED(false),
    ANSWERED(true),
    /** The user stopped it; what had come is kept. */
    STOPPED(true),
    /** A stop word was in what would have been sent. Nothing was sent. */
    BLOCKED(true),
    /** Names in it could not be replaced with certainty. Nothing was sent. */
    REFUSED(true),
    /** The provider did not answer, or not completely. */
    FAILED(true),
    /** Too many steps, tokens or dollars. */
    LIMITED(true),
    /** The server ended meanwhile. */
    LOST(true);

    private final boolean last;

    Outcome(boolean last) {
        this.last = last;
    }

    public boolean isFinal() {
        return last;
    }
}
