package ved.engine.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords with PBKDF2-HMAC-SHA512. A hash is a text that holds its own parameters: {@code
 * pbkdf2-sha512$<iterations>$<salt>$<key>}, salt and key in Base64. Takes a good part of a second
 * by design.
 *
 * @param iterations of new hashes
 */
public record PasswordHash(int iterations) {
    /** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA512. */
    public static final PasswordHash RECOMMENDED = new PasswordHash(220_000);

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Pattern TEXT =
            Pattern.compile("pbkdf2-sha512\\$(\\d{1,7})\\$([^$]{1,100})\\$([^$]{1,100})");

    public String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return text(salt, key(password, salt, iterations, KEY_BYTES));
    }

    /** Takes as long to compare with as any hash, and no password matches it. */
    public String hashOfNobody() {
        return text(random(SALT_BYTES), random(KEY_BYTES));
    }

    /** Compares in a time that does not depend on where the two differ. */
    public static boolean matches(String password, String hash) {
        Matcher parts = TEXT.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a password hash that is known here");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(2));
        byte[] expected = Base64.getDecoder().decode(parts.group(3));
        byte[] actual = key(password, salt, Integer.parseInt(parts.group(1)), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private String text(byte[] salt, byte[] key) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "pbkdf2-sha512$%d$%s$%s"
                .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(key));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static byte[] key(String password, byte[] salt, int iterations, int bytes) {
        KeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
