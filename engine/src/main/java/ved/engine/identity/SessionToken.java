package ved.engine.identity;

import ved.engine.digest.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a session: 256 random bits, of which only the hash is ever stored. */
public final class SessionToken {
    private static final int BYTES = 32;

    private SessionToken() {}

    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hex; enough for a secret that nobody can guess. */
    public static String hash(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
