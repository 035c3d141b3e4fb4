package ved.engine.script;

import java.util.List;

/**
 * What came of moving a script.
 *
 * @param renumbered other scripts that had to make room, in queue order
 */
public record Reordering(ScriptSummary script, List<Renumbered> renumbered) {
    public Reordering {
        renumbered = List.copyOf(renumbered);
    }

    public record Renumbered(ScriptId script, OrderingNumber from, OrderingNumber to) {}
}
