package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.fail;

import ved.engine.adapter.git.GitContentRepository;
import ved.engine.adapter.git.JGitTextComparison;
import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteDatasetStore;
import ved.engine.adapter.sqlite.SqliteScriptStore;
import ved.engine.sandbox.Interpreter;
import ved.engine.script.Answer;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Both stores, real ones, in a folder of the test. */
public final class TestingStores implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Interpreter CPYTHON =
            new Interpreter(
                    "cpython-3.14",
                    "CPython",
                    Optional.of("3.14.3"),
                    "process",
                    Optional.empty(),
                    List.of(),
                    Set.of("csv", "json", "sys"));
    static final Interpreter GRAALPY =
            new Interpreter(
                    "graalpy",
                    "GraalPy",
                    Optional.empty(),
                    "docker",
                    Optional.of("No Docker engine answers."),
                    List.of(),
                    Set.of());

    final Path directory;
    final Database database;
    final ContentRepository repository;
    final ScriptStore store;
    final DatasetStore datasets;
    final SourceCheck sources = new SourceCheck(new TestingSourceAnalyzer());
    final InterpreterChoice interpreters =
            new InterpreterChoice(() -> List.of(GRAALPY, CPYTHON), "cpython-3.14");
    final Reconciliation reconciliation;
    final Summaries summaries;
    final ScriptReader reader;
    final ScriptWriter writer;

    TestingStores(Path directory) {
        this(directory, UnaryOperator.identity());
    }

    TestingStores(Path directory, UnaryOperator<ScriptStore> wrapping) {
        this(directory, UnaryOperator.identity(), wrapping, CLOCK);
    }

    TestingStores(Path directory, UnaryOperator<ScriptStore> wrapping, Clock clock) {
        this(directory, UnaryOperator.identity(), wrapping, clock);
    }

    TestingStores(
            Path directory,
            UnaryOperator<ContentRepository> wrappingGit,
            UnaryOperator<ScriptStore> wrapping,
            Clock clock) {
        this.directory = directory;
        database = Database.open(directory.resolve("data"));
        repository = wrappingGit.apply(GitContentRepository.open(gitDirectory(), NOW));
        datasets = new SqliteDatasetStore(database);
        store = wrapping.apply(new SqliteScriptStore(database));
        reconciliation = new Reconciliation(repository, store, sources, CLOCK);
        summaries = new Summaries(repository, store, new JGitTextComparison());
        reader = new ScriptReader(repository, store, summaries);
        writer =
                new ScriptWriter(
                        repository, store, summaries, reconciliation, sources, interpreters, clock);
    }

    Path gitDirectory() {
        return directory.resolve("repo");
    }

    SavedScript create(String user, String content) {
        return done(writer.create(user, source(content), Optional.empty()));
    }

    Answer<SavedScript> save(String user, ScriptId script, VersionId base, String content) {
        return save(
                user,
                script,
                new NewContent(
                        content, base, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    Answer<SavedScript> save(String user, ScriptId script, NewContent content) {
        return writer.save(user, script, source(content.content()), content);
    }

    ScriptSummary merge(String user, ScriptId script) {
        return done(writer.merge(user, script)).script();
    }

    CheckedSource source(String content) {
        return done(sources.check(content));
    }

    /** As if the disk had lost it. */
    void loseContent(ScriptVersion version) throws IOException {
        String blob = version.blob();
        Files.delete(
                gitDirectory()
                        .resolve("objects")
                        .resolve(blob.substring(0, 2))
                        .resolve(blob.substring(2)));
    }

    String text(String blob) {
        return new String(repository.read(blob), java.nio.charset.StandardCharsets.UTF_8);
    }

    static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T> refused -> fail("refused: " + refused);
        };
    }

    static <R extends Refusal> R refused(Class<R> type, Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Refusal refusal) && type.isInstance(refusal)
                ? type.cast(refusal)
                : fail("not refused as " + type.getSimpleName() + ": " + answer);
    }

    @Override
    public void close() {
        repository.close();
        database.close();
    }
}
