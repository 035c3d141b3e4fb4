package ved.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.Numbered;
import ved.engine.live.Topics;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.SandboxExit;
import ved.engine.script.Answer;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

class ScriptRunnerTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT =
            ActorTestKit.create(ManualTime.config().withFallback(ConfigFactory.load()));

    private EngineFixture engine = new EngineFixture(TEST_KIT, 1, 1);
    private TestProbe<Answer<Long>> answers = TEST_KIT.createTestProbe();

    @BeforeEach
    void startActors() {
        engine = new EngineFixture(TEST_KIT, 1, 1);
        answers = TEST_KIT.createTestProbe();
    }

    @Test
    void recordsTheExecutionBeforeItStarts() throws Exception {
        long execution = execute("print(1)");

        assertEquals(execution, engine.sandbox.nextStarted().job().executionId());
        assertEquals("ed1", engine.store.find(execution).orElseThrow().startedBy());
    }

    @Test
    void succeedsWithExitCodeZeroAndKeepsTheOutput() throws Exception {
        long execution = execute("print(1)");
        TestingSandbox.Script script = engine.sandbox.nextStarted();

        script.print("hello\n");
        script.exit(0);

        assertEquals(ExecutionStatus.SUCCEEDED, end(execution));
        assertEquals("hello\n", engine.store.text(execution));
    }

    @Test
    void failsWithAnyOtherExitCodeAndSaysWhich() throws Exception {
        long execution = execute("print(1)");

        engine.sandbox.nextStarted().exit(3);

        assertEquals(ExecutionStatus.FAILED, end(execution));
        assertEquals(
                "The script ended with exit code 3.",
                engine.store.find(execution).orElseThrow().reason().orElseThrow());
    }

    @Test
    void failsOnASignalOfItsOwn() throws Exception {
        long execution = execute("print(1)");

        engine.sandbox.nextStarted().end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(ExecutionStatus.FAILED, end(execution));
    }

    @Test
    void isOutOfMemoryWhenTheSandboxSaysSo() throws Exception {
        long execution = execute("print(1)");

        engine.sandbox.nextStarted().end(new SandboxExit.OutOfMemory(OptionalLong.empty()));

        assertEquals(ExecutionStatus.OUT_OF_MEMORY, end(execution));
    }

    @Test
    void isKilledAtTheTimeLimitAndNotBefore() throws Exception {
        long execution = execute("while 1: pass");
        TestingSandbox.Script script = engine.sandbox.nextStarted();
        awaitRunning(execution);

        engine.time.timePasses(Duration.ofMillis(29_999));
        ExecutionStatus before = engine.store.find(execution).orElseThrow().status();
        engine.time.timePasses(Duration.ofMillis(1));
        script.awaitKill();
        script.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(ExecutionStatus.RUNNING, before);
        assertEquals(ExecutionStatus.TIMED_OUT, end(execution));
    }

    @Test
    void isTimedOutEvenWhenTheSandboxNeverConfirmsTheKill() throws Exception {
        long execution = execute("while 1: pass");
        TestingSandbox.Script script = engine.sandbox.nextStarted();
        awaitRunning(execution);

        engine.time.timePasses(Duration.ofSeconds(30));
        script.awaitKill();
        engine.time.timePasses(Duration.ofSeconds(30));

        assertEquals(ExecutionStatus.TIMED_OUT, end(execution));
    }

    @Test
    void isKilledAtTheOutputLimitAndKeepsWhatCameFirst() throws Exception {
        long execution = execute("while 1: print('x')");
        TestingSandbox.Script script = engine.sandbox.nextStarted();

        script.print("a".repeat(1000));
        script.print("b".repeat(1000));
        script.awaitKill();
        script.print("c".repeat(1000));
        script.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(ExecutionStatus.OUTPUT_LIMIT, end(execution));
        assertEquals("a".repeat(1000) + "b".repeat(24), engine.store.text(execution));
    }

    @Test
    void showsOutputWhileTheScriptRuns() throws Exception {
        long execution = execute("print(1)");
        TestingSandbox.Script script = engine.sandbox.nextStarted();

        script.print("first");
        List<Numbered<ExecutionEvent>> seen = awaitEvents(execution, 2, 1);

        assertEquals(3, seen.getFirst().sequence());
        assertEquals(
                "first",
                assertInstanceOf(ExecutionEvent.OutputPrinted.class, seen.getFirst().event())
                        .text());
    }

    @Test
    void showsWhatAScriptPrintsBeforeItsStartIsKnown() throws Exception {
        long execution = execute(TestingSandbox.HASTY + "early");

        List<Numbered<ExecutionEvent>> seen = awaitEvents(execution, 2, 1);

        assertEquals(
                "early",
                assertInstanceOf(ExecutionEvent.OutputPrinted.class, seen.getFirst().event())
                        .text());
        engine.sandbox.nextStarted().exit(0);
    }

    @Test
    void isKilledAtTheOutputLimitEvenIfItsStartIsNotKnownYet() throws Exception {
        long execution = execute(TestingSandbox.HASTY + "x".repeat(1025));
        TestingSandbox.Script script = engine.sandbox.nextStarted();

        script.awaitKill();
        script.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(ExecutionStatus.OUTPUT_LIMIT, end(execution));
        assertEquals("x".repeat(1024), engine.store.text(execution));
    }

    @Test
    void tellsALateWatcherEverythingInOrderUpToTheEnd() throws Exception {
        long execution = execute("print(1)");
        TestingSandbox.Script script = engine.sandbox.nextStarted();
        script.print(OutputStreamName.STDOUT, "out");
        script.print(OutputStreamName.STDERR, "err");
        awaitEvents(execution, 0, 4);

        TestProbe<Topics.Delivery<ExecutionEvent>> watcher = TEST_KIT.createTestProbe();
        engine.topics.tell(new Topics.Subscribe<>(execution, 0, watcher.ref()));
        List<Numbered<ExecutionEvent>> past = events(watcher);
        script.exit(0);
        List<Numbered<ExecutionEvent>> rest = events(watcher);

        assertEquals(List.of(1L, 2L, 3L, 4L), past.stream().map(Numbered::sequence).toList());
        assertEquals(5, rest.getFirst().sequence());
        assertInstanceOf(ExecutionEvent.Finished.class, rest.getFirst().event());
        watcher.expectMessage(new Topics.End<>());
    }

    @Test
    void isCancelledWhileItWaitsForASlotAndNeverStarts() throws Exception {
        execute("first");
        TestingSandbox.Script first = engine.sandbox.nextStarted();
        long second = execute("second");

        cancel(second);

        assertEquals(ExecutionStatus.CANCELLED, end(second));
        assertTrue(engine.sandbox.nothingStarted());
        first.exit(0);
    }

    @Test
    void isCancelledWhileItRuns() throws Exception {
        long execution = execute("while 1: pass");
        TestingSandbox.Script script = engine.sandbox.nextStarted();

        cancel(execution);
        script.awaitKill();
        script.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(ExecutionStatus.CANCELLED, end(execution));
        assertEquals(
                "Cancelled by ed1.",
                engine.store.find(execution).orElseThrow().reason().orElseThrow());
    }

    @Test
    void keepsTheFirstReasonWhenItIsCancelledWhileItIsBeingKilled() throws Exception {
        long execution = execute("while 1: pass");
        TestingSandbox.Script script = engine.sandbox.nextStarted();
        awaitRunning(execution);
        engine.time.timePasses(Duration.ofSeconds(30));
        script.awaitKill();

        cancel(execution);
        script.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(ExecutionStatus.TIMED_OUT, end(execution));
    }

    @Test
    void startsTheNextWaitingExecutionWhenASlotComesBack() throws Exception {
        execute("first");
        TestingSandbox.Script first = engine.sandbox.nextStarted();
        execute("second");
        boolean waited = engine.sandbox.nothingStarted();

        first.exit(0);

        assertTrue(waited);
        assertEquals("second", engine.sandbox.nextStarted().source());
    }

    @Test
    void endsWithItsOutputKeptWhenTheServerStops() throws Exception {
        long execution = execute("while 1: pass");
        TestingSandbox.Script script = engine.sandbox.nextStarted();
        script.print("so far");
        TestProbe<Executions.AllEnded> ended = TEST_KIT.createTestProbe();

        engine.executions.tell(new Executions.EndInteractive("the server", ended.ref()));
        script.awaitKill();
        script.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        ended.expectMessage(Executions.AllEnded.INSTANCE);
        assertEquals(
                ExecutionStatus.CANCELLED, engine.store.find(execution).orElseThrow().status());
        assertEquals("so far", engine.store.text(execution));
    }

    @Test
    void keepsASlotForOthersWhenOnePersonWantsThemAll() throws Exception {
        engine = new EngineFixture(TEST_KIT, 2, 1);
        execute("ed1's first");
        engine.sandbox.nextStarted();
        execute("ed1's second");
        execute("ed1's third");

        engine.executions.tell(
                new Executions.Execute(EngineFixture.interactive(1, "hers", "ann"), answers.ref()));

        assertEquals("hers", engine.sandbox.nextStarted().source());
    }

    @Test
    void isAnErrorWhenTheSandboxCannotBeStarted() {
        long execution = execute(TestingSandbox.UNSTARTABLE);

        assertEquals(ExecutionStatus.ERROR, end(execution));
        assertTrue(
                engine.store
                        .find(execution)
                        .orElseThrow()
                        .reason()
                        .orElseThrow()
                        .contains("the engine is on holiday"));
    }

    @Test
    void recordsTheResultAsSoonAsTheStoreWorksAgain() throws Exception {
        long execution = execute("print(1)");
        TestingSandbox.Script script = engine.sandbox.nextStarted();
        awaitRunning(execution);
        engine.store.failNextResults(1);

        script.exit(0);
        TestProbe<Executions.Ended> ended = TEST_KIT.createTestProbe();
        engine.executions.tell(new Executions.AwaitEnd(execution, ended.ref()));
        ended.expectNoMessage(Duration.ofMillis(1));
        engine.time.timePasses(Duration.ofSeconds(1));

        ended.receiveMessage();
        assertEquals(
                ExecutionStatus.SUCCEEDED, engine.store.find(execution).orElseThrow().status());
    }

    @Test
    void keepsARecordedResultWhenItsRunnerDiesAfterwards() throws Exception {
        AtomicBoolean alive = new AtomicBoolean(true);
        engine =
                new EngineFixture(
                        TEST_KIT,
                        1,
                        1,
                        event -> {
                            if (event instanceof CatalogueEvent.ExecutionFinished
                                    && alive.getAndSet(false)) {
                                throw new IllegalStateException("the runner dies");
                            }
                        });
        long execution = execute("print(1)");

        engine.sandbox.nextStarted().exit(0);

        assertEquals(ExecutionStatus.SUCCEEDED, end(execution));
        long next = execute("next");
        assertEquals("next", engine.sandbox.nextStarted().source());
        assertTrue(next > execution);
    }

    @Test
    void isAnErrorWhenItsRunnerDiesBeforeTheEnd() {
        engine =
                new EngineFixture(
                        TEST_KIT,
                        1,
                        1,
                        event -> {
                            if (event instanceof CatalogueEvent.ExecutionStarted) {
                                throw new IllegalStateException("the runner dies");
                            }
                        });

        long execution = execute("print(1)");

        assertEquals(ExecutionStatus.ERROR, end(execution));
        assertTrue(engine.sandbox.nothingStarted());
    }

    @Test
    void tellsWatchersTheEndAndTriesAgainToRecordItWhenItsRunnerDies() {
        Queue<CatalogueEvent> announced = new ConcurrentLinkedQueue<>();
        engine =
                new EngineFixture(
                        TEST_KIT,
                        1,
                        1,
                        event -> {
                            announced.add(event);
                            if (event instanceof CatalogueEvent.ExecutionStarted) {
                                throw new IllegalStateException("the runner dies");
                            }
                        });
        engine.store.failNextResults(1);
        long execution = execute("print(1)");
        TestProbe<Topics.Delivery<ExecutionEvent>> watcher = TEST_KIT.createTestProbe();
        watcher.awaitAssert(() -> {
            assertTrue(announced.contains(new CatalogueEvent.ExecutionStarted(execution, 1)));
            return null;
        });
        engine.topics.tell(new Topics.Subscribe<>(execution, 1, watcher.ref()));
        watcher.expectNoMessage(Duration.ofMillis(1));

        TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    engine.time.timePasses(Duration.ofSeconds(1));
                    assertTrue(engine.store.find(execution).orElseThrow().status().isFinal());
                    return null;
                });

        Numbered<ExecutionEvent> last = events(watcher).getLast();
        assertEquals(ExecutionEvent.Finished.AFTER_LOST_OUTPUT, last.sequence());
        assertInstanceOf(ExecutionEvent.Finished.class, last.event());
        watcher.expectMessage(new Topics.End<>());
        end(execution);
        assertTrue(announced.contains(new CatalogueEvent.ExecutionFinished(execution, 1, "error")));
    }

    private long execute(String source) {
        engine.executions.tell(
                new Executions.Execute(EngineFixture.interactive(1, source), answers.ref()));
        return switch (answers.receiveMessage()) {
            case Answer.Done<Long>(Long id) -> id;
            case Answer.Refused<Long>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private void cancel(long execution) {
        TestProbe<Boolean> reached = TEST_KIT.createTestProbe();
        engine.executions.tell(new Executions.Cancel(execution, "ed1", reached.ref()));
        assertTrue(reached.receiveMessage());
    }

    private void awaitRunning(long execution) {
        TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    assertEquals(
                            ExecutionStatus.RUNNING,
                            engine.store.find(execution).orElseThrow().status());
                    return null;
                });
    }

    /** Lets time pass until a new watcher would see so many events after the sequence. */
    private List<Numbered<ExecutionEvent>> awaitEvents(long execution, long after, int count) {
        return TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    engine.time.timePasses(Duration.ofMillis(40));
                    TestProbe<Topics.Delivery<ExecutionEvent>> watcher = TEST_KIT.createTestProbe();
                    engine.topics.tell(new Topics.Subscribe<>(execution, after, watcher.ref()));
                    List<Numbered<ExecutionEvent>> seen = events(watcher);
                    assertEquals(count, seen.size());
                    return seen;
                });
    }

    private static List<Numbered<ExecutionEvent>> events(
            TestProbe<Topics.Delivery<ExecutionEvent>> watcher) {
        return switch (watcher.receiveMessage()) {
            case Topics.Events<ExecutionEvent>(var events) -> events;
            case Topics.NotLive<ExecutionEvent> _, Topics.End<ExecutionEvent> _ ->
                    throw new AssertionError("No events");
        };
    }

    private ExecutionStatus end(long execution) {
        return engine.awaitEnd(TEST_KIT, execution).status();
    }
}
