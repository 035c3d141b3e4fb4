package ved.engine.assistant.outbound;

import ved.engine.assistant.Interaction;

import java.util.List;
import java.util.Optional;

/**
 * What is known beside a question.
 *
 * @param earlier the turns before, in order
 * @param output the end of what the failed execution printed on stderr
 * @param data the head of the data that it ran on, where that is text
 * @param ran the source that it ran, whose names may be in its output
 * @param saved the version that is asked about, whose names may be in the question
 */
public record Circumstances(
        List<Interaction> earlier,
        Optional<String> output,
        Optional<String> data,
        Optional<String> ran,
        Optional<String> saved) {
    public static final Circumstances NONE =
            new Circumstances(
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public Circumstances {
        earlier = List.copyOf(earlier);
    }
}
