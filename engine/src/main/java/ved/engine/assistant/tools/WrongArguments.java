package ved.engine.assistant.tools;

/** A model wrote what a tool does not take. The message says what it takes, in Ved's words alone. */
public final class WrongArguments extends Exception {
    private static final long serialVersionUID = 1L;

    WrongArguments(String message) {
        super(message);
    }

    /** The message. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
