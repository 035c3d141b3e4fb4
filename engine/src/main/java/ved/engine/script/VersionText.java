package ved.engine.script;

/** A version with its content. */
public record VersionText(ScriptVersion version, String content) {}
