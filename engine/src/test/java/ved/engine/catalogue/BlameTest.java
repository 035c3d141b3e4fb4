package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import ved.engine.adapter.git.JGitTextComparison;
import ved.engine.script.BlamedText.Passage;
import ved.engine.script.Branch;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class BlameTest {
    private final Map<VersionId, ScriptVersion> versions = new HashMap<>();
    private final Map<String, byte[]> texts = new HashMap<>();

    @Test
    void givesEachLineToTheVersionThatBroughtIt() {
        ScriptVersion first = version("a\nb\nc\n", Optional.empty(), Optional.empty());
        ScriptVersion second = version("a\nB\nc\nd\n", Optional.of(first), Optional.empty());
        ScriptVersion third = version("new\na\nB\nc\nd\n", Optional.of(second), Optional.empty());

        assertEquals(List.of(new Passage(1, 3, first)), blame(first));
        assertEquals(
                List.of(
                        new Passage(1, 1, third),
                        new Passage(2, 1, first),
                        new Passage(3, 1, second),
                        new Passage(4, 1, first),
                        new Passage(5, 1, second)),
                blame(third));
    }

    @Test
    void givesTheLinesOfAJoinedVersionToTheSideTheyCameFrom() {
        ScriptVersion base = version("a\nb\nc\nd\n", Optional.empty(), Optional.empty());
        ScriptVersion own = version("A\nb\nc\nd\n", Optional.of(base), Optional.empty());
        ScriptVersion prod = version("a\nb\nc\nD\n", Optional.of(base), Optional.empty());
        ScriptVersion joined = version("A\nb\nboth\nc\nD\n", Optional.of(own), Optional.of(prod));

        assertEquals(
                List.of(
                        new Passage(1, 1, own),
                        new Passage(2, 1, base),
                        new Passage(3, 1, joined),
                        new Passage(4, 1, base),
                        new Passage(5, 1, prod)),
                blame(joined));
    }

    @Test
    void followsLinesThatCameDownTwoWays() {
        ScriptVersion base = version("a\n", Optional.empty(), Optional.empty());
        ScriptVersion own = version("a\nb\n", Optional.of(base), Optional.empty());
        ScriptVersion prod = version("a\nc\n", Optional.of(base), Optional.empty());
        ScriptVersion joined = version("c\na\na\nb\n", Optional.of(own), Optional.of(prod));

        List<Passage> passages = blame(joined);

        assertEquals(4, passages.stream().mapToInt(Passage::lines).sum());
        assertEquals(new Passage(4, 1, own), passages.getLast());
    }

    @Test
    void passesOverVersionsThatChangedNothing() {
        ScriptVersion first = version("a\r\nno final newline", Optional.empty(), Optional.empty());
        ScriptVersion major =
                version("a\r\nno final newline", Optional.of(first), Optional.empty());

        assertEquals(List.of(new Passage(1, 2, first)), blame(major));
    }

    @Test
    void findsNothingInAnEmptyText() {
        ScriptVersion first = version("a\n", Optional.empty(), Optional.empty());

        assertEquals(List.of(), blame(version("", Optional.of(first), Optional.empty())));
    }

    @Test
    void followsManyVersionsOfManyLinesInAMoment() {
        List<String> lines =
                new ArrayList<>(IntStream.range(0, 500).mapToObj(i -> "line " + i).toList());
        ScriptVersion newest = version(text(lines), Optional.empty(), Optional.empty());
        for (int i = 0; i < 1_000; i++) {
            lines.set(i * 7 % 500, "changed " + i);
            newest = version(text(lines), Optional.of(newest), Optional.empty());
        }
        ScriptVersion last = newest;

        List<Passage> passages = assertTimeout(Duration.ofSeconds(20), () -> blame(last));

        assertEquals(500, passages.stream().mapToInt(Passage::lines).sum());
        assertEquals(
                IntStream.range(500, 1_000).mapToLong(i -> i + 2).boxed().toList(),
                passages.stream().map(p -> p.broughtBy().id().value()).sorted().toList());
    }

    private List<Passage> blame(ScriptVersion version) {
        return new Blame(
                        new JGitTextComparison(),
                        versions,
                        asked -> texts.getOrDefault(asked.blob(), new byte[0]))
                .of(version);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private ScriptVersion version(
            String text, Optional<ScriptVersion> parent, Optional<ScriptVersion> mergedParent) {
        long id = versions.size() + 1L;
        ScriptVersion version =
                new ScriptVersion(
                        new VersionId(id),
                        new ScriptId(1),
                        new VersionNumber(0, (int) id),
                        new Branch("ed1"),
                        "commit " + id,
                        "blob " + text.hashCode(),
                        parent.map(ScriptVersion::id),
                        mergedParent.map(ScriptVersion::id),
                        "ed1",
                        Instant.EPOCH,
                        "Save",
                        "Name",
                        "",
                        "cpython-3.14");
        versions.put(version.id(), version);
        texts.put(version.blob(), text.getBytes(UTF_8));
        return version;
    }
}
