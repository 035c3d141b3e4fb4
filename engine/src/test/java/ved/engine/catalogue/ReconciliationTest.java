package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static ved.engine.catalogue.TestingStores.NOW;
import static ved.engine.catalogue.TestingStores.done;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.git.StockGit;
import ved.engine.catalogue.ContentRepository.NewCommit;
import ved.engine.catalogue.ContentRepository.Trailer;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
            CommitFact note =
                    CommitFact.Saved.first(
                            new ScriptId(7),
                            OrderingNumber.parse("3.01"),
                            Optional.empty(),
                            "cpython-3.14");
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
            CommitFact save =
                    CommitFact.Saved.next(
                            first.script(),
                            first.number().next(),
                            first.number(),
                            Optional.empty(),
                            "cpython-3.14");
            commit(stores, ED1, save, "two");
            CommitFact merge = new CommitFact.Merged(first.script(), first.number().next(), ED1);
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
            failing.set("record");
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bringsAJoinedMergeToItsEndWhereverItStopped(int recordings) {
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        try (TestingStores stores =
                new TestingStores(
                        directory,
                        store ->
                                FailingStore.when(
                                        store,
                                        method ->
                                                method.equals("record")
                                                        && left.decrementAndGet() == 0,
                                        () -> new StorageException("The disk is full.")))) {
            ScriptSummary script = stores.create("ed1", "a\nb\nc\nd\n").script();
            stores.merge("ed1", script.id());
            done(stores.save("ed1", script.id(), script.version().id(), "A\nb\nc\nd\n"));
            done(stores.save("ed2", script.id(), script.version().id(), "a\nb\nc\nD\n"));
            stores.merge("ed2", script.id());
            left.set(recordings);
            assertThrows(StorageException.class, () -> stores.writer.merge("ed1", script.id()));

            stores.create("ed2", "next");
            if (recordings == 1) {
                assertEquals(
                        ProdState.AHEAD,
                        stores.summaries.find("ed1", script.id()).orElseThrow().state());
                stores.merge("ed1", script.id());
            }

            ScriptSummary merged = stores.summaries.find("ed1", script.id()).orElseThrow();
            assertEquals(ProdState.SAME, merged.state());
            assertEquals("0.4", merged.version().number().toString());
            assertEquals("A\nb\nc\nD\n", stores.text(merged.version().blob()));
        }
        InvariantCheck.assertHolds(directory.resolve("repo"), directory.resolve("data"));
    }

    @Test
    void passesOverForeignAndSenselessCommits() {
        try (TestingStores stores = new TestingStores(directory)) {
            ScriptVersion first = stores.create("ed1", "one").script().version();
            List<List<Trailer>> senseless =
                    List.of(
                            List.of(),
                            List.of(
                                    new Trailer("Script", "-1"),
                                    new Trailer("Version", "0.2"),
                                    new Trailer("At", NOW.toString())),
                            saved(first.script(), "0.1", Optional.empty(), Optional.of("5")),
                            saved(first.script(), "0.9", Optional.of("0.8"), Optional.empty()),
                            saved(new ScriptId(50), "0.2", Optional.empty(), Optional.empty()),
                            saved(first.script(), "7.7", Optional.empty(), Optional.of("5")));
            for (List<Trailer> trailers : senseless) {
                commit(stores, ED1, Map.of(), trailers, "outsider");
            }

            assertEquals(0, stores.reconciliation.run());

            assertEquals(stores.repository.head(ED1), stores.store.recordedHead(ED1));
            assertEquals(1, stores.store.versions(first.script()).size());
            assertEquals("2.0", stores.create("ed1", "two").script().orderingNumber().toString());
        }
    }

    private static List<Trailer> saved(
            ScriptId script, String number, Optional<String> parent, Optional<String> ordering) {
        CommitFact saved =
                new CommitFact.Saved(
                        script,
                        VersionNumber.parse(number),
                        parent.map(VersionNumber::parse),
                        Optional.empty(),
                        ordering.map(OrderingNumber::parse),
                        Optional.empty(),
                        "cpython-3.14");
        return new CommitNote(NOW, List.of(saved)).trailers();
    }

    private static void commit(
            TestingStores stores, Branch branch, CommitFact fact, String content) {
        commit(
                stores,
                branch,
                Map.of(fact.script().path(), content.getBytes(StandardCharsets.UTF_8)),
                new CommitNote(NOW, List.of(fact)).trailers(),
                "ed1");
    }

    private static void commit(
            TestingStores stores,
            Branch branch,
            Map<String, byte[]> content,
            List<Trailer> trailers,
            String author) {
        stores.repository.commit(
                new NewCommit(
                        branch,
                        stores.repository.head(branch),
                        content,
                        Set.of(),
                        Optional.empty(),
                        "Only in Git",
                        trailers,
                        author,
                        NOW));
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
