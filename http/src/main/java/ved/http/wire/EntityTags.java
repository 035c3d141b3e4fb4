package ved.http.wire;

import org.apache.pekko.http.javadsl.model.HttpRequest;

import ved.http.problem.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says of the thing that it is about to replace: the headers {@code If-Match} and
 * {@code If-None-Match}.
 */
public sealed interface EntityTags {
    /** The client did not say anything: whatever is there may be replaced. */
    enum NotAsked implements EntityTags {
        INSTANCE
    }

    /** There must be nothing yet. */
    enum None implements EntityTags {
        INSTANCE
    }

    /** There must be something. */
    enum Any implements EntityTags {
        INSTANCE
    }

    /**
     * What is there must have one of these tags.
     *
     * @param tags without their quotes; empty when all were weak: those match nothing
     */
    record OneOf(List<String> tags) implements EntityTags {
        public OneOf {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Reads the headers of a change.
     *
     * @throws ved.http.problem.ProblemException when they are malformed
     */
    static EntityTags of(HttpRequest request) {
        List<String> values = Headers.values(request, "if-match");
        List<String> none = Headers.values(request, "if-none-match");
        if (!none.isEmpty()) {
            if (!none.equals(List.of("*")) || !values.isEmpty()) {
                throw Problem.invalid(
                                "If-None-Match",
                                "Send * and no If-Match; or leave it out and send If-Match.")
                        .asException();
            }
            return None.INSTANCE;
        }
        if (values.isEmpty()) {
            return NotAsked.INSTANCE;
        }
        String list = String.join(",", values).strip();
        return list.equals("*") ? Any.INSTANCE : new OneOf(strong(list));
    }

    private static List<String> strong(String list) {
        List<String> tags = new ArrayList<>();
        Matcher item = Syntax.ITEM.matcher(list);
        while (item.lookingAt()) {
            if (item.group("weak") == null) {
                tags.add(item.group("tag"));
            }
            if (item.end() == list.length()) {
                return tags;
            }
            item.region(item.end() + 1, list.length());
        }
        throw Problem.invalid(
                        "If-Match",
                        "Send the ETag that came with what you are about to replace, with its"
                                + " quotes; or * for whatever is there.")
                .asException();
    }

    /** How a tag is written. */
    final class Syntax {
        private static final Pattern ITEM =
                Pattern.compile(
                        "[ \\t]*(?<weak>W/)?\"(?<tag>[\\x21\\x23-\\x7e\\x80-\\xff]+)\"["
                                + " \\t]*(?=,|$)");

        private Syntax() {}
    }
}
