package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.catalogue.DatasetStore.NewDataset;
import ved.engine.catalogue.TestingRecordings;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StoredDatasets;
import ved.engine.script.StoredDatasets.Change;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

final class SqliteDatasetStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");
    private static final String NOTHING = "";

    @TempDir Path directory;
    private Database database;
    private SqliteDatasetStore store;
    private SqliteScriptStore scripts;
    private ScriptId script;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        store = new SqliteDatasetStore(database);
        scripts = new SqliteScriptStore(database);
        script = TestingRecordings.first(scripts, "ed1").script();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void storesTheBytesOfADatasetOnce() {
        ScriptId other = TestingRecordings.first(scripts, "ed1").script();
        String large = "x".repeat(16 << 20);

        Dataset stored = done(put(script, DatasetKind.TEST, large, Optional.empty(), "ed1", NOW));
        put(other, DatasetKind.PRODUCTION, large, Optional.empty(), "ed2", NOW);
        put(script, DatasetKind.TEST, "small", Optional.empty(), "ed2", NOW);

        assertEquals(16 << 20, stored.size());
        assertEquals(5, store.find(script, DatasetKind.TEST).orElseThrow().size());
        assertEquals(16 << 20, store.bytes(stored.sha256()).orElseThrow().length);
        long blobs =
                database.read(h ->
                        h.select("SELECT count(*) FROM dataset_blobs").mapTo(Long.class).one());
        assertEquals(2, blobs);
    }

    @Test
    void replacesOnlyWhatTheUserSaw() {
        Dataset first = done(put("first", Optional.of(NOTHING), "ed1"));

        assertEquals(stale(Optional.of(first)), put("second", Optional.of(NOTHING), "ed2"));
        Dataset second = done(put("second", Optional.of(first.sha256()), "ed2"));
        assertEquals(stale(Optional.of(second)), put("third", Optional.of(first.sha256()), "ed1"));

        assertEquals(Optional.of(second), store.find(script, DatasetKind.TEST));
        assertEquals("ed2", second.storedBy());
        done(store.remove(script, DatasetKind.TEST, "ed1", NOW));
        assertEquals(stale(Optional.empty()), put("third", Optional.of(second.sha256()), "ed1"));
    }

    @Test
    void recognisesAnUploadWhoseAnswerWasLost() {
        Dataset first = done(put("first", Optional.of(NOTHING), "ed1"));
        Dataset second = done(put("second", Optional.of(first.sha256()), "ed1"));

        Answer<Dataset> repeated = put("second", Optional.of(first.sha256()), "ed1");

        assertEquals(Answer.done(second), repeated);
        assertEquals(2, store.all(script).changes().size());
    }

    @Test
    void letsOneOfManyAtOnceReplaceWhatAllSaw() {
        Dataset first = done(put("first", Optional.empty(), "ed1"));
        List<CompletableFuture<Answer<Dataset>>> uploads =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() ->
                                        put("by " + i, Optional.of(first.sha256()), "ed" + i)))
                        .toList();

        long stored =
                uploads.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer instanceof Answer.Done<Dataset>)
                        .count();

        assertEquals(1, stored);
        assertEquals(2, store.all(script).changes().size());
    }

    @Test
    void tellsWhatWasDoneToTheDataNewestFirst() {
        Instant later = NOW.plusSeconds(1);
        Dataset stored = done(put(script, DatasetKind.PRODUCTION, "a", none(), "ed1", NOW));
        Dataset test = done(put(script, DatasetKind.TEST, "test", none(), "ed1", NOW));

        assertEquals(Answer.done(true), store.remove(script, DatasetKind.PRODUCTION, "ed2", later));
        assertEquals(
                Answer.done(false), store.remove(script, DatasetKind.PRODUCTION, "ed2", later));

        StoredDatasets all = store.all(script);
        assertEquals(Optional.of(test), all.test());
        assertEquals(Optional.empty(), all.production());
        assertEquals(
                List.of(
                        change(DatasetKind.PRODUCTION, true, stored, "ed2", later),
                        change(DatasetKind.TEST, false, test, "ed1", NOW),
                        change(DatasetKind.PRODUCTION, false, stored, "ed1", NOW)),
                all.changes());
    }

    @Test
    void readsButDoesNotChangeTheDataOfADeletedScript() {
        Dataset stored = done(put("first", Optional.empty(), "ed1"));
        database.write(h ->
                h.createUpdate("UPDATE scripts SET deleted_by = 'ed1', deleted_at = 1").execute());

        var deleted = new Refusal.ScriptDeleted(script);
        assertEquals(Answer.refused(deleted), put("second", Optional.empty(), "ed1"));
        assertEquals(Answer.refused(deleted), store.remove(script, DatasetKind.TEST, "ed1", NOW));
        assertEquals(Optional.of(stored), store.find(script, DatasetKind.TEST));
        assertEquals(1, store.all(script).changes().size());
    }

    @Test
    void refusesTheDataOfAScriptThatDoesNotExist() {
        var missing = new ScriptId(404);
        var notFound = Answer.refused(new Refusal.NotFound("script", "404"));

        assertEquals(notFound, put(missing, DatasetKind.TEST, "a", none(), "ed1", NOW));
        assertEquals(notFound, store.remove(missing, DatasetKind.TEST, "ed1", NOW));
    }

    @Test
    void knowsWhatAnExecutionRanOnAfterItWasReplacedAndStoredAgain() {
        ScriptVersion version = scripts.versions(script).getFirst();
        Dataset used = done(put(script, DatasetKind.TEST, "used", none(), "ed1", NOW));
        long execution = execute(version, Optional.of(used), NOW.plusSeconds(1));
        put(script, DatasetKind.TEST, "other", none(), "ed2", NOW.plusSeconds(2));
        put(script, DatasetKind.TEST, "used", none(), "ed3", NOW.plusSeconds(3));
        done(store.remove(script, DatasetKind.TEST, "ed2", NOW.plusSeconds(4)));

        assertEquals(Optional.of(used), store.ofExecution(execution));
        assertArrayEquals(bytes("used"), store.bytes(used.sha256()).orElseThrow());
        assertEquals(Optional.empty(), store.ofExecution(execute(version, Optional.empty(), NOW)));
        assertEquals(Optional.empty(), store.ofExecution(404));
    }

    private long execute(ScriptVersion version, Optional<Dataset> dataset, Instant at) {
        return TestingRecordings.execution(database, version, dataset, at);
    }

    private Answer<Dataset> put(String text, Optional<String> base, String user) {
        return put(script, DatasetKind.TEST, text, base, user, NOW);
    }

    private Answer<Dataset> put(
            ScriptId of,
            DatasetKind kind,
            String text,
            Optional<String> base,
            String user,
            Instant at) {
        return store.store(new NewDataset(of, kind, bytes(text), base, user, at));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Change change(
            DatasetKind kind, boolean removed, Dataset dataset, String by, Instant at) {
        return new Change(kind, removed, dataset.sha256(), dataset.size(), by, at);
    }

    private static Answer<Dataset> stale(Optional<Dataset> now) {
        return Answer.refused(new Refusal.StaleDataset(now));
    }

    private static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T> refused -> fail("refused: " + refused);
        };
    }
}
