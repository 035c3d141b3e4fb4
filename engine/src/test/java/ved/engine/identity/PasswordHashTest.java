package ved.engine.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHashTest {
    private final PasswordHash passwords = new PasswordHash(10);

    @ParameterizedTest
    @ValueSource(strings = {"", "1editor", "pässwörd 😀", "a\0b", "half \uD83D"})
    void matchesThePasswordAndNoOther(String password) {
        String hash = passwords.hash(password);

        assertTrue(PasswordHash.matches(password, hash));
        assertFalse(PasswordHash.matches(password + "x", hash));
        assertFalse(PasswordHash.matches("1Editor", hash));
    }

    @Test
    void saltsEachHash() {
        assertNotEquals(passwords.hash("same"), passwords.hash("same"));
    }

    @Test
    void keepsItsParametersInTheHash() {
        assertTrue(
                passwords
                        .hash("x")
                        .matches("pbkdf2-sha512\\$10\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"));
        assertTrue(PasswordHash.matches("x", new PasswordHash(11).hash("x")));
        assertTrue(PasswordHash.RECOMMENDED.hash("x").startsWith("pbkdf2-sha512$220000$"));
    }

    @Test
    void refusesATextThatIsNoHash() {
        assertThrows(
                IllegalArgumentException.class, () -> PasswordHash.matches("x", "plain password"));
    }

    @Test
    void letsNobodyInWithTheHashOfNobody() {
        assertFalse(PasswordHash.matches("", passwords.hashOfNobody()));
    }
}
