package ved.engine.script;

/**
 * Git has lost the content of a version: its object is missing or damaged. Other versions can still
 * be read. Services answer with {@link Refusal.ContentLost}.
 */
public final class ContentLostException extends RuntimeException {
    private final transient ScriptVersion version;

    public ContentLostException(ScriptVersion version, Throwable cause) {
        super(
                "Git has lost the content of version %s of script %s"
                        .formatted(version.number(), version.script()),
                cause);
        this.version = version;
    }

    public ScriptVersion version() {
        return version;
    }
}
