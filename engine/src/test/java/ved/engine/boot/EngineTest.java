package ved.engine.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.pekko.stream.javadsl.Sink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ved.engine.adapter.git.StockGit;
import ved.engine.api.ExecutionService.ExecutionReport;
import ved.engine.api.ExecutionService.Order;
import ved.engine.api.ExecutionService.Text;
import ved.engine.api.Workbench;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionEvent;
import ved.engine.execution.ExecutionStatus;
import ved.engine.live.Numbered;
import ved.engine.run.FailurePolicy;
import ved.engine.run.RunEvent;
import ved.engine.run.RunState;
import ved.engine.run.RunStatus;
import ved.engine.sandbox.Interpreter;
import ved.engine.script.Answer;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The whole engine with real stores and the real embedded sandbox. */
class EngineTest {
    private static final ScriptId FIRST = new ScriptId(1);

    @TempDir private static Path folder = Path.of("");

    private static Settings settings = Settings.load(Map.of());
    private static @Nullable Engine started;

    @BeforeAll
    static void startEngine() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("ved.conf"),
                        """
                        ved.sandbox.limits { timeout = 5s, output = 64 KiB, memory = 64 MiB }
                        """);
        settings =
                Settings.load(
                        Map.of(
                                "VED_CONFIG", file.toString(),
                                "VED_DATA_DIR", folder.resolve("data").toString(),
                                "VED_SCRIPTS_REPO", folder.resolve("scripts").toString(),
                                "VED_SANDBOX", "process"));
        started = Engine.start(settings);
    }

    @AfterAll
    static void stopEngine() {
        engine().close();
    }

    @Test
    void refusesASecondServerOnTheSameDataDirectory() {
        StorageException refused =
                assertThrows(StorageException.class, () -> Engine.start(settings));

        assertTrue(String.valueOf(refused.getMessage()).contains("VED_DATA_DIR"));
    }

    @Test
    void offersAnInterpreterThatItHasProbed() {
        Interpreter interpreter = workbench().interpreters().get().getFirst();

        assertTrue(interpreter.available());
        assertTrue(interpreter.version().orElseThrow().startsWith("3.14."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    def f(:                                              | FAILED
                    while 1: pass                                        | TIMED_OUT
                    x = []\\nwhile 1: x.append(bytearray(10_000_000))    | OUT_OF_MEMORY
                    bytearray(8 << 30)                                   | OUT_OF_MEMORY
                    while 1: print('x' * 1000)                           | OUTPUT_LIMIT
                    import os\\nwhile 1: os.fork()                       | FAILED
                    import socket; socket.create_connection(('1.1.1.1', 80)) | FAILED
                    import os, signal; os.kill(os.getpid(), signal.SIGKILL) | FAILED
                    raise SystemExit(3)                                  | FAILED
                    print('fine')                                        | SUCCEEDED
                    """)
    void endsEveryScriptInTheRightStatus(String source, ExecutionStatus status) throws Exception {
        ExecutionReport report = execute(source.replace("\\n", "\n"));

        assertEquals(status, report.execution().status(), () -> report.toString());
        assertEquals("fine\n", execute("print('fine')").stdout());
    }

    @Test
    void replaysAFinishedExecutionWithTheNumbersItHadLive() throws Exception {
        ExecutionReport report = execute("import sys\nprint('a')\nprint('b', file=sys.stderr)");

        List<Numbered<ExecutionEvent>> replayed =
                await(
                        done(workbench().executions().events(report.execution().id(), 0))
                                .runWith(Sink.seq(), engine().system()));
        List<Numbered<ExecutionEvent>> rest =
                await(
                        done(workbench()
                                        .executions()
                                        .events(
                                                report.execution().id(),
                                                replayed.getLast().sequence()))
                                .runWith(Sink.seq(), engine().system()));

        assertEquals(List.of(1L, 2L), replayed.stream().map(Numbered::sequence).limit(2).toList());
        assertTrue(replayed.getLast().event() instanceof ExecutionEvent.Finished);
        assertTrue(rest.isEmpty());
    }

    @Test
    void runsTheWholeQueueGroupAfterGroup() throws Exception {
        long run =
                done(
                        workbench()
                                .runs()
                                .start(
                                        "ed1",
                                        FailurePolicy.CONTINUE,
                                        Optional.empty(),
                                        Optional.empty()));

        List<Numbered<RunEvent>> events =
                await(
                        done(workbench().runs().events(run, 0))
                                .runWith(Sink.seq(), engine().system()));
        RunState state = done(workbench().runs().find(run));

        assertEquals(RunStatus.SUCCEEDED, state.status(), state::toString);
        assertTrue(state.scripts().size() >= 8);
        assertTrue(state.groups().size() >= 4);
        assertTrue(events.getLast().event() instanceof RunEvent.RunFinished);
        for (int i = 1; i < state.groups().size(); i++) {
            assertFalse(
                    state.groups()
                            .get(i)
                            .startedAt()
                            .orElseThrow()
                            .isBefore(state.groups().get(i - 1).finishedAt().orElseThrow()));
        }
    }

    @Test
    void takesAScriptFromItsFirstSaveToProdAndRunsItFromThere() throws Exception {
        SavedScript created =
                done(workbench().scripts().create("ed1", Optional.empty(), Optional.empty()));
        ScriptId script = created.script().id();
        SavedScript saved =
                done(
                        workbench()
                                .scripts()
                                .save(
                                        "ed1",
                                        script,
                                        new NewContent(
                                                "\"\"\"Say hello\"\"\"\nprint('hello')\n",
                                                created.script().version().id(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty())));

        Answer<Long> early =
                await(workbench().executions().execute("ed1", script, order(Text.Named.PROD)));
        await(workbench().scripts().merge("ed1", script));
        ExecutionReport report = run(script, order(Text.Named.PROD));

        assertEquals("0.1", created.script().version().number().toString());
        assertEquals("0.2", saved.script().version().number().toString());
        assertTrue(
                early instanceof Answer.Refused<Long>(Refusal refusal)
                        && refusal instanceof Refusal.NotFound);
        assertEquals("hello\n", report.stdout());
    }

    @Test
    void isClonedAndPushedToByStockGitWhileItRuns() throws Exception {
        ScriptId script =
                done(workbench().scripts().create("ed1", Optional.empty(), Optional.empty()))
                        .script()
                        .id();
        Path clone = folder.resolve("clone");
        StockGit.run(folder, "clone", "-q", "-b", "ed1", "scripts", "clone");
        Files.writeString(clone.resolve(script.path()), "print('pushed')\n");
        StockGit.attemptAs("ed1", clone, "commit", "-q", "-a", "-m", "Push it");

        String said = StockGit.run(clone, "push", "origin", "ed1");
        ExecutionReport report = run(script, order(Text.Named.BRANCH));

        assertTrue(said.contains("is version 0.2 of script " + script), said);
        assertEquals("pushed\n", report.stdout());
        StockGit.assertSound(folder.resolve("scripts"));
    }

    @Test
    void cancelsARunningExecution() throws Exception {
        long execution =
                done(
                        workbench()
                                .executions()
                                .execute(
                                        "ed1",
                                        FIRST,
                                        order(new Text.Unsaved("import time; time.sleep(60)"))));

        done(workbench().executions().cancel("ed1", execution));
        Execution ended = done(workbench().executions().awaitFinished(execution)).execution();

        assertEquals(ExecutionStatus.CANCELLED, ended.status());
    }

    private static Order order(Text text) {
        return new Order(text, Optional.empty(), Optional.empty());
    }

    private static ExecutionReport execute(String source) throws Exception {
        return run(FIRST, order(new Text.Unsaved(source)));
    }

    private static ExecutionReport run(ScriptId script, Order order) throws Exception {
        long execution = done(workbench().executions().execute("ed1", script, order));
        return done(workbench().executions().awaitFinished(execution));
    }

    private static Engine engine() {
        return Objects.requireNonNull(started);
    }

    private static Workbench workbench() {
        return engine().workbench();
    }

    private static <T> T done(CompletionStage<Answer<T>> answer) throws Exception {
        return switch (await(answer)) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
