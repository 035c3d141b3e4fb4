package ved.engine.adapter.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.catalogue.BranchMovedException;
import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.catalogue.ContentRepository.Joined;
import ved.engine.catalogue.ContentRepository.NewCommit;
import ved.engine.catalogue.ContentRepository.Trailer;
import ved.engine.script.Branch;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

final class GitContentRepositoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25Z");
    private static final Branch ED1 = new Branch("ed1");

    @TempDir Path directory;

    @Test
    void startsWithAnEmptyCommitOnProdBesideFilesThatAreThere() throws IOException {
        Files.writeString(directory.resolve(".gitignore"), "*\n");

        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            assertEquals(List.of(Branch.PROD), repository.branches());
            assertEquals(Map.of(), repository.tree(repository.head(Branch.PROD).orElseThrow()));
        }

        assertEquals("refs/heads/prod", git("symbolic-ref", "HEAD").strip());
        assertEquals(
                "ved, parents: ",
                git("log", "--format=%an, parents: %P", "prod").stripTrailing() + " ");
        StockGit.assertSound(directory);
    }

    @Test
    void keepsContentByteForByteAndIsClonedByStockGit() throws IOException {
        Map<String, byte[]> files =
                Map.of(
                        "1.py", "\uFEFF# bom\r\nprint(1)\r\n".getBytes(UTF_8),
                        "2.py", "print('no final newline')".getBytes(UTF_8),
                        "3.py", new byte[0],
                        "4.py", "a = 1\rb = 2\fc = 'é😀'\n".getBytes(UTF_8));
        Path clone = directory.resolve("clone");
        Path bare = directory.resolve("bare");

        try (GitContentRepository repository = GitContentRepository.open(bare, NOW)) {
            Commit commit =
                    repository.commit(
                            commitOn(repository, Branch.PROD, files, "Add four", List.of()));
            commit.blobs()
                    .forEach((path, blob) ->
                            assertArrayEquals(files.get(path), repository.read(blob)));
            assertEquals(files.keySet(), commit.blobs().keySet());
        }

        StockGit.run(directory, "clone", "-q", bare.toString(), clone.toString());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(clone.resolve(file.getKey())));
        }
        StockGit.assertSound(bare);
    }

    @Test
    void makesABranchFromProdAndKeepsItsOtherFiles() {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            save(repository, Branch.PROD, "1.py", "one");

            Commit commit = save(repository, ED1, "2.py", "two");

            assertEquals(2, repository.tree(commit.id()).size());
            assertEquals(List.of("2.py"), List.copyOf(commit.blobs().keySet()));
            assertEquals(1, repository.log(ED1, repository.head(Branch.PROD)).size());
        }
    }

    @Test
    void joinsProdWithWhatTheBranchKeeps() {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            save(repository, Branch.PROD, "1.py", "one");
            save(repository, Branch.PROD, "2.py", "two");
            String own = save(repository, ED1, "1.py", "mine").id();
            save(repository, Branch.PROD, "1.py", "one on prod");
            String prod = save(repository, Branch.PROD, "2.py", "two on prod").id();

            Commit joined = joining(repository, own, prod);

            assertEquals(own + " " + prod, git("log", "-1", "--format=%P", "ed1").strip());
            assertEquals("mine", git("show", "ed1:1.py"));
            assertEquals("two on prod", git("show", "ed1:2.py"));
            assertEquals("three", git("show", "ed1:3.py"));
            Commit known = joining(repository, joined.id(), prod);
            assertEquals(joined.id(), git("log", "-1", "--format=%P", known.id()).strip());
        }
        StockGit.assertSound(directory);
    }

    @Test
    void refusesToCommitOnABranchThatMoved() {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            NewCommit first =
                    commitOn(repository, ED1, Map.of("1.py", bytes("x")), "First", List.of());
            repository.commit(first);

            assertThrows(BranchMovedException.class, () -> repository.commit(first));
        }
    }

    private static Commit joining(GitContentRepository repository, String onto, String joined) {
        return repository.commit(
                new NewCommit(
                        ED1,
                        Optional.of(onto),
                        Map.of("3.py", bytes("three")),
                        Set.of("4.py"),
                        Optional.of(new Joined(joined, Set.of("1.py"))),
                        "Join",
                        List.of(),
                        "ed1",
                        NOW));
    }

    @Test
    void readsBackTrailersAuthorAndTime() {
        List<Trailer> trailers =
                List.of(
                        new Trailer("Script", "7"),
                        new Trailer("Saved-At", "2026-11-20T16:37:25.5Z"),
                        new Trailer("Script", "8"));
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            repository.commit(
                    commitOn(repository, ED1, Map.of("7.py", bytes("x")), "Script: 9", trailers));

            Commit commit = repository.log(ED1, Optional.empty()).getLast();

            assertEquals(trailers, commit.trailers());
            assertEquals("Script: 9", commit.message());
            assertEquals("ed1", commit.author());
            assertEquals(NOW, commit.at());
            assertEquals(1, repository.log(ED1, Optional.of("0".repeat(40))).size());
        }
    }

    @Test
    void readsPackedObjectsAndRefs() {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            Commit commit = save(repository, Branch.PROD, "1.py", "packed");
            git("gc", "-q", "--prune=now");

            assertEquals("packed", text(repository, commit));
            assertEquals("loose", text(repository, save(repository, Branch.PROD, "1.py", "loose")));
        }
        StockGit.assertSound(directory);
    }

    @Test
    void removesLocksThatAKilledServerLeft() throws IOException {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            save(repository, ED1, "1.py", "before");
        }
        for (String lock : List.of("HEAD.lock", "refs/heads/ed1.lock", "packed-refs.lock")) {
            Files.createFile(directory.resolve(lock));
        }

        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            assertEquals("after", text(repository, save(repository, ED1, "1.py", "after")));
        }
        StockGit.assertSound(directory);
    }

    @Test
    void saysWhatToDoWhenAnotherProgramHoldsTheBranch() throws IOException {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            Files.createFile(directory.resolve("refs/heads/ed1.lock"));

            StorageException held =
                    assertThrows(
                            StorageException.class, () -> save(repository, ED1, "1.py", "text"));

            assertTrue(held.getMessage().contains("refs/heads/ed1.lock"), held.getMessage());
        }
    }

    @Test
    void refusesASecondServer() {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            StorageException refused =
                    assertThrows(
                            StorageException.class,
                            () -> GitContentRepository.open(directory, NOW));

            assertTrue(refused.getMessage().contains(directory.toString()), refused.getMessage());
            assertEquals(1, repository.branches().size());
        }
    }

    @Test
    void failsOnlyOnTheObjectThatIsMissingOrDamaged() throws IOException {
        try (GitContentRepository repository = GitContentRepository.open(directory, NOW)) {
            Commit missing = save(repository, ED1, "1.py", "missing");
            Commit damaged = save(repository, ED1, "2.py", "damaged");
            Commit sound = save(repository, ED1, "3.py", "sound");
            Commit cutOff = save(repository, ED1, "4.py", "cut off");
            Files.delete(objectFile(blob(missing)));
            assertTrue(objectFile(blob(cutOff)).toFile().setWritable(true));
            Files.write(objectFile(blob(cutOff)), new byte[0]);
            Path file = objectFile(blob(damaged));
            assertTrue(file.toFile().setWritable(true));
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 3] ^= 0x55;
            Files.write(file, bytes);

            assertThrows(NoSuchElementException.class, () -> repository.read(blob(missing)));
            assertThrows(NoSuchElementException.class, () -> repository.read(blob(damaged)));
            assertThrows(NoSuchElementException.class, () -> repository.read(blob(cutOff)));
            assertEquals("sound", text(repository, sound));
        }
    }

    @Test
    void seesOnlyRegularFilesOfForeignCommits() throws IOException {
        Path bare = directory.resolve("bare");
        Path clone = directory.resolve("clone");
        try (GitContentRepository repository = GitContentRepository.open(bare, NOW)) {
            save(repository, Branch.PROD, "1.py", "one");
            StockGit.run(directory, "clone", "-q", bare.toString(), clone.toString());
            Files.createSymbolicLink(clone.resolve("2.py"), Path.of("1.py"));
            Files.createDirectory(clone.resolve("folder"));
            Files.writeString(clone.resolve("folder/3.py"), "three");
            StockGit.run(clone, "add", ".");
            StockGit.run(clone, "commit", "-q", "-m", "From outside");
            StockGit.run(bare, "fetch", "-q", clone.toString(), "prod:prod");

            Commit commit = save(repository, Branch.PROD, "4.py", "four");

            assertEquals(
                    List.of("1.py", "4.py"), List.copyOf(repository.tree(commit.id()).keySet()));
            assertEquals("outsider", repository.log(Branch.PROD, Optional.empty()).get(2).author());
        }
        StockGit.assertSound(bare);
    }

    private static Commit save(
            GitContentRepository repository, Branch branch, String path, String text) {
        return repository.commit(
                commitOn(repository, branch, Map.of(path, bytes(text)), "Save " + path, List.of()));
    }

    private static NewCommit commitOn(
            GitContentRepository repository,
            Branch branch,
            Map<String, byte[]> content,
            String message,
            List<Trailer> trailers) {
        return new NewCommit(
                branch,
                repository.head(branch),
                content,
                Set.of(),
                Optional.empty(),
                message,
                trailers,
                "ed1",
                NOW);
    }

    private static String text(GitContentRepository repository, Commit commit) {
        return new String(repository.read(blob(commit)), UTF_8);
    }

    private static String blob(Commit commit) {
        return commit.blobs().values().iterator().next();
    }

    private Path objectFile(String id) {
        return directory.resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
    }

    private String git(String... arguments) {
        return StockGit.run(directory, arguments);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
