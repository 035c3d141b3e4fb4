package ved.engine.script;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a save.
 *
 * @param content the text of the version that the user sees now, so that nobody need read it again
 * @param changed false when content and interpreter were those of the base already, so that no
 *     version came of it
 * @param warnings for the user; nothing was refused
 * @param duplicates other live scripts with the same executable code, on any branch
 */
public record SavedScript(
        ScriptSummary script,
        String content,
        boolean changed,
        List<SaveWarning> warnings,
        List<CodeHolder> duplicates) {
    public SavedScript {
        warnings = List.copyOf(warnings);
        duplicates = List.copyOf(duplicates);
    }

    /** With these warnings behind the others. */
    public SavedScript with(List<SaveWarning> more) {
        List<SaveWarning> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new SavedScript(script, content, changed, all, duplicates);
    }
}
