package ved.engine.language;

/** Why a session is over. */
public enum SessionEnd {
    /** The client asked for it, or is gone. */
    CLIENT_LEFT,
    SERVER_STOPPED,
    IDLE,
    LOGGED_OUT,
    /** A message was too large, or too many were under way. */
    TOO_MUCH,
    LANGUAGE_SERVER_ENDED,
    TOO_MANY_SESSIONS
}
