package ved.engine.script;

import java.util.Optional;

/**
 * What a save brings.
 *
 * @param base the version that the content was made from
 * @param merged the version on {@code prod} that the content also holds, after a conflict was
 *     resolved: the second parent of what is saved
 * @param interpreter that of the base when empty
 * @param message says what was changed
 */
public record NewContent(
        String content,
        VersionId base,
        Optional<VersionId> merged,
        Optional<String> interpreter,
        Optional<String> message) {}
