package ved.engine.api;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Flow;

import ved.engine.language.SessionEnd;

import java.util.Optional;

/** Language servers for editors. */
public interface LanguageService {
    /** Why none can be used now, and what to do about it; empty when one can. */
    Optional<String> unavailable();

    /** As {@link #unavailable()}, for one interpreter. */
    Optional<String> unavailable(String interpreter);

    /** Largest message that a client may send, in bytes. */
    int largestMessage();

    /**
     * A session, which begins when the flow is run and ends with it. What flows in is what the client
     * says; what flows out is messages and at last an {@link Ended}.
     */
    Flow<String, Outgoing, NotUsed> open(String user, String interpreter);

    /** What a client is sent. */
    sealed interface Outgoing {}

    /** A message of the language server protocol. */
    record Message(String text) implements Outgoing {}

    /** The session is over. */
    record Ended(SessionEnd why) implements Outgoing {}
}
