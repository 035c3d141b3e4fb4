package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.script.ContentLostException;
import ved.engine.script.Fork;
import ved.engine.script.ForkOrigin;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class ForkingTest {
    @TempDir Path directory;
    private TestingStores stores;
    private ScriptVersion first;
    private ScriptVersion second;

    @BeforeEach
    void makeAScriptWithTwoVersions() {
        stores = new TestingStores(directory);
        stores.reconciliation.run();
        first = stores.create("ed1", "\"\"\"First\"\"\"").script().version();
        done(stores.writer.merge("ed1", first.script()));
        second =
                done(stores.save("ed1", first.script(), first.id(), "\"\"\"Second\"\"\""))
                        .script()
                        .version();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void startsWithWhatTheUserSees() {
        ScriptSummary own = fork("ed1", Optional.empty());
        ScriptSummary others = fork("ed2", Optional.empty());

        assertEquals(
                Optional.of(new ForkOrigin(first.script(), second.id(), second.number())),
                own.origin());
        assertEquals(
                Optional.of(new ForkOrigin(first.script(), first.id(), first.number())),
                others.origin());
        assertEquals("\"\"\"Second\"\"\"", stores.text(own.version().blob()));
        assertEquals("Second", own.version().descriptiveName());
        assertEquals("ed1", own.version().branch().name());
        assertEquals("0.1", own.version().number().toString());
        assertEquals("2.0", own.orderingNumber().toString());
        assertEquals("3.0", others.orderingNumber().toString());
        assertEquals(ProdState.NEW, own.state());
        holdsTogether();
    }

    @Test
    void startsWithAnyVersionAlsoOfADeletedScript() {
        done(stores.writer.delete("ed2", first.script()));

        SavedScript saved =
                done(stores.writer.fork("ed2", first.script(), Optional.of(first.id())));

        ScriptSummary fork = saved.script();
        assertEquals("\"\"\"First\"\"\"", saved.content());
        assertEquals("\"\"\"First\"\"\"", stores.text(fork.version().blob()));
        assertEquals(Optional.empty(), fork.deletion());
        done(stores.writer.merge("ed2", fork.id()));
        holdsTogether();
    }

    @Test
    void isListedWithItsOriginWhileItLives() {
        ScriptSummary fork = fork("ed2", Optional.of(second.id()));

        assertEquals(
                List.of(new Fork(fork.id(), fork.orderingNumber(), "Second", second.number())),
                forks());
        done(stores.writer.delete("ed1", fork.id()));
        assertEquals(List.of(), forks());
    }

    @Test
    void refusesWhatIsNotThere() {
        ScriptId unknown = new ScriptId(99);
        ScriptVersion other = stores.create("ed1", "another").script().version();

        refused(Refusal.NotFound.class, stores.writer.fork("ed1", unknown, Optional.empty()));
        refused(
                Refusal.NotFound.class,
                stores.writer.fork("ed1", first.script(), Optional.of(other.id())));
        refused(
                Refusal.NotFound.class,
                stores.writer.fork("ed1", first.script(), Optional.of(new VersionId(99))));
    }

    @Test
    void saysWhenTheTextIsLostAndMakesNoScript() throws IOException {
        stores.loseContent(second);

        ContentLostException lost =
                assertThrows(
                        ContentLostException.class,
                        () -> stores.writer.fork("ed1", first.script(), Optional.empty()));

        assertEquals(second, lost.version());
        assertEquals(1, stores.store.list("ed1").size());
        assertTrue(fork("ed2", Optional.of(first.id())).origin().isPresent());
    }

    private ScriptSummary fork(String user, Optional<VersionId> version) {
        return done(stores.writer.fork(user, first.script(), version)).script();
    }

    private List<Fork> forks() {
        return done(stores.reader.read("ed1", first.script(), Selection.Default.INSTANCE)).forks();
    }

    private void holdsTogether() {
        InvariantCheck.assertHolds(stores.gitDirectory(), directory.resolve("data"));
    }
}
