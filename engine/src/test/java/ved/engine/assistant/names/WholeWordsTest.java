package ved.engine.assistant.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WholeWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'nary()\nin canary', 'in canary'",
        "'nary in canary', ' in canary'",
        "'nary\n', '\n'",
        "'né𝐱 in', ' in'",
        "'\udc00né in', ' in'",
        "'nary', ''",
        "' in', ' in'"
    })
    void leavesOutWhatIsBrokenAtTheStart(String text, String rest) {
        assertEquals(rest, WholeWords.behindTheCut(text));
    }

    @ParameterizedTest
    @CsvSource({
        "'canary,1\ncan', 'canary,1\n'",
        "'canary\n', 'canary\n'",
        "'canary,can', 'canary,'",
        "'in né𝐱', 'in '",
        "'in né\ud800', 'in '",
        "'can', ''"
    })
    void leavesOutWhatIsBrokenAtTheEnd(String text, String rest) {
        assertEquals(rest, WholeWords.beforeTheCut(text));
    }
}
