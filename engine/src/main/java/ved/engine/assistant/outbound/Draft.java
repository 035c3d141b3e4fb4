package ved.engine.assistant.outbound;

import ved.engine.assistant.names.Passage;
import ved.engine.assistant.tools.Found;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message before the filter: parts of our own, which are sent as they are, and parts in which there
 * may be names.
 *
 * @param role as in {@link ved.engine.assistant.SentText}
 */
public record Draft(String role, List<Part> parts) {
    private static final Part LEFT_OUT =
            new Fixed("(This is left out: its names cannot be masked with certainty.)");

    public Draft {
        parts = List.copyOf(parts);
    }

    /** A piece of a message. */
    public sealed interface Part {
        String text();
    }

    /** Our own words. */
    record Fixed(String text) implements Part {}

    /**
     * @param what the thing in a sentence: {@code the script}
     * @param dispensable whether the message makes sense without it
     */
    record Open(Passage passage, String what, boolean dispensable) implements Part {
        @Override
        public String text() {
            return passage.text();
        }
    }

    static Builder of(String role) {
        return new Builder(role);
    }

    /** What a tool found. Parts of it that cannot be masked are left out; the rest is sent. */
    public static Draft ofTool(List<Found> found) {
        return new Draft("tool", found.stream().map(Draft::part).toList());
    }

    private static Part part(Found found) {
        return switch (found) {
            case Found.Said(String text) -> new Fixed(text);
            case Found.Text(Passage.Kind kind, String text) ->
                    new Open(new Passage(kind, text), "what a tool found", true);
        };
    }

    /** The same without one part, which cannot be masked. */
    Draft without(Open part) {
        return new Draft(
                role, parts.stream().map(one -> one.equals(part) ? LEFT_OUT : one).toList());
    }

    List<Open> open() {
        return parts.stream().filter(Open.class::isInstance).map(Open.class::cast).toList();
    }

    String original() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /** Puts a message together. */
    static final class Builder {
        private final String role;
        private final List<Part> parts = new ArrayList<>();

        private Builder(String role) {
            this.role = role;
        }

        Builder fixed(String text) {
            parts.add(new Fixed(text));
            return this;
        }

        Builder open(Passage.Kind kind, String text, String what) {
            parts.add(new Open(new Passage(kind, text), what, false));
            return this;
        }

        /** Between fences that are longer than any in the text. */
        Builder fenced(Passage.Kind kind, String language, String text, String what) {
            String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
            return fixed(fence + language + "\n")
                    .open(kind, text, what)
                    .fixed((text.endsWith("\n") ? "" : "\n") + fence + "\n");
        }

        Draft build() {
            return new Draft(role, parts);
        }

        private static int longestRun(String text) {
            int longest = 0;
            int run = 0;
            for (int index = 0; index < text.length(); index++) {
                run = text.charAt(index) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
            return longest;
        }
    }
}
