package ved.engine.script;

import java.util.List;

/**
 * What came of a save.
 *
 * @param changed false when content and interpreter were those of the base already, so that no
 *     version came of it
 * @param warnings sentences for the user; nothing was refused
 */
public record SavedScript(ScriptSummary script, boolean changed, List<String> warnings) {
    public SavedScript {
        warnings = List.copyOf(warnings);
    }
}
