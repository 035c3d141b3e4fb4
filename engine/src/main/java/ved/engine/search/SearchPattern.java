package ved.engine.search;

import com.google.re2j.PatternSyntaxException;

import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the first match in a line. Takes linear time; any thread. */
sealed interface SearchPattern {
    /**
     * @param start of the match, in UTF-16 units
     * @param end behind its last character
     */
    record Span(int start, int end) {}

    Optional<Span> find(CharSequence line);

    /** False when no line of the text can have a match. */
    boolean mayBeIn(String text);

    /** Refuses what cannot be looked for, or would take too long. */
    static Answer<SearchPattern> of(SearchQuery query) {
        String text = query.text();
        if (text.isEmpty() || text.length() > SearchQuery.LONGEST) {
            return refused("Must have 1 to " + SearchQuery.LONGEST + " characters.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
            return refused(
                    "Holds a line break or another control character. The search goes line by line;"
                            + " remove it.");
        }
        if (text.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return refused("Holds half a character (a lone surrogate); remove it.");
        }
        return query.regex() ? regularExpression(query) : Answer.done(Literal.of(query));
    }

    private static Answer<SearchPattern> regularExpression(SearchQuery query) {
        if (PatternSize.of(query.text()) > PatternSize.LARGEST) {
            return refused("The expression repeats too much; use smaller counts in braces.");
        }
        try {
            return Answer.done(RegularExpression.of(query));
        } catch (PatternSyntaxException e) {
            String pattern = e.getPattern().isEmpty() ? "" : ": " + e.getPattern();
            return refused(
                    "Is no regular expression of RE2: %s%s. Correct it, or search for the plain text."
                            .formatted(e.getDescription(), pattern));
        }
    }

    private static Answer<SearchPattern> refused(String message) {
        return Answer.refused(new Refusal.InvalidSearch(message));
    }

    /** The text as it stands; the JDK's matcher has nothing to try twice in it. */
    record Literal(Pattern pattern, boolean word) implements SearchPattern {
        static Literal of(SearchQuery query) {
            int flags =
                    query.caseSensitive()
                            ? Pattern.LITERAL
                            : Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return new Literal(Pattern.compile(query.text(), flags), query.word());
        }

        @Override
        public Optional<Span> find(CharSequence line) {
            var matcher = pattern.matcher(line);
            for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
                Span span = new Span(matcher.start(), matcher.end());
                if (!word || (isEdge(line, span.start()) && isEdge(line, span.end()))) {
                    return Optional.of(span);
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean mayBeIn(String text) {
            return pattern.matcher(text).find();
        }

        /** Whether no word goes on here. */
        private static boolean isEdge(CharSequence line, int index) {
            return index == 0
                    || index == line.length()
                    || !isOfAWord(Character.codePointBefore(line, index))
                    || !isOfAWord(Character.codePointAt(line, index));
        }

        private static boolean isOfAWord(int character) {
            return Character.isLetterOrDigit(character) || character == '_';
        }
    }

    /** Of RE2, which never goes back in the text. */
    record RegularExpression(com.google.re2j.Pattern pattern) implements SearchPattern {
        /**
         * @throws PatternSyntaxException when it is none
         */
        static RegularExpression of(SearchQuery query) {
            int flags = query.caseSensitive() ? 0 : com.google.re2j.Pattern.CASE_INSENSITIVE;
            var pattern = com.google.re2j.Pattern.compile(query.text(), flags);
            return new RegularExpression(
                    query.word()
                            ? com.google.re2j.Pattern.compile(
                                    "\\b(?:" + query.text() + ")\\b", flags)
                            : pattern);
        }

        @Override
        public Optional<Span> find(CharSequence line) {
            var matcher = pattern.matcher(line);
            return matcher.find()
                    ? Optional.of(new Span(matcher.start(), matcher.end()))
                    : Optional.empty();
        }

        @Override
        public boolean mayBeIn(String text) {
            return true; // anchors and negated classes mean something else across lines
        }
    }
}
