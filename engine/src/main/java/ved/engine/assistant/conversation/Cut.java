package ved.engine.assistant.conversation;

import ved.engine.assistant.Outcome;

/** Why Ved ends an answer before its end. */
enum Cut {
    STOPPED(Outcome.STOPPED, "It was stopped."),
    NOT_ALLOWED(
            Outcome.STOPPED,
            "You may not use the assistant any more, so that it was stopped. Ask an administrator"
                    + " for it."),
    TOO_LONG(
            Outcome.LIMITED,
            "The answer became longer than the limit allows and was cut. Ask for less.");

    private final Outcome outcome;
    private final String reason;

    Cut(Outcome outcome, String reason) {
        this.outcome = outcome;
        this.reason = reason;
    }

    Outcome outcome() {
        return outcome;
    }

    /** In a sentence. */
    String reason() {
        return reason;
    }
}
