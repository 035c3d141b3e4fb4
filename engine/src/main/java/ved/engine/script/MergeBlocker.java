package ved.engine.script;

/**
 * Why a script keeps others from being merged with it.
 *
 * @param reason what a merge of this script alone would be refused with
 */
public record MergeBlocker(
        ScriptId script, OrderingNumber orderingNumber, String descriptiveName, Refusal reason) {}
