package ved.engine.script;

import java.util.List;

/**
 * Which version brought each line of a text.
 *
 * @param passages in the order of the lines, without gaps
 */
public record BlamedText(VersionText text, List<Passage> passages) {
    public BlamedText {
        passages = List.copyOf(passages);
    }

    /**
     * @param firstLine 1-based
     * @param lines how many follow from there, at least 1
     */
    public record Passage(int firstLine, int lines, ScriptVersion broughtBy) {}
}
