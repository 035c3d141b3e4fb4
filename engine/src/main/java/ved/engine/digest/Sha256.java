package ved.engine.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several parts, one after the other. Used once. */
public final class Sha256 {
    private static final int KEY_BYTES = 6;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of one part, 64 lower-case hex digits. */
    public static String hex(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }

    public Sha256 add(byte[] part) {
        digest.update(part);
        return this;
    }

    /** Adds the text in UTF-8. */
    public Sha256 add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The first 12 hex digits: enough to name folders and images by what is in them. */
    public String key() {
        return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
    }
}
