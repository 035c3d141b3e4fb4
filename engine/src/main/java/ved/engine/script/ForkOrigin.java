package ved.engine.script;

/** Where a forked script came from: the version of another script whose text it started with. */
public record ForkOrigin(ScriptId script, VersionId version, VersionNumber number) {}
