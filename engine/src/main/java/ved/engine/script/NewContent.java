package ved.engine.script;

import java.util.Optional;

/**
 * What a save brings.
 *
 * @param base the version that the content was made from
 * @param interpreter that of the base when empty
 * @param message says what was changed
 */
public record NewContent(
        String content, VersionId base, Optional<String> interpreter, Optional<String> message) {}
