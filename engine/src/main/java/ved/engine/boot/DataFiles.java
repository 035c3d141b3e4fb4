package ved.engine.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Small secrets and names that a data directory keeps for its life. Blocks. */
final class DataFiles {
    private static final int SECRET_BYTES = 32;
    private static final int NAME_BYTES = 6;

    private final Path directory;

    DataFiles(Path directory) {
        this.directory = directory;
    }

    /** The key that signs sessions: 32 random bytes, readable by the owner alone. */
    byte[] sessionKey() throws IOException {
        return HexFormat.of().parseHex(keptOrNew("session.key", SECRET_BYTES));
    }

    /** Tells this installation's sandboxes from those of others on the same engine. */
    String instanceId() throws IOException {
        return keptOrNew("instance-id", NAME_BYTES);
    }

    private String keptOrNew(String name, int bytes) throws IOException {
        Path file = directory.resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            byte[] random = new byte[bytes];
            new SecureRandom().nextBytes(random);
            String text = HexFormat.of().formatHex(random);
            write(file, text);
            return text;
        }
    }

    private void write(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(directory, file.getFileName().toString(), ".new");
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        Files.write(temporary, bytes, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
