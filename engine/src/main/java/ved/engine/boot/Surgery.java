package ved.engine.boot;

import ved.engine.adapter.file.DirectoryLock;
import ved.engine.adapter.git.GitCheckup;
import ved.engine.adapter.git.GitContentRepository;
import ved.engine.adapter.python.AnalyzerSettings;
import ved.engine.adapter.python.ProcessSourceAnalyzer;
import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteCheckup;
import ved.engine.adapter.sqlite.SqliteMending;
import ved.engine.adapter.sqlite.SqliteScriptStore;
import ved.engine.catalogue.Reconciliation;
import ved.engine.catalogue.SourceCheck;
import ved.engine.doctor.Doctor;
import ved.engine.doctor.Finding;
import ved.engine.script.StorageException;
import ved.engine.source.SourceAnalyzer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The stores of a server that does not run, kept for the doctor alone. */
final class Surgery implements AutoCloseable {
    private static final String UNREADABLE = "it cannot be opened: ";

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final DirectoryLock lock;
    private final GitContentRepository repository;

    private Surgery(Settings settings, DirectoryLock lock, GitContentRepository repository) {
        this.settings = settings;
        this.lock = lock;
        this.repository = repository;
    }

    /**
     * @throws StorageException when a server uses the stores, or they are not there
     */
    static Surgery open(Settings settings) {
        Path git = settings.scriptsRepository();
        if (!Files.isRegularFile(git.resolve("config"))) {
            throw new StorageException(
                    "There is no scripts repository in %s. Put it back from a clone or a backup, or choose another with VED_SCRIPTS_REPO."
                            .formatted(git.toAbsolutePath()));
        }
        DirectoryLock lock =
                DirectoryLock.acquire(
                        settings.dataDirectory(), "lock", "data directory", "VED_DATA_DIR");
        try {
            return new Surgery(
                    settings, lock, GitContentRepository.open(git, Clock.systemUTC().instant()));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What is wrong now. */
    List<Finding> findings() throws IOException {
        if (!Files.exists(settings.dataDirectory().resolve(Database.FILE))) {
            return List.of(
                    new Finding(
                            "SQLite: there is no %s in %s."
                                    .formatted(
                                            Database.FILE,
                                            settings.dataDirectory().toAbsolutePath()),
                            "Put it back from a backup; or run ./ved doctor --repair, which makes"
                                    + " scripts and versions again from Git."));
        }
        try (Database database = Database.open(settings.dataDirectory());
                GitCheckup git = GitCheckup.open(settings.scriptsRepository())) {
            Doctor doctor = new Doctor(new SqliteCheckup(database), git, repository::read);
            return fromGit(
                    new SourceCheck(new NoAnalyzer()),
                    byGit -> doctor.examine(new SqliteCheckup(byGit)));
        } catch (StorageException e) {
            return List.of(Doctor.ofDatabase(UNREADABLE + e.getMessage()));
        }
    }

    /**
     * Makes metadata from Git where it is missing.
     *
     * @param done is told what was done, a sentence each
     */
    void repair(Consumer<String> done) throws IOException {
        try (Database database = Database.open(settings.dataDirectory());
                SourceAnalyzer analyzer =
                        new ProcessSourceAnalyzer(
                                new AnalyzerSettings(
                                        settings.dataDirectory().resolve("runtime")))) {
            SourceCheck sources = new SourceCheck(analyzer);
            var reconciliation =
                    new Reconciliation(repository, new SqliteScriptStore(database), sources, clock);
            reconciliation.putBranchesBack().forEach(done);
            int recorded = reconciliation.run();
            if (recorded > 0) {
                done.accept("Recorded %d commits from Git.".formatted(recorded));
            }
            fromGit(sources, byGit -> SqliteMending.mend(database, byGit)).forEach(done);
        }
    }

    @Override
    public void close() {
        repository.close();
        lock.close();
    }

    /** Makes the metadata anew from Git, beside what is there, for as long as it is used. */
    private <T> T fromGit(SourceCheck sources, Function<Database, T> use) throws IOException {
        Path folder = Files.createTempDirectory("ved-doctor");
        try (Database byGit = Database.open(folder)) {
            new Reconciliation(repository, new SqliteScriptStore(byGit), sources).run();
            return use.apply(byGit);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
