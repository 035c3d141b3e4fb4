package ved.engine.script;

import java.util.Optional;

/**
 * Where in the queue a script was dropped, by what the user saw there.
 *
 * @param group the integer part of its new number
 * @param after the script of that group just before it; empty for the first of the group
 * @param before the script of that group just after it; empty for the last of the group
 */
public record Placement(long group, Optional<ScriptId> after, Optional<ScriptId> before) {}
