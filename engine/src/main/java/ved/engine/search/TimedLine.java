package ved.engine.search;

import java.util.function.BooleanSupplier;

/** A long line, in which a large expression is looked for only as long as there is time. */
final class TimedLine implements CharSequence {
    private static final int CHARACTERS_BETWEEN = 1 << 12;

    private final String line;
    private final BooleanSupplier isOver;
    private int seen;

    TimedLine(String line, BooleanSupplier isOver) {
        this.line = line;
        this.isOver = isOver;
    }

    /** The time is over; the only way out of a matcher. */
    static final class OverException extends RuntimeException {
        OverException() {
            super("The time for this search is over", null, false, false);
        }
    }

    /**
     * @throws OverException when the time is over
     */
    @Override
    public char charAt(int index) {
        seen++;
        if (seen % CHARACTERS_BETWEEN == 0 && isOver.getAsBoolean()) {
            throw new OverException();
        }
        return line.charAt(index);
    }

    @Override
    public int length() {
        return line.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return line.subSequence(start, end);
    }

    @Override
    public String toString() {
        return line;
    }
}
