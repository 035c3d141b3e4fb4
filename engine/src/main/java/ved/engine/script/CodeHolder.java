package ved.engine.script;

/**
 * A version of a live script as the newest of a branch, where executable code is compared.
 *
 * @param branch the branch that has it
 */
public record CodeHolder(
        ScriptId script, OrderingNumber orderingNumber, Branch branch, ScriptVersion version) {}
