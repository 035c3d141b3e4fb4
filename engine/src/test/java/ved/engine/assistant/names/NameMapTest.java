package ved.engine.assistant.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class NameMapTest {
    private static final NameMap NAMES =
            new NameMap(Map.of("alpha", "func_1", "beta", "func_2", "gamma", "_func_3"));

    @Test
    void knowsTheNamesThatTextsHoldAsWholeWords() {
        NameMap seen = NAMES.seenIn(List.of("x = (func_1)", "self._func_3!", "func_21 my_func_2"));

        assertEquals(new NameMap(Map.of("alpha", "func_1", "gamma", "_func_3")), seen);
    }

    @Test
    void knowsNoneWhereNothingWasSent() {
        assertEquals(NameMap.EMPTY, NAMES.seenIn(List.of("", "alpha", " ")));
    }
}
