package ved.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InteractionTableTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", " =1", "+1", "-1", "@x", "\t=1", "\r=1", "|x", "%x", "\uff1d1"})
    void marksWhatTablesTakeForAFormula(String text) {
        assertEquals("\"'" + text + "\"", InteractionTable.text(text));
    }

    @Test
    void quotesEverythingElseAsItIs() {
        assertEquals("\"a = 1, \"\"b\"\"\n\"", InteractionTable.text("a = 1, \"b\"\n"));
        assertEquals("\"\"", InteractionTable.text("\0"));
    }
}
