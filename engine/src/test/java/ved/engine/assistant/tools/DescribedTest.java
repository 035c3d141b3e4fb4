package ved.engine.assistant.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

final class DescribedTest {
    @Test
    void putsEverythingIntoOneText() {
        assertEquals(
                Optional.of("a.B: class(x)\n\nDoc.\n\nMembers:\nc (function) Does.\n"),
                described(
                        """
                        {"name":"a.B","kind":"class","signature":"(x)","doc":"Doc.",
                         "members":["c (function) Does."]}
                        """));
        assertEquals(Optional.of("No."), described("{\"error\":\"No.\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "1", "{}", "{\"kind\":{}}", "\0\0", "{\"kind\":\"a\""})
    void believesNothingElse(String printed) {
        assertEquals(Optional.empty(), described(printed));
    }

    @Test
    void takesOtherTypesForNothing() {
        assertEquals(
                Optional.of(": k\n"),
                described("{\"kind\":\"k\",\"name\":[],\"doc\":{},\"members\":7}"));
    }

    private static Optional<String> described(String printed) {
        return Described.text(Optional.of(printed.getBytes(StandardCharsets.UTF_8)));
    }
}
