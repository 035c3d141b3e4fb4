package ved.engine.assistant.names;

import java.util.List;

/** What became of passages that were to be pseudonymised. */
public sealed interface Pseudonymized {
    /**
     * @param texts those to be sent, one for each passage, from which {@link StreamRestorer}
     *     restores the originals exactly
     * @param names all pseudonyms, those known before among them
     */
    record Done(List<String> texts, NameMap names) implements Pseudonymized {
        public Done {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Something cannot be mapped with certainty, so that nothing may be sent.
     *
     * @param passage its index
     * @param why and what to do
     * @param line from 1
     * @param column from 1, in characters
     */
    record Refused(int passage, String why, int line, int column) implements Pseudonymized {}

    /**
     * Nothing can be mapped now, so that nothing may be sent.
     *
     * @param why and what to do
     */
    record Unavailable(String why) implements Pseudonymized {}
}
