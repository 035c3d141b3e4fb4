package ved.engine.script;

/**
 * What changed between two versions of a script.
 *
 * @param unified as {@code git diff} writes hunks, with {@code ---} and {@code +++} lines; empty for
 *     equal texts
 */
public record VersionDiff(VersionText from, VersionText to, String unified) {}
