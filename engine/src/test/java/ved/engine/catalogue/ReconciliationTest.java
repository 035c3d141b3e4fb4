package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static ved.engine.catalogue.TestingStores.NOW;
import static ved.engine.catalogue.TestingStores.done;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.git.StockGit;
import ved.engine.catalogue.ContentRepository.NewCommit;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StorageException;
import ved.engine.script.VersionNumber;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

final class ReconciliationTest {
    private static final Branch ED1 = new Branch("ed1");

    @TempDir Path directory;

    @Test
    void findsNothingToDoAfterACleanEnd() {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            ScriptSummary created = stores.create("ed1", "one").script();
            done(stores.writer.merge("ed1", created.id()));
        }

        try (TestingStores stores = new TestingStores(directory)) {
            assertEquals(0, stores.reconciliation.run());
        }
    }

    @Test
    void recordsACreationThatOnlyGitHas() {
        try (TestingStores stores = new TestingStores(directory)) {
            CommitNote note =
                    new CommitNote.Saved(
                            new ScriptId(7),
                            VersionNumber.FIRST,
                            Optional.empty(),
                            Optional.of(OrderingNumber.parse("3.01")),
                            "cpython-3.14",
                            NOW);
            commit(stores, ED1, note, "\"\"\"Lost and found\"\"\"");

            assertEquals(1, stores.reconciliation.run());
            assertEquals(0, stores.reconciliation.run());

            ScriptSummary found = stores.store.find("ed1", new ScriptId(7)).orElseThrow();
            assertEquals("3.01", found.orderingNumber().toString());
            assertEquals("Lost and found", found.version().descriptiveName());
            assertEquals(NOW, found.version().savedAt());
            assertEquals(8, stores.create("ed1", "next").script().id().value());
        }
    }

    @Test
    void recordsASaveAndAMergeThatOnlyGitHas() {
        try (TestingStores stores = new TestingStores(directory)) {
            ScriptVersion first = stores.create("ed1", "one").script().version();
            CommitNote save =
                    new CommitNote.Saved(
                            first.script(),
                            first.number().next(),
                            Optional.of(first.number()),
                            Optional.empty(),
                            "cpython-3.14",
                            NOW);
            commit(stores, ED1, save, "two");
            CommitNote merge =
                    new CommitNote.Merged(first.script(), first.number().next(), ED1, NOW);
            commit(stores, Branch.PROD, merge, "two");

            assertEquals(2, stores.reconciliation.run());
            assertEquals(0, stores.reconciliation.run());

            ScriptSummary script = stores.store.find("mo1", first.script()).orElseThrow();
            assertEquals(ProdState.SAME, script.state());
            assertEquals("0.2", script.version().number().toString());
            assertEquals(Optional.of(first.id()), script.version().parent());
        }
    }

    @Test
    void restoresEverythingFromGitWhenTheDatabaseIsLost() throws IOException {
        List<ScriptSummary> before;
        List<ScriptVersion> versions;
        try (TestingStores stores = new TestingStores(directory)) {
            ScriptSummary one = stores.create("ed1", "\"\"\"One\"\"\"").script();
            ScriptSummary two = stores.create("ed2", "\"\"\"Two\"\"\"").script();
            done(stores.writer.merge("ed1", one.id()));
            done(stores.save("ed2", one.id(), one.version().id(), "by ed2"));
            done(stores.writer.merge("ed2", one.id()));
            done(stores.save("ed1", two.id(), two.version().id(), "by ed1"));
            before = stores.store.list("ed1");
            versions = stores.store.versions(one.id());
        }
        for (String name : List.of("ved.db", "ved.db-wal", "ved.db-shm")) {
            Files.deleteIfExists(directory.resolve("data").resolve(name));
        }

        try (TestingStores stores = new TestingStores(directory)) {
            assertEquals(6, stores.reconciliation.run());

            assertEquals(withoutIds(before), withoutIds(stores.store.list("ed1")));
            assertEquals(
                    versions.stream().map(ScriptVersion::commit).toList(),
                    stores.store.versions(new ScriptId(1)).stream()
                            .map(ScriptVersion::commit)
                            .toList());
            assertEquals(0, stores.reconciliation.run());
        }
    }

    @Test
    void bringsAFailedChangeToItsEndBeforeTheNextOne() {
        AtomicReference<String> failing = new AtomicReference<>("");
        try (TestingStores stores =
                new TestingStores(
                        directory,
                        store ->
                                FailingStore.when(
                                        store,
                                        method -> method.equals(failing.get()),
                                        () -> new StorageException("The disk is full.")))) {
            ScriptSummary created = stores.create("ed1", "one").script();
            failing.set("recordVersion");
            assertThrows(
                    StorageException.class,
                    () -> stores.save("ed1", created.id(), created.version().id(), "two"));
            failing.set("");

            ScriptSummary next = stores.create("ed1", "another").script();

            assertEquals(2, next.id().value());
            assertEquals("0.2", stores.store.highestVersion(created.id()).orElseThrow().toString());
            assertEquals(0, stores.reconciliation.run());
        }
        StockGit.assertSound(directory.resolve("repo"));
    }

    @Test
    void passesOverForeignAndSenselessCommits() {
        try (TestingStores stores = new TestingStores(directory)) {
            ScriptVersion first = stores.create("ed1", "one").script().version();
            List<Map<String, String>> senseless =
                    List.of(
                            Map.of(),
                            Map.of("Script", "-1", "Version", "0.2", "At", NOW.toString()),
                            saved(first.script(), "0.1", Optional.empty(), Optional.of("5")),
                            saved(first.script(), "0.9", Optional.of("0.8"), Optional.empty()),
                            saved(new ScriptId(50), "0.2", Optional.empty(), Optional.empty()),
                            saved(first.script(), "7.7", Optional.empty(), Optional.of("5")));
            for (Map<String, String> trailers : senseless) {
                stores.repository.commit(
                        new NewCommit(ED1, Map.of(), "From outside", trailers, "outsider", NOW));
            }

            assertEquals(0, stores.reconciliation.run());

            assertEquals(stores.repository.head(ED1), stores.store.recordedHead(ED1));
            assertEquals(1, stores.store.versions(first.script()).size());
            assertEquals("2.0", stores.create("ed1", "two").script().orderingNumber().toString());
        }
    }

    private static Map<String, String> saved(
            ScriptId script, String number, Optional<String> parent, Optional<String> ordering) {
        return new CommitNote.Saved(
                        script,
                        VersionNumber.parse(number),
                        parent.map(VersionNumber::parse),
                        ordering.map(OrderingNumber::parse),
                        "cpython-3.14",
                        NOW)
                .trailers();
    }

    private static void commit(
            TestingStores stores, Branch branch, CommitNote note, String content) {
        stores.repository.commit(
                new NewCommit(
                        branch,
                        Map.of(note.script().path(), content.getBytes(StandardCharsets.UTF_8)),
                        "Only in Git",
                        note.trailers(),
                        "ed1",
                        note.at()));
    }

    private static List<List<Object>> withoutIds(List<ScriptSummary> scripts) {
        return scripts.stream()
                .map(script ->
                        List.<Object>of(
                                script.id(),
                                script.orderingNumber(),
                                script.version().number(),
                                script.version().commit(),
                                script.version().blob(),
                                script.version().committer(),
                                script.version().savedAt(),
                                script.version().message(),
                                script.version().descriptiveName(),
                                script.prodVersion().map(ScriptVersion::commit)))
                .toList();
    }
}
