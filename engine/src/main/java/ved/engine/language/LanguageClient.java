package ved.engine.language;

import java.util.concurrent.CompletionStage;

/** The way to the client of a session. Its methods never block. */
public interface LanguageClient {
    /**
     * Sends a message; the next one may be sent when this is done.
     *
     * @return whether the client is still there
     */
    CompletionStage<Boolean> send(String message);

    /** Says goodbye; nothing is sent after it. */
    void end(SessionEnd why);
}
