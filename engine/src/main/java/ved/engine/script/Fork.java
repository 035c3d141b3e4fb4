package ved.engine.script;

/**
 * A script that was forked from another one.
 *
 * @param fork the new script
 * @param descriptiveName that of its newest version
 * @param from number of the version it was forked from
 */
public record Fork(
        ScriptId fork, OrderingNumber orderingNumber, String descriptiveName, VersionNumber from) {}
