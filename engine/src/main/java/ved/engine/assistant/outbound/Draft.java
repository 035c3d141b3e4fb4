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
    /** In the place of what cannot be masked. */
    static final Part LEFT_OUT =
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

    /** What is read for the names that it defines. */
    sealed interface Read extends Part {
        Passage passage();

        /** The thing in a sentence: {@code the script}. */
        String what();
    }

    /**
     * What may hold names.
     *
     * @param dispensable whether the message makes sense without it
     */
    record Open(Passage passage, String what, boolean dispensable) implements Read {
        @Override
        public String text() {
            return passage.text();
        }
    }

    /** What is not sent, but has names that may be in what is. */
    record Background(Passage passage, String what) implements Read {
        @Override
        public String text() {
            return "";
        }
    }

    static Builder of(String role) {
        return new Builder(role);
    }

    /** What a tool found. Parts of it that cannot be masked are left out; the rest is sent. */
    public static Draft ofTool(List<Found> found) {
        return new Draft("tool", found.stream().map(Draft::part).toList());
    }

    /** With words, separated by spaces, that may not become pseudonyms. They are not sent. */
    public Draft avoiding(String words) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Background(new Passage(Passage.Kind.PROSE, words), "what was said"));
        return new Draft(role, more);
    }

    private static Part part(Found found) {
        return switch (found) {
            case Found.Said(String text) -> new Fixed(text);
            case Found.Text(Passage.Kind kind, String text) ->
                    new Open(new Passage(kind, text), "what a tool found", true);
        };
    }

    List<Read> read() {
        return parts.stream().filter(Read.class::isInstance).map(Read.class::cast).toList();
    }

    /** Without what is only read for its names. */
    Draft withoutBackground() {
        return new Draft(
                role, parts.stream().filter(part -> !(part instanceof Background)).toList());
    }

    /** With another part in the place of one. */
    Draft with(Part one, Part other) {
        return new Draft(
                role, parts.stream().map(part -> part.equals(one) ? other : part).toList());
    }

    /** Whether a part of it is this, in a sentence. */
    boolean isNamed(String what) {
        return read().stream().anyMatch(part -> part.what().equals(what));
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

        /** A script that is read for its names, as far as it can be, and not sent. */
        Builder background(String script, String what) {
            parts.add(new Background(new Passage(Passage.Kind.CODE, script), what));
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
