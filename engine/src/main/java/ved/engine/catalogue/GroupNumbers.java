package ved.engine.catalogue;

import ved.engine.script.OrderingNumber;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.LongStream;

/** Ordering numbers for scripts that come between others. Pure. */
public final class GroupNumbers {
    /** How many scripts can share a group: one for each number that it has. */
    static final int CAPACITY = 10_000;

    private static final long[] WIDTHS_OF_DIGITS = {10_000, 1_000, 100, 10, 1};

    /** Steps from one script to the next that people can read, in ten-thousandths. */
    private static final long[] TIDY_STEPS = {1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1};

    private static final long STEP_AT_THE_END = 100;

    private GroupNumbers() {}

    /**
     * The number with the fewest digits strictly between two neighbours of a group; behind the last
     * one a small step on, which leaves room for many more.
     *
     * @param after the number just before it in the group; empty for the first place
     * @param before the number just after it in the group; empty for the last place
     * @return empty when there is no number left between them
     */
    static Optional<OrderingNumber> between(
            long group, Optional<OrderingNumber> after, Optional<OrderingNumber> before) {
        long first = OrderingNumber.ofGroup(group).tenThousandths();
        long low = after.map(OrderingNumber::tenThousandths).orElse(first - 1);
        long high = before.map(OrderingNumber::tenThousandths).orElse(first + CAPACITY);
        if (after.isPresent() && before.isEmpty()) {
            return atTheEnd(low, high);
        }
        long[] middles =
                LongStream.of(WIDTHS_OF_DIGITS)
                        .map(width -> nearestToTheMiddle(low, high, width))
                        .filter(number -> low < number && number < high)
                        .toArray();
        return middles.length == 0 ? Optional.empty() : Optional.of(new OrderingNumber(middles[0]));
    }

    /**
     * Evenly spread numbers for all scripts of a group, so that there is room between them again.
     *
     * @return empty when the group cannot hold so many
     */
    static Optional<List<OrderingNumber>> spread(long group, int scripts) {
        long first = OrderingNumber.ofGroup(group).tenThousandths();
        return LongStream.of(TIDY_STEPS)
                .filter(step -> step * scripts <= CAPACITY)
                .mapToObj(step ->
                        LongStream.range(0, scripts)
                                .mapToObj(place -> new OrderingNumber(first + place * step))
                                .toList())
                .findFirst();
    }

    /**
     * What a new script gets: the integer after all others. Behind the largest possible group there
     * is none; then the largest integer whose group is still empty.
     *
     * @param taken the numbers of all live scripts
     */
    public static OrderingNumber forANewScript(SortedSet<OrderingNumber> taken) {
        if (taken.isEmpty()) {
            return OrderingNumber.ofGroup(1);
        }
        long group = taken.last().group() + 1;
        while (group > OrderingNumber.LARGEST_GROUP || !isEmpty(group, taken)) {
            group--;
        }
        return OrderingNumber.ofGroup(group);
    }

    private static boolean isEmpty(long group, SortedSet<OrderingNumber> taken) {
        SortedSet<OrderingNumber> from = taken.tailSet(OrderingNumber.ofGroup(group));
        return from.isEmpty() || from.first().group() != group;
    }

    private static Optional<OrderingNumber> atTheEnd(long last, long end) {
        return LongStream.iterate(STEP_AT_THE_END, step -> step > 0, step -> step / 10)
                .map(step -> (last / step + 1) * step)
                .filter(number -> number < end)
                .mapToObj(OrderingNumber::new)
                .findFirst();
    }

    /** A multiple of the width; of two that are equally near, the lower one. */
    private static long nearestToTheMiddle(long low, long high, long width) {
        long below = Math.floorDiv(low + high, 2 * width) * width;
        long above = below + width;
        boolean isNearer = above * 2 - (low + high) < low + high - below * 2;
        return isNearer || below <= low ? above : below;
    }
}
