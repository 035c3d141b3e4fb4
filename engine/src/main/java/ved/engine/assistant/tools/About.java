package ved.engine.assistant.tools;

import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.Optional;

/**
 * What a question is about.
 *
 * @param script empty for one that does not exist yet
 * @param version the one that the text in the editor is based on
 * @param code the text in the editor, perhaps unsaved
 */
public record About(Optional<ScriptId> script, Optional<VersionId> version, String code) {}
