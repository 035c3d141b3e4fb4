package ved.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;
import ved.engine.search.SearchQuery.Scope;
import ved.engine.search.SearchResult.FoundLine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

class ScriptSearchTest {
    private final List<ScriptSummary> queue = new ArrayList<>();
    private final Map<String, byte[]> blobs = new HashMap<>();
    private final List<String> read = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private InstantSource clock = () -> now;

    @Test
    void findsTheFirstMatchOfEachLineInQueueOrder() {
        add("import csv\nx = csv.csv\r\nprint(1)\rcsv");
        add("nothing");
        add("# csv");

        SearchResult result = find("csv");

        assertEquals(
                List.of(new ScriptId(1), new ScriptId(3)),
                result.scripts().stream().map(SearchResult.FoundScript::id).toList());
        assertEquals(
                List.of(
                        new FoundLine(1, 8, 11, "import csv", 1),
                        new FoundLine(2, 5, 8, "x = csv.csv", 1),
                        new FoundLine(4, 1, 4, "csv", 1)),
                result.scripts().getFirst().lines());
        assertFalse(result.truncated());
    }

    @Test
    void looksAtWhatTheUserSeesOrAtProd() {
        addOnBoth("old text", "new text");
        add("new script");

        assertEquals(2, find("new").scripts().size());
        assertEquals(1, find("old", Scope.PROD).scripts().size());
        assertEquals(0, find("new", Scope.PROD).scripts().size());
    }

    @Test
    void showsWhatIsAroundAMatchInALongLine() {
        add("a".repeat(10_000) + "needle" + "b".repeat(10_000));
        add("😀".repeat(200) + "needle" + "😀".repeat(200));

        SearchResult result = find("needle");

        FoundLine line = result.scripts().get(0).lines().getFirst();
        assertEquals(10_001, line.column());
        assertEquals(10_007, line.endColumn());
        assertEquals(9_941, line.textColumn());
        assertEquals("a".repeat(60) + "needle" + "b".repeat(234), line.text());
        FoundLine faces = result.scripts().get(1).lines().getFirst();
        assertEquals(401, faces.column());
        assertTrue(faces.text().startsWith("😀") && faces.text().endsWith("😀"));
    }

    @Test
    void doesNotCountTheByteOrderMark() {
        add("\uFEFFneedle");

        assertEquals(
                new FoundLine(1, 1, 7, "needle", 1),
                find("needle").scripts().getFirst().lines().getFirst());
    }

    @Test
    void endsWithEnoughLinesAndSaysSo() {
        add("x\n".repeat(100));
        assertFalse(find("x").truncated());

        add("x\n".repeat(101));
        assertTrue(find("x").truncated());
        assertEquals(100, find("x").scripts().getLast().lines().size());

        for (int i = 0; i < 20; i++) {
            add("x\n".repeat(60));
        }
        SearchResult result = find("x");
        assertEquals(1_000, result.scripts().stream().mapToInt(s -> s.lines().size()).sum());
        assertTrue(result.truncated());
    }

    @Test
    void endsAfterSomeTimeAndSaysSo() {
        clock =
                () -> {
                    now = now.plusSeconds(1);
                    return now;
                };
        for (int i = 0; i < 30; i++) {
            add("x");
        }

        SearchResult result = find("x");

        assertTrue(result.truncated());
        assertTrue(!result.scripts().isEmpty() && result.scripts().size() < 30);
    }

    @Test
    void endsAfterSomeTimeAlsoInALine() {
        clock =
                () -> {
                    now = now.plusSeconds(1);
                    return now;
                };
        add("a".repeat(200_000));

        SearchResult result = found(new SearchQuery("b$", true, true, false, Scope.OWN));

        assertEquals(new SearchResult(List.of(), true), result);
    }

    @Test
    void leavesOutWhatGitHasLost() {
        add("needle");
        add("needle");
        blobs.remove("1");

        assertEquals(
                List.of(new ScriptId(2)),
                find("needle").scripts().stream().map(SearchResult.FoundScript::id).toList());
    }

    @Test
    void readsEachTextOnce() {
        add("needle");
        ScriptSearch search = search();

        search.find("ed1", query("needle", Scope.OWN));
        search.find("ed1", query("other", Scope.OWN));

        assertEquals(List.of("1"), read);
    }

    @Test
    void forgetsTheTextsThatWereNotUsedForLongest() {
        TextCache cache = new TextCache(10);
        cache.put("a", "12345");
        cache.put("b", "12345");
        cache.find("a");

        cache.put("c", "1");
        cache.put("huge", "12345678901");

        assertEquals(Optional.of("12345"), cache.find("a"));
        assertEquals(Optional.empty(), cache.find("b"));
        assertEquals(Optional.of("1"), cache.find("c"));
        assertEquals(Optional.empty(), cache.find("huge"));
    }

    private SearchResult find(String text) {
        return find(text, Scope.OWN);
    }

    private SearchResult find(String text, Scope scope) {
        return found(query(text, scope));
    }

    private SearchResult found(SearchQuery query) {
        return switch (search().find("ed1", query)) {
            case Answer.Done<SearchResult>(SearchResult result) -> result;
            case Answer.Refused<SearchResult> refused -> fail("refused: " + refused);
        };
    }

    private ScriptSearch search() {
        return new ScriptSearch(_ -> queue, this::bytes, clock);
    }

    private static SearchQuery query(String text, Scope scope) {
        return new SearchQuery(text, false, true, false, scope);
    }

    private byte[] bytes(String blob) {
        read.add(blob);
        byte[] bytes = blobs.get(blob);
        if (bytes == null) {
            throw new NoSuchElementException(blob);
        }
        return bytes;
    }

    private void add(String text) {
        queue.add(script(version(text), Optional.empty()));
    }

    private void addOnBoth(String prod, String own) {
        queue.add(script(version(own), Optional.of(version(prod))));
    }

    private ScriptSummary script(ScriptVersion seen, Optional<ScriptVersion> prod) {
        return new ScriptSummary(
                seen.script(),
                OrderingNumber.ofGroup(seen.script().value()),
                seen,
                prod,
                prod.isPresent() ? ProdState.AHEAD : ProdState.NEW,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    private ScriptVersion version(String text) {
        String blob = Integer.toString(blobs.size() + 1);
        blobs.put(blob, text.getBytes(StandardCharsets.UTF_8));
        return new ScriptVersion(
                new VersionId(blobs.size()),
                new ScriptId(queue.size() + 1),
                VersionNumber.FIRST,
                new Branch("ed1"),
                "c".repeat(40),
                blob,
                Optional.empty(),
                Optional.empty(),
                "ed1",
                Instant.EPOCH,
                "Save",
                "Untitled",
                "",
                "cpython-3.14");
    }
}
