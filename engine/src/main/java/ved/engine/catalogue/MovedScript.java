package ved.engine.catalogue;

import ved.engine.script.Reordering;

/**
 * What came of a wish to move a script.
 *
 * @param changed false when the script had that place already
 */
public record MovedScript(Reordering reordering, boolean changed) {}
