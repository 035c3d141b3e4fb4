package ved.engine.script;

/**
 * What a branch holds of a script that {@code prod} does not have.
 *
 * @param version the newest there
 */
public record UnmergedWork(Branch branch, ScriptVersion version) {}
