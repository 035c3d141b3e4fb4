package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.GitContentRepository;
import ved.engine.catalogue.ContentRepository.NewCommit;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;
import ved.engine.search.ScriptSearch;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchQuery.Scope;
import ved.engine.search.SearchResult;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A search through thousands of scripts in a real repository. */
final class LargeSearchTest {
    private static final int SCRIPTS = 3_000;
    private static final InstantSource NEVER_LATE = InstantSource.fixed(TestingStores.NOW);
    private static final String BODY = "    total = total + int(row['amount'])  # é\n".repeat(60);

    @TempDir Path directory;

    @Test
    void goesThroughAllScripts() {
        try (ContentRepository repository =
                GitContentRepository.open(directory, TestingStores.NOW)) {
            List<ScriptSummary> scripts = scripts(repository);
            ScriptSearch search = new ScriptSearch(_ -> scripts, repository::read, NEVER_LATE);

            SearchResult first = find(search, "needle", false);
            SearchResult second = find(search, "NEEDLE 9{3}\\b", true);
            SearchResult third = find(search, "= int\\(row\\[.nothing", true);

            assertEquals(3, first.scripts().size());
            assertFalse(first.truncated());
            assertEquals(1, second.scripts().size());
            assertTrue(third.scripts().isEmpty());
        }
    }

    private static SearchResult find(ScriptSearch search, String text, boolean regex) {
        long start = System.nanoTime();
        SearchResult found =
                TestingStores.done(
                        search.find("ed1", new SearchQuery(text, regex, false, false, Scope.OWN)));
        System.out.printf(
                "%,d scripts searched for %s in %d ms%n",
                SCRIPTS, text, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return found;
    }

    private static List<ScriptSummary> scripts(ContentRepository repository) {
        Map<String, byte[]> content = new HashMap<>();
        for (int i = 1; i <= SCRIPTS; i++) {
            String text = "# script " + i + "\n" + BODY + (i % 1_000 == 999 ? "needle " + i : "");
            content.put(i + ".py", text.getBytes(StandardCharsets.UTF_8));
        }
        Map<String, String> blobs =
                repository
                        .commit(
                                new NewCommit(
                                        Branch.PROD,
                                        repository.head(Branch.PROD),
                                        content,
                                        Set.of(),
                                        Optional.empty(),
                                        "Many",
                                        List.of(),
                                        "ed1",
                                        TestingStores.NOW))
                        .blobs();
        return content.keySet().stream()
                .map(path -> Long.parseLong(path.substring(0, path.length() - 3)))
                .sorted()
                .map(id -> script(id, String.valueOf(blobs.get(id + ".py"))))
                .toList();
    }

    private static ScriptSummary script(long id, String blob) {
        ScriptVersion version =
                new ScriptVersion(
                        new VersionId(id),
                        new ScriptId(id),
                        VersionNumber.FIRST,
                        Branch.PROD,
                        "c".repeat(40),
                        blob,
                        Optional.empty(),
                        Optional.empty(),
                        "ed1",
                        TestingStores.NOW,
                        "Save",
                        "Untitled",
                        "",
                        "cpython-3.14");
        return new ScriptSummary(
                version.script(),
                OrderingNumber.ofGroup(id),
                version,
                Optional.of(version),
                ProdState.SAME,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }
}
