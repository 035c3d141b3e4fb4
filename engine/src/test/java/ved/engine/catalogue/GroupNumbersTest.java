package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.script.OrderingNumber;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

final class GroupNumbersTest {
    private static final int SAMPLES = 20_000;

    @ParameterizedTest
    @CsvSource({
        "3, , , 3.0",
        "0, , , 0.0",
        "999999999, , , 999999999.0",
        "3, 3.0, 3.01, 3.005",
        "3, 3.0, 3.1, 3.05",
        "3, 3.0, 3.5, 3.2",
        "3, 3.0, 3.2, 3.1",
        "3, 3.01, 3.02, 3.015",
        "3, 3.19, 3.21, 3.2",
        "3, 3.0, 3.0002, 3.0001",
        "3, 3.9, 3.9999, 3.95",
        "3, , 3.5, 3.0",
        "3, , 3.0001, 3.0",
        "3, 3.0, , 3.01",
        "3, 3.5, , 3.51",
        "3, 3.123, , 3.13",
        "3, 3.98, , 3.99",
        "3, 3.99, , 3.991",
        "3, 3.9985, , 3.999",
        "3, 3.999, , 3.9991",
        "0, 0.0, , 0.01",
        "999999999, 999999999.99, , 999999999.991"
    })
    void givesTheTidiestNumberBetweenTheNeighbours(
            long group, String after, String before, String expected) {
        assertEquals(
                Optional.of(OrderingNumber.parse(expected)),
                GroupNumbers.between(group, number(after), number(before)));
    }

    @ParameterizedTest
    @CsvSource({
        "3, , 3.0",
        "0, , 0.0",
        "3, 3.1234, 3.1235",
        "3, 3.0, 3.0001",
        "3, 3.9999, ",
        "999999999, 999999999.9999, "
    })
    void saysThatAGapIsFull(long group, String after, String before) {
        assertEquals(Optional.empty(), GroupNumbers.between(group, number(after), number(before)));
    }

    @Test
    void staysBetweenAnyNeighboursAndFailsOnlyWhereThereIsNoRoom() {
        Random random = new Random(7);
        for (int i = 0; i < SAMPLES; i++) {
            long group = random.nextBoolean() ? random.nextLong(5) : OrderingNumber.LARGEST_GROUP;
            long first = group * 10_000;
            int width = 1 << random.nextInt(1, 14);
            long low = first + random.nextLong(-1, 10_000);
            long high = Math.min(first + 10_000, low + 1 + random.nextLong(width));
            Optional<OrderingNumber> after = numberAt(group, low);
            Optional<OrderingNumber> before = numberAt(group, high);

            Optional<OrderingNumber> between = GroupNumbers.between(group, after, before);

            long lower = after.map(OrderingNumber::tenThousandths).orElse(first - 1);
            long upper = before.map(OrderingNumber::tenThousandths).orElse(first + 10_000);
            assertEquals(upper - lower > 1, between.isPresent(), after + " " + before);
            between.ifPresent(number -> {
                assertEquals(group, number.group());
                assertTrue(lower < number.tenThousandths(), after + " " + number);
                assertTrue(number.tenThousandths() < upper, number + " " + before);
                assertTrue(number.value().scale() <= 4);
            });
        }
    }

    @Test
    void hasNoShorterNumberBetweenTwoNeighbours() {
        Random random = new Random(8);
        for (int i = 0; i < SAMPLES; i++) {
            long[] ends = random.longs(2, 30_000, 40_000).sorted().toArray();
            Optional<OrderingNumber> between =
                    GroupNumbers.between(
                            3,
                            Optional.of(new OrderingNumber(ends[0])),
                            Optional.of(new OrderingNumber(ends[1])));

            between.filter(number -> number.value().scale() > 1)
                    .ifPresent(number -> {
                        long wider = (long) Math.pow(10, 5 - number.value().scale());
                        assertTrue(
                                (ends[1] - 1) / wider * wider <= ends[0],
                                () -> Arrays.toString(ends) + " " + number);
                    });
        }
    }

    @Test
    void fillsAGroupToItsLastNumberWhenItIsSpreadInBetween() {
        List<OrderingNumber> group = new ArrayList<>();
        Random random = new Random(9);
        while (group.size() < GroupNumbers.CAPACITY) {
            int place = random.nextInt(group.size() + 1);
            Optional<OrderingNumber> fitting =
                    GroupNumbers.between(
                            OrderingNumber.LARGEST_GROUP,
                            place == 0 ? Optional.empty() : Optional.of(group.get(place - 1)),
                            place == group.size()
                                    ? Optional.empty()
                                    : Optional.of(group.get(place)));
            if (fitting.isPresent()) {
                group.add(place, fitting.get());
            } else {
                group =
                        new ArrayList<>(
                                GroupNumbers.spread(OrderingNumber.LARGEST_GROUP, group.size() + 1)
                                        .orElseThrow());
            }
        }

        assertEquals(GroupNumbers.CAPACITY, new TreeSet<>(group).size());
        assertEquals(new ArrayList<>(new TreeSet<>(group)), group);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 11, 20, 99, 100, 101, 2_000, 5_001, 10_000})
    void spreadsScriptsEvenlyWithinTheirGroup(int scripts) {
        List<OrderingNumber> numbers = GroupNumbers.spread(3, scripts).orElseThrow();

        assertEquals(scripts, numbers.size());
        assertTrue(numbers.stream().allMatch(number -> number.group() == 3));
        for (int i = 2; i < scripts; i++) {
            long step = numbers.get(1).tenThousandths() - numbers.get(0).tenThousandths();
            assertTrue(step > 0);
            assertEquals(
                    step, numbers.get(i).tenThousandths() - numbers.get(i - 1).tenThousandths());
        }
    }

    @Test
    void spreadsFewScriptsOverNumbersThatPeopleCanRead() {
        assertEquals(
                List.of("3.0", "3.1", "3.2"),
                GroupNumbers.spread(3, 3).orElseThrow().stream()
                        .map(OrderingNumber::toString)
                        .toList());
        assertEquals("3.55", GroupNumbers.spread(3, 12).orElseThrow().getLast().toString());
        assertEquals("3.99", GroupNumbers.spread(3, 100).orElseThrow().getLast().toString());
    }

    @Test
    void saysThatAGroupHoldsNoMore() {
        assertEquals(Optional.empty(), GroupNumbers.spread(3, GroupNumbers.CAPACITY + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0|",
                "1.0|0.0 0.5",
                "4.0|1.0 3.75",
                "999999999.0|999999998.5",
                "999999998.0|1.0 999999999.0",
                "999999996.0|999999997.1 999999998.0 999999999.9999"
            })
    void givesANewScriptTheIntegerAfterAllOthersWhileThereIsOne(String expected, String taken) {
        SortedSet<OrderingNumber> numbers = new TreeSet<>();
        if (taken != null) {
            List.of(taken.split(" ")).forEach(text -> numbers.add(OrderingNumber.parse(text)));
        }

        assertEquals(expected, GroupNumbers.forANewScript(numbers).toString());
    }

    private static Optional<OrderingNumber> number(String text) {
        return Optional.ofNullable(text).map(OrderingNumber::parse);
    }

    private static Optional<OrderingNumber> numberAt(long group, long tenThousandths) {
        return Optional.of(tenThousandths)
                .filter(n -> n >= 0 && n / 10_000 == group)
                .map(OrderingNumber::new);
    }
}
