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
 */
public record Circumstances(
        List<Interaction> earlier, Optional<String> output, Optional<String> data) {
    public static final Circumstances NONE =
            new Circumstances(List.of(), Optional.empty(), Optional.empty());

    public Circumstances {
        earlier = List.copyOf(earlier);
    }
}
