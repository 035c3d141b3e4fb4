package ved.engine.language;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One language server while it runs. Reading and writing block, and are done by one caller each; the
 * end of the server ends both.
 */
public interface LanguageServer {
    /** Where its files are, as it names them. */
    ServerFolders folders();

    /** Passes a JSON document on; half of a surrogate pair becomes a question mark. */
    void write(String message) throws IOException;

    /** The next JSON document; empty when there are no more. */
    Optional<String> read() throws IOException;

    /**
     * The text of a library file that the server has named; empty when there is no such file, or it
     * is none of the library's.
     *
     * @param uri as the server names it
     */
    Optional<String> source(String uri) throws IOException;

    /** Ends it. Does not wait. */
    void kill();

    /** Completes when nothing of it is left. */
    CompletionStage<Void> exit();
}
