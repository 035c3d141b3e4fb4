package ved.engine.assistant.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.OptionalInt;

final class ArgumentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"canary\"",
                "{",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "NaN",
                "\uFEFF{}",
                "\0"
            })
    void refusesWhatIsNoObject(String json) {
        WrongArguments wrong =
                assertThrows(WrongArguments.class, () -> Arguments.parse(json), json);

        assertFalse(wrong.why().contains("canary"), wrong.why());
    }

    @Test
    void refusesDepthAndLength() {
        assertThrows(WrongArguments.class, () -> Arguments.parse("{\"a\":".repeat(3_000)));
        assertThrows(
                WrongArguments.class,
                () -> Arguments.parse("{\"a\":\"%s\"}".formatted("x".repeat(20_000))));
    }

    @Test
    void takesNothingForNoArguments() throws WrongArguments {
        assertEquals(Optional.empty(), Arguments.parse(" ").optionalText("name"));
        assertEquals(Optional.empty(), Arguments.parse("{\"name\":null}").optionalText("name"));
        assertEquals(OptionalInt.empty(), Arguments.parse("{}").optionalNumber("line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "[\"a\"]", "true"})
    void refusesOtherThanText(String value) throws WrongArguments {
        Arguments arguments = Arguments.parse("{\"name\":%s}".formatted(value));

        assertThrows(WrongArguments.class, () -> arguments.text("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e99", "99999999999", "\"1\"", "true", "[]"})
    void refusesOtherThanNumbersFromOne(String value) throws WrongArguments {
        Arguments arguments = Arguments.parse("{\"line\":%s}".formatted(value));

        assertThrows(WrongArguments.class, () -> arguments.optionalNumber("line"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os; import x",
                "a..b",
                ".a",
                "a.",
                "1a",
                "a b",
                "a.b()",
                "a[0]",
                "../a",
                "é",
                "a.b.c.d.e.f.g.h.i"
            })
    void refusesNamesThatAreNone(String name) throws WrongArguments {
        Arguments arguments = Arguments.parse("{\"name\":\"%s\"}".formatted(name));

        assertThrows(WrongArguments.class, () -> arguments.dottedName("name"));
    }

    @Test
    void takesNamesWithDots() throws WrongArguments {
        assertEquals(
                "pandas.DataFrame.groupby",
                Arguments.parse("{\"name\":\" pandas.DataFrame.groupby \"}").dottedName("name"));
    }
}
