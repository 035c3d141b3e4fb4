package ved.engine.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the program of a regular expression would become, before it is compiled: RE2/J writes
 * repetitions out, so that {@code ((x{1000}){1000}){1000}} would take all memory. Never too low; what
 * is no expression gets any number.
 */
final class PatternSize {
    /** Small enough to match the longest script within seconds. */
    static final long LARGEST = 4_000;

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,18})(?:,(\\d{0,18}))?}");
    private static final long ENDLESS = 1L << 40;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long group;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** In instructions. */
    static long of(String pattern) {
        return new PatternSize(pattern).measure();
    }

    private long measure() {
        int index = 0;
        while (index < pattern.length()) {
            index = step(index);
        }
        while (!outer.isEmpty()) {
            close();
        }
        return group + last;
    }

    /** Takes one part of the pattern; the answer is where the next begins. */
    private int step(int index) {
        switch (pattern.charAt(index)) {
            case '\\' -> {
                if (pattern.startsWith("\\Q", index)) {
                    return quotation(index + 2);
                }
                next(1);
                return index + 2;
            }
            case '[' -> {
                next(1);
                return behindClass(index + 1);
            }
            case '(' -> {
                next(0);
                outer.push(group);
                group = 0;
            }
            case ')' -> close();
            case '{' -> {
                return count(index);
            }
            default -> next(1);
        }
        return index + 1;
    }

    private void next(long size) {
        group += last;
        last = size;
    }

    /** What is in parentheses is one part; without an opening one, all that came before. */
    private void close() {
        last = group + last + 2;
        group = outer.isEmpty() ? 0 : outer.pop();
    }

    private int quotation(int start) {
        int end = pattern.indexOf("\\E", start);
        int behind = end < 0 ? pattern.length() : end;
        next(behind - start);
        return end < 0 ? behind : behind + 2;
    }

    private int count(int index) {
        Matcher matcher = COUNT.matcher(pattern).region(index, pattern.length());
        if (!matcher.lookingAt()) {
            next(1);
            return index + 1;
        }
        long least = Long.parseLong(matcher.group(1));
        String most = matcher.group(2);
        long times =
                most == null || most.isEmpty() ? least + 1 : Math.max(least, Long.parseLong(most));
        last = times > ENDLESS || last > ENDLESS / Math.max(1, times) ? ENDLESS : last * times;
        last = Math.min(ENDLESS, last + times);
        return matcher.end();
    }

    /** A bracket that comes first belongs to the class. */
    private int behindClass(int start) {
        int index = start;
        if (pattern.startsWith("^", index)) {
            index++;
        }
        if (pattern.startsWith("]", index)) {
            index++;
        }
        while (index < pattern.length() && pattern.charAt(index) != ']') {
            if (pattern.charAt(index) == '\\') {
                index += 2;
            } else if (pattern.startsWith("[:", index) && pattern.indexOf(":]", index + 2) > 0) {
                index = pattern.indexOf(":]", index + 2) + 2;
            } else {
                index++;
            }
        }
        return index + 1;
    }
}
