package ved.engine.catalogue;

import ved.engine.script.ContentLostException;
import ved.engine.script.ScriptVersion;

import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/** The content of recorded versions. */
public final class VersionContent {
    private VersionContent() {}

    /**
     * @throws ContentLostException when Git has lost it; other versions can still be read
     */
    public static byte[] bytes(ContentRepository repository, ScriptVersion version) {
        try {
            return repository.read(version.blob());
        } catch (NoSuchElementException e) {
            throw new ContentLostException(version, e);
        }
    }

    public static String text(ContentRepository repository, ScriptVersion version) {
        return new String(bytes(repository, version), StandardCharsets.UTF_8);
    }
}
