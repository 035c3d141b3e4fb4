package ved.http.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs session tokens with HMAC-SHA256, so that forged ones never reach the store. */
final class SignedToken {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MAX_LENGTH = 512;

    private final SecretKeySpec key;

    /**
     * @param key at least 32 random bytes
     */
    SignedToken(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A session key has at least " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String sign(String token) {
        return token + "." + signature(token);
    }

    /** The token, if the signature is ours. */
    Optional<String> verify(String signed) {
        int dot = signed.lastIndexOf('.');
        if (dot < 1 || signed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String token = signed.substring(0, dot);
        byte[] expected = signature(token).getBytes(UTF_8);
        byte[] actual = signed.substring(dot + 1).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, actual) ? Optional.of(token) : Optional.empty();
    }

    private String signature(String token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(token.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
