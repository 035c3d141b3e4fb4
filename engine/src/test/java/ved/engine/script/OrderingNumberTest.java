package ved.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Random;

final class OrderingNumberTest {
    private static final int SAMPLES = 10_000;

    @ParameterizedTest
    @CsvSource({
        "0, 0.0, 0",
        "1, 1.0, 1",
        "3.1, 3.1, 3",
        "3.10, 3.1, 3",
        "3.01, 3.01, 3",
        "4.0000, 4.0, 4",
        "12.3456, 12.3456, 12",
        "999999999.9999, 999999999.9999, 999999999"
    })
    void isShownWithAtLeastOneDecimal(String text, String shown, long group) {
        OrderingNumber number = OrderingNumber.parse(text);

        assertEquals(shown, number.toString());
        assertEquals(group, number.group());
        assertEquals(number, OrderingNumber.parse(number.toString()));
        assertEquals(number, OrderingNumber.of(number.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "-0",
                "+1",
                "1e308",
                "1e3",
                "NaN",
                "Infinity",
                "0x10",
                "3,1",
                "3.",
                ".5",
                " 3.1",
                "3.1 ",
                "3 1",
                "٣.١",
                "３.１",
                "3.00001",
                "1000000000",
                "3.1.1",
                "1_000",
                "3.1f",
                "3\u200b.1",
                "\u22123"
            })
    void isNothingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> OrderingNumber.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0.0001",
                "1e308",
                "1e999999999",
                "1e-999999999",
                "0.00001",
                "3.00001",
                "1000000000",
                "-1e999999999"
            })
    void isNoDecimalThatIsNegativeTooLargeOrTooFine(String text) {
        BigDecimal value = new BigDecimal(text);

        assertThrows(IllegalArgumentException.class, () -> OrderingNumber.of(value));
    }

    @Test
    void takesDecimalsForWhatTheyAreWorth() {
        assertEquals(OrderingNumber.parse("3.1"), OrderingNumber.of(new BigDecimal("3.1000000")));
        assertEquals(OrderingNumber.parse("3000"), OrderingNumber.of(new BigDecimal("3e3")));
        assertEquals(OrderingNumber.parse("0"), OrderingNumber.of(new BigDecimal("-0")));
        assertEquals(OrderingNumber.parse("0"), OrderingNumber.of(new BigDecimal("0e-999999999")));
    }

    @Test
    void ordersAsNumbersDo() {
        Random random = new Random(42);
        for (int i = 0; i < SAMPLES; i++) {
            OrderingNumber one = sample(random);
            OrderingNumber other = sample(random);

            assertEquals(
                    Integer.signum(one.value().compareTo(other.value())),
                    Integer.signum(one.compareTo(other)));
            assertEquals(one, OrderingNumber.parse(one.toString()));
            assertTrue(one.compareTo(one.nextGroup()) < 0);
            assertEquals(one.group() + 1, one.nextGroup().group());
            assertEquals(OrderingNumber.ofGroup(one.group() + 1), one.nextGroup());
        }
    }

    private static OrderingNumber sample(Random random) {
        return new OrderingNumber(random.nextLong(100_000_000) * random.nextLong(1, 1_000));
    }
}
