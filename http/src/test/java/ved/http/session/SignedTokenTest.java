package ved.http.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Optional;

final class SignedTokenTest {
    private final SignedToken signed = new SignedToken(new byte[32]);

    @Test
    void verifiesWhatItSigned() {
        assertEquals(Optional.of("to.ken"), signed.verify(signed.sign("to.ken")));
    }

    @Test
    void refusesWhatAnotherKeySigned() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertEquals(Optional.empty(), signed.verify(new SignedToken(other).sign("token")));
    }

    @Test
    void refusesWhatWasChanged() {
        String cookie = signed.sign("token");

        assertEquals(Optional.empty(), signed.verify("x" + cookie));
        assertEquals(Optional.empty(), signed.verify(cookie + "x"));
        assertEquals(Optional.empty(), signed.verify(cookie + "\u00e9"));
        assertEquals(Optional.empty(), signed.verify(cookie.replace('.', ',')));
        assertEquals(Optional.empty(), signed.verify(""));
        assertEquals(Optional.empty(), signed.verify("."));
    }

    @Test
    void refusesShortKeys() {
        assertThrows(IllegalArgumentException.class, () -> new SignedToken(new byte[31]));
    }
}
