package ved.engine.script;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of one script, as the version history lists it. The content is in Git, under {@code
 * blob}.
 *
 * @param branch the branch it was saved on
 * @param commit the Git commit that brought it, 40 hex digits
 * @param blob the Git blob with its content, 40 hex digits
 * @param parent the version it was made from; empty for the first
 * @param mergedParent the version of {@code prod} that was brought into it, where two were joined
 * @param descriptiveName first non-empty line of the module docstring, or {@code Untitled}
 * @param description the whole module docstring, or empty text
 * @param interpreter id of the interpreter it is meant for
 */
public record ScriptVersion(
        VersionId id,
        ScriptId script,
        VersionNumber number,
        Branch branch,
        String commit,
        String blob,
        Optional<VersionId> parent,
        Optional<VersionId> mergedParent,
        String committer,
        Instant savedAt,
        String message,
        String descriptiveName,
        String description,
        String interpreter) {}
