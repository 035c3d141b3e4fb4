package ved.engine.assistant.conversation;

import ved.engine.script.VersionId;

import java.util.Optional;

/** What is known beside a question: of a failed execution, and of versions. Every method blocks. */
public interface Evidence {
    /** The end of what it printed on stderr; empty where there is nothing. */
    Optional<String> output(long execution);

    /** The head of the data that it ran on; empty where there is none, or where it is no text. */
    Optional<String> data(long execution);

    /**
     * The source that it ran; empty where there is no such execution.
     *
     * @throws ved.engine.script.ContentLostException when Git has lost it
     */
    Optional<String> source(long execution);

    /**
     * The source of a version; empty where there is no such version.
     *
     * @throws ved.engine.script.ContentLostException when Git has lost it
     */
    Optional<String> source(VersionId version);
}
