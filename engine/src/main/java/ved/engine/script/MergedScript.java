package ved.engine.script;

import java.util.Optional;

/**
 * A script whose work came to {@code prod}.
 *
 * @param joined the version that was made of both sides, where {@code prod} had moved since the
 *     merge base; empty for a fast merge
 */
public record MergedScript(ScriptSummary script, Optional<ScriptVersion> joined) {}
