package ved.engine.catalogue;

import ved.engine.script.ScriptVersion;
import ved.engine.script.StorageException;

import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/** The content of recorded versions. */
final class VersionContent {
    private VersionContent() {}

    /**
     * @throws StorageException when Git has lost it; other versions can still be read
     */
    static byte[] bytes(ContentRepository repository, ScriptVersion version) {
        try {
            return repository.read(version.blob());
        } catch (NoSuchElementException e) {
            throw new StorageException(
                    "The content of version %s of script %s is lost: %s. Restore the scripts repository from a backup, or save the script anew."
                            .formatted(version.number(), version.script(), e.getMessage()),
                    e);
        }
    }

    static String text(ContentRepository repository, ScriptVersion version) {
        return new String(bytes(repository, version), StandardCharsets.UTF_8);
    }
}
