package ved.engine.script;

/**
 * @param script the script as the user sees it in the catalogue
 * @param version the version whose content this is
 */
public record ScriptText(ScriptSummary script, ScriptVersion version, String content) {}
