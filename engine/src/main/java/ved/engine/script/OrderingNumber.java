package ved.engine.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Place of a script in the queue: a decimal of at least 0 with at most 4 fraction digits, held
 * exactly as ten-thousandths. {@code 3.1} and {@code 3.10} are the same number.
 *
 * @param tenThousandths the number times 10,000
 */
public record OrderingNumber(long tenThousandths) implements Comparable<OrderingNumber> {
    /** The largest integer part that is accepted. */
    public static final long LARGEST_GROUP = 999_999_999L;

    private static final int FRACTION_DIGITS = 4;
    private static final long SCALE = 10_000;
    private static final Pattern TEXT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");

    public OrderingNumber {
        if (tenThousandths < 0 || tenThousandths / SCALE > LARGEST_GROUP) {
            throw new IllegalArgumentException(
                    "An ordering number lies between 0 and "
                            + LARGEST_GROUP
                            + ", not at "
                            + tenThousandths
                            + " ten-thousandths");
        }
    }

    /**
     * @throws IllegalArgumentException when the value is negative, too large or has more than four
     *     fraction digits
     */
    public static OrderingNumber of(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(LARGEST_GROUP + 1)) >= 0) {
            throw new IllegalArgumentException(
                    "An ordering number lies between 0 and " + LARGEST_GROUP);
        }
        BigDecimal exact = value.stripTrailingZeros();
        if (exact.scale() > FRACTION_DIGITS) {
            throw new IllegalArgumentException(
                    "An ordering number has at most " + FRACTION_DIGITS + " fraction digits");
        }
        return new OrderingNumber(
                exact.setScale(FRACTION_DIGITS, RoundingMode.UNNECESSARY)
                        .unscaledValue()
                        .longValueExact());
    }

    /**
     * Reads what {@link #toString} writes, with more zeros or fewer; nothing else that {@link
     * BigDecimal} takes for a number.
     *
     * @throws IllegalArgumentException when the text is no such number
     */
    public static OrderingNumber parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Not an ordering number such as 3.01 with at most "
                            + FRACTION_DIGITS
                            + " fraction digits: "
                            + text);
        }
        return of(new BigDecimal(text));
    }

    /** The first number of a group: {@code 3} gives {@code 3.0}. */
    public static OrderingNumber ofGroup(long group) {
        return new OrderingNumber(Math.multiplyExact(group, SCALE));
    }

    /** The integer part: scripts that share it run side by side. */
    public long group() {
        return tenThousandths / SCALE;
    }

    /** What a new script gets when this is the largest number in the queue. */
    public OrderingNumber nextGroup() {
        return ofGroup(group() + 1);
    }

    /** The number with at least one fraction digit and no superfluous ones: {@code 4.0}, {@code 3.01}. */
    public BigDecimal value() {
        BigDecimal exact = BigDecimal.valueOf(tenThousandths, FRACTION_DIGITS).stripTrailingZeros();
        return exact.scale() < 1 ? exact.setScale(1, RoundingMode.UNNECESSARY) : exact;
    }

    @Override
    public int compareTo(OrderingNumber other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    @Override
    public String toString() {
        return value().toPlainString();
    }
}
