package ved.engine.assistant.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Random;

final class StreamRestorerTest {
    private static final NameMap NAMES =
            new NameMap(
                    Map.of(
                            "margin", "func_1",
                            "rate", "arg_1",
                            "naïve", "arg_12",
                            "Acme Corp", "text_1",
                            "\ud835\udc9cx", "var_1"));

    @ParameterizedTest
    @CsvSource({
        "func_1(arg_1), margin(rate)",
        "self.arg_1 arg_12's arg_2, self.rate naïve's arg_2",
        "func_1_total xfunc_1 func_12 Func_1, func_1_total xfunc_1 func_12 Func_1",
        "'f\"{arg_1=}\"', 'f\"{rate=}\"'",
        "arg_1\u0301 arg_1é éarg_1 arg_1\u203f, arg_1\u0301 arg_1é éarg_1 arg_1\u203f",
        "🚀arg_1🚀 \ud835\udc9carg_1 arg_1·, 🚀rate🚀 \ud835\udc9carg_1 arg_1·",
        "of text_1 (var_1), of Acme Corp (\ud835\udc9cx)",
    })
    void restoresWholeWordsAlone(String sent, String restored) {
        assertEquals(restored, StreamRestorer.restore(sent, NAMES));
    }

    @Test
    void restoresWhateverTheChunksAre() {
        var random = new Random(4);
        String[] pieces = {
            "func_1",
            "arg_1",
            "arg_12",
            "text_1",
            "arg_",
            "1",
            "_",
            " ",
            "\n",
            ".",
            "é",
            "\u0301",
            "🚀",
            "\ud835\udc9c",
            "var_1",
            "\ud83d",
            "\ude80",
            "longer_than_any_pseudonym_1",
            "`"
        };
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int piece = random.nextInt(20); piece >= 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String sent = text.toString();

            assertEquals(StreamRestorer.restore(sent, NAMES), inChunks(sent, random), sent);
        }
    }

    @Test
    void holdsBackNoMoreThanAWordThatMayBecomeAPseudonym() {
        var restorer = new StreamRestorer(NAMES);

        assertEquals("a", restorer.accept("a ar").strip());
        assertEquals("", restorer.accept("g_"));
        assertEquals("arg_not_one", restorer.accept("not_one"));
        assertEquals("_at_all", restorer.accept("_at_all"));
        assertEquals(" rate.", restorer.accept(" arg_1."));
        assertEquals("", restorer.accept("func_1"));
        assertEquals("margin", restorer.end());
    }

    @Test
    void knowsNothingToRestoreWithoutNames() {
        assertEquals("func_1 \ud83d", StreamRestorer.restore("func_1 \ud83d", NameMap.EMPTY));
    }

    @Test
    void noPseudonymStandsForTwo() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NameMap(Map.of("a", "var_1", "b", "var_1")));
    }

    @Test
    void restoresTenMegabytesASecond() {
        String answer = "def func_1(self, arg_1):\n    return self.other_name * arg_1  # rated\n";
        String chunk = answer.repeat(4);
        StreamRestorer.restore(answer.repeat(20_000), NAMES);
        long start = System.nanoTime();
        var restorer = new StreamRestorer(NAMES);
        long characters = 0;

        for (int round = 0; round < 40_000; round++) {
            characters += restorer.accept(chunk).length();
        }

        double seconds = (System.nanoTime() - start) / 1e9;
        double megabytes = 40_000.0 * chunk.length() / 1e6;
        assertTrue(characters > 0);
        assertTrue(megabytes / seconds > 1, () -> megabytes / seconds + " MB/s");
    }

    private static String inChunks(String text, Random random) {
        var restorer = new StreamRestorer(NAMES);
        var out = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(text.length(), start + 1 + random.nextInt(4));
            out.append(restorer.accept(text.substring(start, end)));
            start = end;
        }
        return out.append(restorer.end()).toString();
    }
}
