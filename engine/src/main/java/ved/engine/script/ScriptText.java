package ved.engine.script;

import java.util.List;

/**
 * @param script the script as the user sees it in the catalogue
 * @param version the version whose content this is
 * @param forks the live scripts that were forked from this one
 */
public record ScriptText(
        ScriptSummary script, ScriptVersion version, String content, List<Fork> forks) {
    public ScriptText {
        forks = List.copyOf(forks);
    }
}
