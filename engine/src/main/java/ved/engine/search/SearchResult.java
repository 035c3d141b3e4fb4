package ved.engine.search;

import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;

import java.util.List;

/**
 * What a search found, in queue order.
 *
 * @param truncated whether there may be more: the search ends early when it has found or taken enough
 */
public record SearchResult(List<FoundScript> scripts, boolean truncated) {
    public SearchResult {
        scripts = List.copyOf(scripts);
    }

    /**
     * A script with at least one line.
     *
     * @param version whose text it is
     */
    public record FoundScript(
            ScriptId id,
            OrderingNumber orderingNumber,
            ScriptVersion version,
            List<FoundLine> lines) {
        public FoundScript {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line with at least one match.
     *
     * @param line 1-based
     * @param column where the first match begins: 1-based, in UTF-16 units
     * @param endColumn behind its last character
     * @param text the line, or what is around the match in a long one
     * @param textColumn the column at which {@code text} begins
     */
    public record FoundLine(int line, int column, int endColumn, String text, int textColumn) {}
}
