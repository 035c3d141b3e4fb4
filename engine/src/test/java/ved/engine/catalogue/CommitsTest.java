package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.pattern.StatusReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptSummary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The jobs run only when the test says so. */
final class CommitsTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit testKit = ActorTestKit.create();

    @TempDir Path directory;
    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final Queue<CatalogueEvent> changes = new ConcurrentLinkedQueue<>();
    private final TestProbe<StatusReply<Answer<SavedScript>>> probe = testKit.createTestProbe();
    private TestingStores stores;
    private ActorRef<Commits.Command> commits;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
        commits = testKit.spawn(Commits.create(stores.writer, 2, jobs::add, changes::add));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void startsAJobOnlyWhenTheOneBeforeHasEnded() throws InterruptedException {
        create("ed1", "one");
        create("ed1", "two");

        Runnable first = nextJob();
        probe.expectNoMessage();
        assertEquals(List.of(), List.copyOf(jobs));
        first.run();

        assertEquals(1, nextSaved().script().id().value());
        nextJob().run();
        assertEquals(2, nextSaved().script().id().value());
    }

    @Test
    void refusesWhenTooManyWait() throws InterruptedException {
        for (String content : List.of("runs", "waits", "waits too", "is refused")) {
            create("ed1", content);
        }

        Refusal.Busy busy = refused(Refusal.Busy.class, probe.receiveMessage().getValue());

        assertEquals("changes", busy.what());
        for (int id = 1; id <= 3; id++) {
            nextJob().run();
            assertEquals(id, nextSaved().script().id().value());
        }
    }

    @Test
    void failsOnlyForTheOneWhoseJobFails() throws InterruptedException {
        create("prod", "no user can be called so");
        create("ed1", "fine");

        nextJob().run();
        assertEquals(IllegalArgumentException.class, probe.receiveMessage().getError().getClass());
        nextJob().run();

        ScriptSummary saved = nextSaved().script();
        assertEquals("1.0", saved.orderingNumber().toString());
        assertEquals(
                List.of(new CatalogueEvent.ScriptChanged(saved.id().value())),
                List.copyOf(changes));
    }

    @Test
    void tellsOfChangesAndOfNothingElse() throws InterruptedException {
        create("ed1", "one");
        nextJob().run();
        ScriptSummary created = nextSaved().script();
        change(writer -> Answer.refused(new Refusal.NotFound("script", created.id().toString())));
        nextJob().run();
        probe.receiveMessage();
        create("ed1", "two");
        nextJob();

        assertEquals(List.of(new CatalogueEvent.ScriptChanged(1)), List.copyOf(changes));
    }

    @Test
    void tellsOfCommitsThatCamePastTheHooksThoughTheChangeIsRefused() throws Exception {
        create("ed1", "one\n");
        nextJob().run();
        ScriptSummary created = nextSaved().script();
        commitPastTheHooks("two\n");
        changes.clear();

        change(_ -> stores.save("ed1", created.id(), created.version().id(), "mine\n"));
        nextJob().run();

        refused(Refusal.StaleVersion.class, probe.receiveMessage().getValue());
        assertEquals(
                List.of(new CatalogueEvent.ScriptChanged(created.id().value())),
                List.copyOf(changes));
    }

    private void commitPastTheHooks(String content) throws IOException {
        Path git = stores.gitDirectory();
        StockGit.run(directory, "clone", "-q", "-b", "ed1", git.toString(), "clone");
        Path clone = directory.resolve("clone");
        Files.writeString(clone.resolve("1.py"), content);
        StockGit.attemptAs("ed1", clone, "commit", "-q", "-a", "-m", "Past the hooks");
        StockGit.run(git, "fetch", "-q", clone.toString(), "ed1:ed1");
    }

    private void create(String user, String content) {
        change(writer -> writer.create(user, stores.source(content), Optional.empty()));
    }

    private void change(Function<ScriptWriter, Answer<SavedScript>> change) {
        commits.tell(new Commits.Change<>(change, CommitsTest::changed, probe.getRef()));
    }

    private static List<CatalogueEvent> changed(SavedScript saved) {
        return List.of(new CatalogueEvent.ScriptChanged(saved.script().id().value()));
    }

    private Runnable nextJob() throws InterruptedException {
        Runnable job = jobs.poll(10, TimeUnit.SECONDS);
        if (job == null) {
            throw new AssertionError("no job was started");
        }
        return job;
    }

    private SavedScript nextSaved() {
        return done(probe.receiveMessage().getValue());
    }
}
