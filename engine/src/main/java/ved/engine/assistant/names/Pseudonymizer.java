package ved.engine.assistant.names;

import java.util.List;

/** Maps the names that scripts define to pseudonyms. Calls block for up to its time limit. */
public interface Pseudonymizer extends AutoCloseable {
    /** The longest passage, in bytes of UTF-8. */
    int MAX_BYTES = 256 * 1024;

    /** The most that is taken at once, in bytes of UTF-8. */
    int MAX_BYTES_TOGETHER = 2 << 20;

    /**
     * Never throws for what the passages hold. What is defined in one passage is mapped in all.
     *
     * @param passages in any order; everything that goes out with one request
     * @param known the pseudonyms of the conversation so far
     * @param terms what an administrator wants masked wherever it stands, in whatever case or form
     *     of Unicode
     */
    Pseudonymized pseudonymize(
            List<Passage> passages, NameMap known, Masking masking, List<String> terms);

    @Override
    void close();
}
