package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.JGitTextComparison;
import ved.engine.adapter.git.StockGit;
import ved.engine.adapter.sqlite.SqliteHistoryStore;
import ved.engine.script.Answer;
import ved.engine.script.BlamedText;
import ved.engine.script.BlamedText.Passage;
import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.ContentLostException;
import ved.engine.script.DuplicateCode;
import ved.engine.script.OrderingNumber;
import ved.engine.script.RecordedVersion;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionDiff;
import ved.engine.script.VersionId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class HistoryReaderTest {
    private static final ScriptId NOBODYS = new ScriptId(999);

    @TempDir Path directory;

    private TestingStores stores;
    private HistoryReader history;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
        history =
                new HistoryReader(
                        stores.repository,
                        stores.store,
                        new SqliteHistoryStore(stores.database),
                        new JGitTextComparison());
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void listsVersionsWithWhatBecameOfThem() {
        ScriptVersion first = version(stores.create("ed1", "one\n"));
        stores.merge("ed1", first.script());
        ScriptVersion second = save("ed2", first, "two\n");
        ScriptVersion third = save("ed1", first, "three\n");

        List<RecordedVersion> versions = TestingStores.done(history.versions(first.script()));

        assertEquals(
                List.of(third, second, first),
                versions.stream().map(RecordedVersion::version).toList());
        assertEquals(
                List.of(
                        List.of(new Branch("ed1")),
                        List.of(new Branch("ed2")),
                        List.of(Branch.PROD)),
                versions.stream().map(RecordedVersion::tipOf).toList());
        assertEquals(List.of(), versions.get(1).arrivals());
        assertEquals("ed1", versions.get(2).arrivals().getFirst().by());
        assertEquals(
                stores.repository.head(Branch.PROD),
                Optional.of(versions.get(2).arrivals().getFirst().commit()));
    }

    @Test
    void comparesVersionsAndBranches() throws IOException {
        ScriptVersion first = version(stores.create("ed1", "a\r\nb\nc"));
        stores.merge("ed1", first.script());
        ScriptVersion second = save("ed2", first, "a\r\nB\nc\n");

        VersionDiff diff =
                TestingStores.done(
                        history.diff(
                                "ed1",
                                first.script(),
                                new Selection.OnBranch(Branch.PROD),
                                new Selection.OnBranch(new Branch("ed2"))));

        assertEquals(first, diff.from().version());
        assertEquals("a\r\nb\nc", diff.from().content());
        assertEquals(second, diff.to().version());
        assertEquals(
                """
                --- a/1.py\t0.1
                +++ b/1.py\t0.2
                @@ -1,3 +1,3 @@
                 a\r
                -b
                -c
                \\ No newline at end of file
                +B
                +c
                """,
                diff.unified());
        Files.writeString(directory.resolve("1.py"), diff.from().content());
        Files.writeString(directory.resolve("diff"), diff.unified());
        StockGit.run(directory, "apply", "--whitespace=nowarn", "diff");
        assertEquals(diff.to().content(), Files.readString(directory.resolve("1.py")));
        assertEquals(
                "", TestingStores.done(diff(first.script(), first.id(), first.id())).unified());
    }

    @Test
    void comparesVersionsOfOneScriptOnly() {
        ScriptVersion one = version(stores.create("ed1", "one\n"));
        ScriptVersion other = version(stores.create("ed1", "other\n"));

        Refusal.NotFound foreign =
                TestingStores.refused(
                        Refusal.NotFound.class, diff(one.script(), one.id(), other.id()));

        assertEquals(new Refusal.NotFound("version", other.id().toString()), foreign);
        TestingStores.refused(
                Refusal.NotFound.class,
                history.blame("ed1", one.script(), new Selection.AtVersion(other.id())));
        TestingStores.refused(
                Refusal.NotFound.class,
                history.blame("ed1", one.script(), new Selection.OnBranch(Branch.PROD)));
    }

    @Test
    void knowsNothingOfScriptsThatNeverWere() {
        Refusal.NotFound script = new Refusal.NotFound("script", NOBODYS.toString());

        assertEquals(
                script, TestingStores.refused(Refusal.NotFound.class, history.versions(NOBODYS)));
        assertEquals(
                script,
                TestingStores.refused(
                        Refusal.NotFound.class,
                        history.blame("ed1", NOBODYS, Selection.Default.INSTANCE)));
        assertEquals(
                script,
                TestingStores.refused(
                        Refusal.NotFound.class, diff(NOBODYS, new VersionId(1), new VersionId(1))));
    }

    @Test
    void saysWhichVersionBroughtEachLine() {
        ScriptVersion first = version(stores.create("ed1", "a\nb\n"));
        ScriptVersion second = save("ed1", first, "a\nB\nc\n");

        BlamedText blamed =
                TestingStores.done(
                        history.blame("ed1", first.script(), Selection.Default.INSTANCE));

        assertEquals(second, blamed.text().version());
        assertEquals("a\nB\nc\n", blamed.text().content());
        assertEquals(
                List.of(new Passage(1, 1, first), new Passage(2, 2, second)), blamed.passages());
    }

    @Test
    void saysWhichTextIsLost() throws IOException {
        ScriptVersion first = version(stores.create("ed1", "a\nb\n"));
        ScriptVersion second = save("ed1", first, "a\nc\n");
        stores.repository.close();
        stores.loseContent(first);
        stores.close();
        open();

        ContentLostException lost =
                assertThrows(
                        ContentLostException.class,
                        () -> diff(first.script(), first.id(), second.id()));

        assertEquals(first, lost.version());
        assertEquals(2, TestingStores.done(history.versions(first.script())).size());
    }

    @Test
    void findsEqualCodeOnProdAndInUnmergedWork() {
        ScriptVersion one = version(stores.create("ed1", "same\n"));
        stores.merge("ed1", one.script());
        ScriptVersion own = version(stores.create("ed1", "own\n"));
        ScriptVersion two = version(stores.create("ed2", "was different\n"));
        assertEquals(List.of(), history.duplicates());

        ScriptVersion same = save("ed2", two, "same\n");

        List<DuplicateCode> duplicates = history.duplicates();
        assertEquals(1, duplicates.size());
        assertEquals(
                List.of(
                        new CodeHolder(one.script(), number(one), Branch.PROD, one),
                        new CodeHolder(two.script(), number(two), new Branch("ed2"), same)),
                duplicates.getFirst().holders());
        assertEquals("own\n", stores.text(own.blob()));
    }

    private OrderingNumber number(ScriptVersion version) {
        return stores.store.find("ed1", version.script()).orElseThrow().orderingNumber();
    }

    private Answer<VersionDiff> diff(ScriptId script, VersionId from, VersionId to) {
        return history.diff(
                "ed1", script, new Selection.AtVersion(from), new Selection.AtVersion(to));
    }

    private ScriptVersion save(String user, ScriptVersion base, String content) {
        return version(TestingStores.done(stores.save(user, base.script(), base.id(), content)));
    }

    private static ScriptVersion version(SavedScript saved) {
        return saved.script().version();
    }
}
