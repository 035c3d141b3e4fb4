package ved.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"prod", "ed1", "a", "0", "a-b", "a123456789a123456789a123456789ab"})
    void takesPlainBranchNames(String name) {
        assertTrue(Branch.isValid(name));
        assertEquals(name, new Branch(name).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-x",
                "--help",
                "Ed1",
                "a/b",
                "../prod",
                "a.lock",
                "a b",
                "é",
                "ed1\n",
                "a\0",
                "HEAD",
                "a123456789a123456789a123456789abc",
                "refs/heads/prod"
            })
    void refusesBranchNamesThatMeanMore(String name) {
        assertFalse(Branch.isValid(name));
        assertThrows(IllegalArgumentException.class, () -> new Branch(name));
    }

    @Test
    void countsVersionsUp() {
        VersionNumber number = VersionNumber.FIRST;
        for (int saves = 0; saves < 20; saves++) {
            assertTrue(number.compareTo(number.next()) < 0);
            assertEquals(number, VersionNumber.parse(number.toString()));
            number = number.next();
        }

        assertEquals("0.21", number.toString());
        assertTrue(number.compareTo(new VersionNumber(1, 0)) < 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                ".1",
                "1.2.3",
                "-1.0",
                "1.-1",
                "٠.١",
                "1,2",
                "v1.2",
                "0.9999999999"
            })
    void refusesWhatIsNoVersionNumber(String text) {
        assertThrows(IllegalArgumentException.class, () -> VersionNumber.parse(text));
    }
}
