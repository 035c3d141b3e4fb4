package ved.engine.assistant.conversation;

import java.util.Optional;

/** What is known of a failed execution. Every method blocks. */
public interface Evidence {
    /** The end of what it printed on stderr; empty where there is nothing. */
    Optional<String> output(long execution);

    /** The head of the data that it ran on; empty where there is none, or where it is no text. */
    Optional<String> data(long execution);
}
