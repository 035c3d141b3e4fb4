package ved.engine.catalogue;

import ved.engine.script.BlamedText.Passage;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the version that brought each line of a text: follows the lines from version to version
 * back to where no parent has them. Of a version that joins two, a line that both have is followed
 * to the side of its editor.
 */
final class Blame {
    private final TextComparison comparison;
    private final Map<VersionId, ScriptVersion> versions;
    private final Function<ScriptVersion, byte[]> content;

    /**
     * @param versions all that are followed; lines of others end with the first that is here
     * @param content asked for once for each version that has to be looked at
     */
    Blame(
            TextComparison comparison,
            Map<VersionId, ScriptVersion> versions,
            Function<ScriptVersion, byte[]> content) {
        this.comparison = comparison;
        this.versions = versions;
        this.content = content;
    }

    /** The passages of a text in order; none of an empty text. */
    List<Passage> of(ScriptVersion version) {
        byte[] text = content.apply(version);
        int lines = comparison.match(new byte[0], text).length;
        ScriptVersion[] broughtBy = new ScriptVersion[lines];
        // The newest first, so that all that came down to a version is followed on at once. A
        // version always has a higher number than its parents.
        var pending =
                new TreeMap<ScriptVersion, Followed>(Comparator.comparing(ScriptVersion::number));
        pending.put(version, Followed.all(text, lines));
        while (!pending.isEmpty()) {
            Map.Entry<ScriptVersion, Followed> newest = pending.pollLastEntry();
            follow(newest.getKey(), newest.getValue(), pending, broughtBy);
        }
        return passages(broughtBy);
    }

    private void follow(
            ScriptVersion version,
            Followed followed,
            Map<ScriptVersion, Followed> pending,
            ScriptVersion[] broughtBy) {
        Followed left = followed;
        for (ScriptVersion parent : parents(version)) {
            if (left.lines().isEmpty()) {
                return;
            }
            Followed known = pending.get(parent);
            byte[] text =
                    parent.blob().equals(version.blob())
                            ? followed.text()
                            : known != null ? known.text() : content.apply(parent);
            int[] stayed = comparison.match(text, left.text());
            Followed found = known == null ? new Followed(text, new ArrayList<>()) : known;
            List<Line> others = new ArrayList<>();
            for (Line line : left.lines()) {
                if (stayed[line.here()] >= 0) {
                    found.lines().add(new Line(stayed[line.here()], line.shown()));
                } else {
                    others.add(line);
                }
            }
            pending.put(parent, found);
            left = new Followed(followed.text(), others);
        }
        for (Line line : left.lines()) {
            broughtBy[line.shown()] = version;
        }
    }

    private List<ScriptVersion> parents(ScriptVersion version) {
        return Stream.of(version.parent(), version.mergedParent())
                .flatMap(Optional::stream)
                .flatMap(parent -> Optional.ofNullable(versions.get(parent)).stream())
                .filter(parent -> parent.number().compareTo(version.number()) < 0)
                .toList();
    }

    private static List<Passage> passages(ScriptVersion[] broughtBy) {
        List<Passage> passages = new ArrayList<>();
        int first = 0;
        for (int line = 1; line <= broughtBy.length; line++) {
            if (line == broughtBy.length || !broughtBy[line].equals(broughtBy[first])) {
                passages.add(new Passage(first + 1, line - first, broughtBy[first]));
                first = line;
            }
        }
        return passages;
    }

    /**
     * Lines whose origin is this version or one before it.
     *
     * @param lines grows while newer versions are looked at
     */
    @SuppressWarnings("ArrayRecordComponent") // only read, never compared
    private record Followed(byte[] text, List<Line> lines) {
        static Followed all(byte[] text, int count) {
            List<Line> lines = new ArrayList<>(count);
            for (int line = 0; line < count; line++) {
                lines.add(new Line(line, line));
            }
            return new Followed(text, lines);
        }
    }

    /**
     * @param here its 0-based number in the text of the version
     * @param shown its 0-based number in the text that is asked about
     */
    private record Line(int here, int shown) {}
}
