package ved.engine.search;

import ved.engine.search.SearchPattern.Span;
import ved.engine.search.SearchResult.FoundLine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Looks through one text. */
final class TextSearch {
    private static final int LONG_LINE = 10_000;
    private static final int LONGEST_TEXT = 300;
    private static final int BEFORE_MATCH = 60;

    private final SearchPattern pattern;
    private final BooleanSupplier isOver;

    /**
     * @param isOver asked before each line; ends the search
     */
    TextSearch(SearchPattern pattern, BooleanSupplier isOver) {
        this.pattern = pattern;
        this.isOver = isOver;
    }

    /** The first lines with a match; they end with a line feed, a carriage return or both. */
    List<FoundLine> lines(String text, int most) {
        List<FoundLine> found = new ArrayList<>();
        if (!pattern.mayBeIn(text)) {
            return found;
        }
        int number = 1;
        int start = 0;
        while (found.size() < most && !isOver.getAsBoolean()) {
            int end = end(text, start);
            String line = text.substring(start, end);
            int current = number;
            find(line).ifPresent(span -> found.add(found(line, current, span)));
            if (end == text.length()) {
                return found;
            }
            start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            number++;
        }
        return found;
    }

    private Optional<Span> find(String line) {
        if (line.length() < LONG_LINE) {
            return pattern.find(line);
        }
        try {
            return pattern.find(new TimedLine(line, isOver));
        } catch (TimedLine.OverException _) {
            return Optional.empty(); // whoever asked sees that the time is over
        }
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static FoundLine found(String line, int number, Span span) {
        int from = line.length() <= LONGEST_TEXT ? 0 : Math.max(0, span.start() - BEFORE_MATCH);
        int to = Math.min(line.length(), from + LONGEST_TEXT);
        from = isInsideACharacter(line, from) ? from + 1 : from;
        to = isInsideACharacter(line, to) ? to - 1 : to;
        return new FoundLine(
                number, span.start() + 1, span.end() + 1, line.substring(from, to), from + 1);
    }

    private static boolean isInsideACharacter(String line, int index) {
        return index > 0
                && index < line.length()
                && Character.isSurrogatePair(line.charAt(index - 1), line.charAt(index));
    }
}
