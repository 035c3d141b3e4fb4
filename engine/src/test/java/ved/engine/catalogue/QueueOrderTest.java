package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ved.engine.catalogue.QueueOrder.Move;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

final class QueueOrderTest {
    /** Scripts 1 to 5; 2, 3 and 4 are in group 3. */
    private static final QueueOrder QUEUE = queue("1.0", "3.0", "3.01", "3.02", "7.5");

    @ParameterizedTest
    @CsvSource({
        "1, 3, 2, 3, 3.005",
        "1, 3, , 2, full",
        "1, 3, 4, , 3.03",
        "1, 7, , 5, 7.0",
        "1, 2, , , 2.0",
        "1, 0, , , 0.0",
        "1, 999999999, , , 999999999.0",
        "4, 3, 2, 3, 3.005",
        "2, 3, 3, 4, 3.015",
        "2, 3, 4, , 3.03",
        "5, 3, 4, , 3.03"
    })
    void givesAScriptANumberBetweenThoseItWasDroppedBetween(
            long script, long group, Long after, Long before, String number) {
        List<Move> moves = done(QUEUE.place(new ScriptId(script), placement(group, after, before)));

        if (number.equals("full")) {
            assertEquals(
                    List.of("1 1.0>3.0", "2 3.0>3.1", "3 3.01>3.2", "4 3.02>3.3"),
                    moves.stream().map(QueueOrderTest::text).toList());
        } else {
            assertEquals(
                    List.of(number), moves.stream().map(move -> move.to().toString()).toList());
            assertEquals(script, moves.getFirst().script().value());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3, 2, 4",
        "3, 3, 3, 4",
        "3, 3, 2, 3",
        "2, 3, , 3",
        "4, 3, 3, ",
        "1, 1, , ",
        "1, 1, 1, ",
        "1, 1, , 1",
        "1, 1, 1, 1"
    })
    void changesNothingWhereAScriptIsDroppedOnItsPlace(
            long script, long group, Long after, Long before) {
        assertEquals(
                List.of(),
                done(QUEUE.place(new ScriptId(script), placement(group, after, before))));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 2, 4",
        "1, 3, 3, 2",
        "1, 3, , 3",
        "1, 3, 3, ",
        "1, 3, , ",
        "1, 3, 5, ",
        "1, 2, 2, ",
        "1, 3, 99, ",
        "1, 3, 2, 99",
        "1, 2, , 99",
        "1, 3, 1, 2",
        "3, 3, 3, 2",
        "1, -1, , ",
        "1, 1000000000, , ",
        "1, 9223372036854775807, , "
    })
    void refusesWhatNobodyCanHaveSeenInTheQueueAsItIs(
            long script, long group, Long after, Long before) {
        refused(
                Refusal.QueueChanged.class,
                QUEUE.place(new ScriptId(script), placement(group, after, before)));
    }

    @Test
    void spreadsAFullGapAndTellsOnlyOfNumbersThatChange() {
        QueueOrder queue = queue("3.0", "3.0001", "3.1");

        List<Move> moves = done(queue.place(new ScriptId(3), placement(3, 1L, 2L)));

        assertEquals(List.of("2 3.0001>3.2"), moves.stream().map(QueueOrderTest::text).toList());
    }

    @Test
    void refusesOneMoreThanAGroupCanHold() {
        Map<ScriptId, OrderingNumber> numbers = new HashMap<>();
        for (int i = 0; i < GroupNumbers.CAPACITY; i++) {
            numbers.put(new ScriptId(i + 1), new OrderingNumber(30_000 + i));
        }
        numbers.put(new ScriptId(50_000), OrderingNumber.ofGroup(4));
        QueueOrder queue = new QueueOrder(numbers);

        Refusal.QueueChanged refusal =
                refused(
                        Refusal.QueueChanged.class,
                        queue.place(new ScriptId(50_000), placement(3, 10_000L, null)));
        List<Move> moves = done(queue.place(new ScriptId(10_000), placement(3, null, 1L)));

        assertTrue(refusal.why().contains("full"));
        assertEquals(GroupNumbers.CAPACITY, moves.size());
        assertEquals("10000 3.9999>3.0", text(moves.getFirst()));
    }

    @Test
    void alwaysGivesTheOrderThatTheUserSaw() {
        Random random = new Random(3);
        QueueOrder queue = queue("3.0", "3.0001", "3.0002", "3.5", "4.0", "4.0001");
        for (int i = 0; i < 2_000; i++) {
            ScriptId script = new ScriptId(random.nextLong(1, 7));
            long group = random.nextLong(3, 5);
            List<ScriptId> seen = inOrder(queue, group);
            seen.remove(script);
            int place = random.nextInt(seen.size() + 1);
            Placement placement =
                    new Placement(
                            group,
                            place == 0 ? Optional.empty() : Optional.of(seen.get(place - 1)),
                            place == seen.size() ? Optional.empty() : Optional.of(seen.get(place)));

            queue = moved(queue, done(queue.place(script, placement)));

            seen.add(place, script);
            assertEquals(seen, inOrder(queue, group));
        }
    }

    private static QueueOrder moved(QueueOrder queue, List<Move> moves) {
        Map<ScriptId, OrderingNumber> numbers = new HashMap<>(queue.numbers());
        for (Move move : moves) {
            assertEquals(move.from(), numbers.put(move.script(), move.to()));
        }
        return new QueueOrder(numbers);
    }

    private static List<ScriptId> inOrder(QueueOrder queue, long group) {
        TreeMap<OrderingNumber, ScriptId> places = new TreeMap<>();
        queue.numbers().forEach((script, number) -> places.put(number, script));
        assertEquals(queue.numbers().size(), places.size());
        places.keySet().removeIf(number -> number.group() != group);
        return new ArrayList<>(places.values());
    }

    private static QueueOrder queue(String... numbers) {
        Map<ScriptId, OrderingNumber> places = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            places.put(new ScriptId(i + 1), OrderingNumber.parse(numbers[i]));
        }
        return new QueueOrder(places);
    }

    private static Placement placement(long group, @Nullable Long after, @Nullable Long before) {
        return new Placement(
                group,
                Optional.ofNullable(after).map(ScriptId::new),
                Optional.ofNullable(before).map(ScriptId::new));
    }

    private static String text(Move move) {
        return "%s %s>%s".formatted(move.script(), move.from(), move.to());
    }
}
