package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.CLOCK;
import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.DatasetKind;
import ved.engine.script.NewContent;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.Selection;
import ved.engine.script.VersionNumber;
import ved.engine.service.CatalogueAccess;
import ved.engine.service.CatalogueDatasetService;
import ved.engine.service.CatalogueScriptService;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The whole catalogue, from the service down to real stores. */
final class ConcurrentSavesTest {
    private static final int AT_ONCE = 50;

    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit testKit = ActorTestKit.create();

    @TempDir Path directory;
    private final Queue<CatalogueEvent> changes = new ConcurrentLinkedQueue<>();
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private TestingStores stores;
    private CatalogueScriptService service;
    private CatalogueDatasetService data;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
        var catalogue =
                new CatalogueAccess(
                        testKit.spawn(Commits.create(stores.writer, blocking, changes::add)),
                        Duration.ofMinutes(1),
                        testKit.system().scheduler(),
                        blocking,
                        changes::add);
        service =
                new CatalogueScriptService(
                        catalogue, stores.reader, stores.sources, stores.interpreters);
        data = new CatalogueDatasetService(catalogue, stores.store, stores.datasets, CLOCK, 1_000);
    }

    @AfterEach
    void close() {
        blocking.close();
        stores.close();
        StockGit.assertSound(stores.gitDirectory());
    }

    @Test
    void letsOneOfFiftySavesOfOneBaseWin() {
        ScriptSummary created = await(create("ed1", "base"));

        List<Answer<SavedScript>> answers =
                atOnce(number -> save("ed1", created, "content " + number));

        List<SavedScript> saved =
                answers.stream().flatMap(answer -> value(answer).stream()).toList();
        assertEquals(1, saved.size());
        answers.stream()
                .filter(answer -> value(answer).isEmpty())
                .map(answer -> refused(Refusal.StaleVersion.class, answer))
                .forEach(stale -> assertEquals(saved.getFirst().script().version(), stale.newer()));
        assertEquals(2, stores.store.versions(created.id()).size());
    }

    @Test
    void letsFiftyEditorsSaveOnTheirOwnBranches() {
        ScriptSummary created = await(create("ed0", "base"));
        await(service.merge("ed0", created.id()));

        List<Answer<SavedScript>> answers =
                atOnce(number -> save("ed" + number, created, "content " + number));

        assertEquals(
                IntStream.rangeClosed(2, AT_ONCE + 1)
                        .mapToObj(minor -> new VersionNumber(0, minor))
                        .toList(),
                answers.stream()
                        .map(answer -> done(answer).script().version().number())
                        .sorted()
                        .toList());
    }

    @Test
    void givesFiftyNewScriptsFiftyPlaces() {
        List<Answer<SavedScript>> answers =
                atOnce(number -> service.create("ed1", Optional.empty(), Optional.empty()));

        List<ScriptSummary> created =
                answers.stream().map(answer -> done(answer).script()).toList();
        assertEquals(
                LongStream.rangeClosed(1, AT_ONCE).mapToObj(OrderingNumber::ofGroup).toList(),
                created.stream().map(ScriptSummary::orderingNumber).sorted().toList());
        assertTrue(
                created.stream().allMatch(s -> s.version().number().equals(VersionNumber.FIRST)));
        assertEquals(AT_ONCE, changesOfScripts());
        assertEquals(AT_ONCE, stores.repository.tree(head("ed1")).size());
    }

    @Test
    void startsANewScriptFromTheTemplate() {
        ScriptSummary created =
                done(join(service.create("ed1", Optional.empty(), Optional.empty()))).script();

        String text =
                done(join(service.read("ed1", created.id(), Selection.Default.INSTANCE))).content();

        assertTrue(text.contains("sys.argv[1]"), text);
        assertTrue(text.contains("#   cpython-3.14: CPython 3.14.3\n"), text);
        assertTrue(text.contains("#   graalpy: GraalPy (not available now)\n"), text);
        assertEquals("New script", created.version().descriptiveName());
    }

    @Test
    void refusesWhatCannotBeStored() {
        Refusal.InvalidSyntax syntax =
                refused(Refusal.InvalidSyntax.class, join(created("syntax error")));

        assertEquals(new Refusal.InvalidSyntax("invalid syntax", 3, 7), syntax);
        refused(Refusal.InvalidContent.class, join(created("too complex")));
        refused(Refusal.InvalidContent.class, join(created("half \uD83D of it")));
        refused(Refusal.TooLarge.class, join(created("x".repeat(256 * 1024 + 1))));
        refused(Refusal.TooLarge.class, join(created("é".repeat(128 * 1024 + 1))));
        assertEquals(1, done(join(created("é".repeat(128 * 1024)))).script().id().value());
        assertEquals(1, changesOfScripts());
    }

    @Test
    void keepsDatasetsOfBothKinds() {
        ScriptSummary created = await(create("ed1", "x"));
        byte[] bytes = "a,b\r\n1,2".getBytes(StandardCharsets.UTF_8);

        done(join(data.store("ed1", created.id(), DatasetKind.TEST, bytes, Optional.empty())));

        assertEquals(
                "a,b\r\n1,2",
                new String(
                        done(join(data.read(created.id(), DatasetKind.TEST))).bytes(),
                        StandardCharsets.UTF_8));
        refused(Refusal.NotFound.class, join(data.read(created.id(), DatasetKind.PRODUCTION)));
        assertTrue(join(service.list("mo1")).getFirst().hasTestData());
        refused(
                Refusal.TooLarge.class,
                join(
                        data.store(
                                "ed1",
                                created.id(),
                                DatasetKind.TEST,
                                new byte[1_001],
                                Optional.empty())));
        refused(
                Refusal.NotFound.class,
                join(
                        data.store(
                                "ed1",
                                new ScriptId(9),
                                DatasetKind.TEST,
                                bytes,
                                Optional.empty())));
        assertTrue(done(join(data.remove("ed1", created.id(), DatasetKind.TEST))));
        assertEquals(3, changesOfScripts());
    }

    @Test
    void failsOnlyForTheScriptWhoseContentIsLost() throws Exception {
        ScriptSummary lost = await(create("ed1", "lost"));
        ScriptSummary kept = await(create("ed1", "kept"));
        stores.loseContent(lost.version());

        Refusal.ContentLost refusal =
                refused(
                        Refusal.ContentLost.class,
                        join(service.read("ed1", lost.id(), Selection.Default.INSTANCE)));

        assertEquals(lost.version(), refusal.version());
        assertEquals(
                "kept",
                done(join(service.read("ed1", kept.id(), Selection.Default.INSTANCE))).content());
        done(join(save("ed1", lost, "lost")));
    }

    @Test
    void goesOnAfterAChangeThatFailed() throws Exception {
        ScriptSummary created = await(create("ed1", "one"));
        Path lock = Files.createFile(stores.gitDirectory().resolve("refs/heads/ed1.lock"));
        refused(Refusal.StorageUnavailable.class, join(save("ed1", created, "two")));
        Files.delete(lock);

        SavedScript saved = done(join(save("ed1", created, "two")));

        assertEquals("0.2", saved.script().version().number().toString());
    }

    private List<Answer<SavedScript>> atOnce(
            IntFunction<CompletionStage<Answer<SavedScript>>> change) {
        List<CompletionStage<Answer<SavedScript>>> asked =
                IntStream.rangeClosed(1, AT_ONCE).mapToObj(change).toList();
        return asked.stream().map(ConcurrentSavesTest::join).toList();
    }

    private CompletionStage<Answer<SavedScript>> created(String content) {
        return service.create("ed1", Optional.of(content), Optional.empty());
    }

    private CompletionStage<Answer<ScriptSummary>> create(String user, String content) {
        return service.create(user, Optional.of(content), Optional.empty())
                .thenApply(answer -> answer.map(SavedScript::script));
    }

    private CompletionStage<Answer<SavedScript>> save(
            String user, ScriptSummary script, String content) {
        return service.save(
                user,
                script.id(),
                new NewContent(
                        content,
                        script.version().id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private long changesOfScripts() {
        return changes.stream().filter(CatalogueEvent.ScriptChanged.class::isInstance).count();
    }

    private String head(String user) {
        return stores.repository.head(new Branch(user)).orElseThrow();
    }

    private static <T> Optional<T> value(Answer<T> answer) {
        return answer instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    private static <T> T await(CompletionStage<Answer<T>> answer) {
        return done(join(answer));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
