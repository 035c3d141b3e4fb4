package ved.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ved.engine.execution.EngineFixture;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.Executions;
import ved.engine.execution.TestingSandbox.Script;
import ved.engine.live.CatalogueEvent;
import ved.engine.live.Topics;
import ved.engine.sandbox.SandboxExit;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Run-all with real actors and a real journal in memory; the test plays the scripts. */
class RunTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT =
            ActorTestKit.create(
                    ManualTime.config()
                            .withFallback(PersistenceTestKitPlugin.getInstance().config())
                            .withFallback(ConfigFactory.load()));

    private final PersistenceTestKit journal = PersistenceTestKit.create(TEST_KIT.system());
    private InMemoryRunStore runs = new InMemoryRunStore();
    private EngineFixture engine = new EngineFixture(TEST_KIT, 1, 100);
    private RunPlan plan = RunPlans.of("1.0");
    private ActorRef<RunSupervisor.Command> supervisor = start();

    @BeforeEach
    void startEngine() {
        runs = new InMemoryRunStore();
        engine = new EngineFixture(TEST_KIT, 1, 100);
        restart();
    }

    @Test
    void startsAllScriptsOfAGroupSideBySide() throws Exception {
        startRun(RunPlans.of("1.0", "1.1", "1.2"), FailurePolicy.CONTINUE);

        assertEquals(Set.of("1.0", "1.1", "1.2"), started(3).keySet());
    }

    @Test
    void startsAGroupOnlyAfterTheLastScriptOfTheGroupBeforeHasItsResult() throws Exception {
        long run = startRun(RunPlans.of("1.0", "1.1", "2.0"), FailurePolicy.CONTINUE);
        Map<String, Script> first = started(2);

        script(first, "1.0").exit(0);
        awaitScript(run, 1, ExecutionStatus.SUCCEEDED);
        boolean waits = engine.sandbox.nothingStarted();
        script(first, "1.1").exit(0);

        assertTrue(waits);
        assertEquals("2.0", engine.sandbox.nextStarted().source());
    }

    @Test
    void runsGroupsInAscendingOrderAndSucceedsWhenEveryScriptDid() throws Exception {
        long run = startRun(RunPlans.of("1.0", "2.0", "10.0"), FailurePolicy.CONTINUE);

        List<String> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Script next = engine.sandbox.nextStarted();
            order.add(next.source());
            next.exit(0);
        }

        assertEquals(List.of("1.0", "2.0", "10.0"), order);
        RunSummary end = awaitEnd(run);
        assertEquals(RunStatus.SUCCEEDED, end.status());
        assertEquals(3, end.succeeded());
    }

    @Test
    void goesOnAfterAFailureUnderContinueAndEndsAsFailed() throws Exception {
        long run = startRun(RunPlans.of("1.0", "2.0"), FailurePolicy.CONTINUE);

        engine.sandbox.nextStarted().exit(1);
        engine.sandbox.nextStarted().exit(0);

        RunSummary end = awaitEnd(run);
        assertEquals(RunStatus.FAILED, end.status());
        assertEquals(1, end.succeeded());
        assertEquals(1, end.failed());
    }

    @Test
    void letsTheGroupEndAndSkipsTheRestAfterAFailureUnderStop() throws Exception {
        long run = startRun(RunPlans.of("1.0", "1.1", "2.0"), FailurePolicy.STOP);
        Map<String, Script> first = started(2);

        script(first, "1.0").exit(1);
        awaitScript(run, 1, ExecutionStatus.FAILED);
        script(first, "1.1").exit(0);

        assertEquals(RunStatus.FAILED, awaitEnd(run).status());
        assertEquals(
                List.of(RunState.Phase.FINISHED, RunState.Phase.FINISHED, RunState.Phase.SKIPPED),
                state(run).scripts().stream().map(RunState.ScriptState::phase).toList());
        assertTrue(engine.sandbox.nothingStarted());
    }

    @Test
    void givesEveryScriptOneFinalResultWhenItIsCancelledWhileItRuns() throws Exception {
        long run = startRun(RunPlans.of("1.0", "1.1", "2.0"), FailurePolicy.CONTINUE);
        Map<String, Script> first = started(2);
        script(first, "1.0").exit(0);
        awaitScript(run, 1, ExecutionStatus.SUCCEEDED);

        assertTrue(cancel(run));
        script(first, "1.1").awaitKill();
        script(first, "1.1").end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(RunStatus.CANCELLED, awaitEnd(run).status());
        assertEquals(
                List.of(
                        ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.CANCELLED,
                        ExecutionStatus.CANCELLED),
                results(run));
        assertEquals(3, finalResults(run));
    }

    @Test
    void cancelsScriptsThatWaitForASlotWithoutStartingThem() throws Exception {
        engine = new EngineFixture(TEST_KIT, 1, 1);
        restart();
        long run = startRun(RunPlans.of("1.0", "1.1"), FailurePolicy.CONTINUE);
        Script running = engine.sandbox.nextStarted();

        assertTrue(cancel(run));
        running.awaitKill();
        running.end(new SandboxExit.Signalled(9, OptionalLong.empty()));

        assertEquals(RunStatus.CANCELLED, awaitEnd(run).status());
        assertTrue(engine.sandbox.nothingStarted());
        assertEquals(List.of(ExecutionStatus.CANCELLED, ExecutionStatus.CANCELLED), results(run));
    }

    @Test
    void refusesToCancelARunThatHasEnded() throws Exception {
        long run = startRun(RunPlans.of("1.0"), FailurePolicy.CONTINUE);
        engine.sandbox.nextStarted().exit(0);
        awaitEnd(run);
        awaitStopped(run);

        assertEquals(false, cancel(run));
    }

    @Test
    void goesOnWhenARunnerDies() throws Exception {
        engine =
                new EngineFixture(
                        TEST_KIT,
                        1,
                        100,
                        event -> {
                            if (event instanceof CatalogueEvent.ExecutionStarted(var _, long script)
                                    && script == 1) {
                                throw new IllegalStateException("the runner dies");
                            }
                        });
        restart();
        long run = startRun(RunPlans.of("1.0", "1.1", "2.0"), FailurePolicy.CONTINUE);

        engine.sandbox.nextStarted().exit(0);
        engine.sandbox.nextStarted().exit(0);

        assertEquals(RunStatus.FAILED, awaitEnd(run).status());
        assertEquals(
                List.of(
                        ExecutionStatus.ERROR,
                        ExecutionStatus.SUCCEEDED,
                        ExecutionStatus.SUCCEEDED),
                results(run));
        assertEquals(3, finalResults(run));
    }

    @Test
    void keepsTwoRunsApart() throws Exception {
        long one = startRun(RunPlans.of("1.0", "2.0"), FailurePolicy.CONTINUE);
        Script first = engine.sandbox.nextStarted();
        long two = startRun(RunPlans.of("1.0", "2.0"), FailurePolicy.STOP);
        Script second = engine.sandbox.nextStarted();

        second.exit(1);
        RunStatus endOfTwo = awaitEnd(two).status();
        first.exit(0);
        engine.sandbox.nextStarted().exit(0);

        assertEquals(RunStatus.FAILED, endOfTwo);
        assertEquals(RunStatus.SUCCEEDED, awaitEnd(one).status());
    }

    @Test
    void doesNotLetARunTakeTheSlotOfAPersonAtTheEditor() throws Exception {
        engine = new EngineFixture(TEST_KIT, 1, 1);
        restart();
        startRun(RunPlans.of("1.0", "1.1", "1.2"), FailurePolicy.CONTINUE);
        engine.sandbox.nextStarted();
        TestProbe<Answer<Long>> answer = TEST_KIT.createTestProbe();

        engine.executions.tell(
                new Executions.Execute(EngineFixture.interactive(99, "mine"), answer.ref()));

        assertEquals("mine", engine.sandbox.nextStarted().source());
    }

    @Test
    void goesOnWhereItWasAfterACrash() throws Exception {
        long run = startRun(RunPlans.of("1.0", "1.1", "2.0"), FailurePolicy.CONTINUE);
        Map<String, Script> first = started(2);
        script(first, "1.0").exit(0);
        awaitScript(run, 1, ExecutionStatus.SUCCEEDED);
        awaitScript(run, 2, ExecutionStatus.QUEUED);

        crash();
        supervisor = start();
        Script again = engine.sandbox.nextStarted();
        again.exit(0);
        engine.sandbox.nextStarted().exit(0);

        assertEquals("1.1", again.source());
        assertEquals(RunStatus.SUCCEEDED, awaitEnd(run).status());
        assertEquals(3, finalResults(run));
        assertEquals(
                List.of(1, 2),
                engine.store.history(new ScriptId(2), 10, Optional.empty()).stream()
                        .map(Execution::attempt)
                        .sorted()
                        .toList());
    }

    @Test
    void takesTheRealResultOfAnExecutionThatEndedJustBeforeTheCrash() throws Exception {
        long run = startRun(RunPlans.of("1.0", "2.0"), FailurePolicy.CONTINUE);
        Script first = engine.sandbox.nextStarted();
        awaitScript(run, 1, ExecutionStatus.QUEUED);

        crash();
        engine.store.recordFinished(
                first.job().executionId(),
                ExecutionOutcome.withoutExit(ExecutionStatus.TIMED_OUT, "too slow", Instant.EPOCH),
                List.of());
        supervisor = start();
        engine.sandbox.nextStarted().exit(0);

        awaitEnd(run);
        assertEquals(List.of(ExecutionStatus.TIMED_OUT, ExecutionStatus.SUCCEEDED), results(run));
    }

    @Test
    void looksForTheRealResultUntilTheStoreCanBeRead() throws Exception {
        long run = startRun(RunPlans.of("1.0"), FailurePolicy.CONTINUE);
        Script script = engine.sandbox.nextStarted();
        awaitScript(run, 1, ExecutionStatus.QUEUED);

        crash();
        engine.store.recordFinished(
                script.job().executionId(),
                ExecutionOutcome.withoutExit(ExecutionStatus.TIMED_OUT, "too slow", Instant.EPOCH),
                List.of());
        engine.store.failNextReads(2);
        supervisor = start();
        TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    engine.time.timePasses(Duration.ofSeconds(1));
                    assertTrue(runs.find(run).orElseThrow().status().isFinal());
                    return null;
                });

        assertEquals(List.of(ExecutionStatus.TIMED_OUT), results(run));
        assertTrue(engine.sandbox.nothingStarted());
    }

    @Test
    void dropsARunWhoseBeginningCouldNotBePersistedWithoutARestart() {
        plan = RunPlans.of("1.0");
        journal.failNextPersisted();
        TestProbe<Answer<Long>> answer = TEST_KIT.createTestProbe();

        supervisor.tell(
                new RunSupervisor.StartRun(
                        "ed1",
                        FailurePolicy.CONTINUE,
                        Optional.empty(),
                        Optional.empty(),
                        answer.ref()));
        TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    engine.time.timePasses(Duration.ofSeconds(1));
                    assertEquals(
                            List.of(RunStatus.CANCELLED),
                            runs.list(10, Optional.empty()).stream()
                                    .map(RunSummary::status)
                                    .toList());
                    return null;
                });

        answer.expectNoMessage(Duration.ofMillis(1));
        assertTrue(engine.sandbox.nothingStarted());
    }

    @Test
    void dropsARunWhoseStartWasNeverAcknowledged() {
        TEST_KIT.stop(supervisor);
        long run =
                runs.start(
                                new RunStore.NewRun(
                                        "ed1", FailurePolicy.CONTINUE, "c", 1, "h", Instant.EPOCH),
                                Optional.empty())
                        .run();

        restart();

        assertEquals(RunStatus.CANCELLED, awaitEnd(run).status());
    }

    @Test
    void startsOneRunForOneIdempotencyKey() {
        Answer<Long> first = ask(FailurePolicy.CONTINUE, Optional.of("k"));

        assertEquals(first, ask(FailurePolicy.CONTINUE, Optional.of("k")));
        assertEquals(
                Answer.refused(new Refusal.IdempotencyKeyReused("k")),
                ask(FailurePolicy.STOP, Optional.of("k")));
    }

    @Test
    void tellsWatchersEveryEventOnceInOrder() throws Exception {
        TestProbe<Topics.Delivery<RunEvent>> watcher = TEST_KIT.createTestProbe();
        long run = startRun(RunPlans.of("1.0"), FailurePolicy.CONTINUE);
        Script script = engine.sandbox.nextStarted();
        awaitScript(run, 1, ExecutionStatus.QUEUED);
        runTopics.tell(new Topics.Subscribe<>(run, 0, watcher.ref()));

        script.exit(0);

        List<Long> sequences = new ArrayList<>();
        boolean open = true;
        while (open) {
            switch (watcher.receiveMessage()) {
                case Topics.Events<RunEvent>(var events) ->
                        events.forEach(event -> sequences.add(event.sequence()));
                case Topics.NotLive<RunEvent> _ -> throw new AssertionError("not live");
                case Topics.End<RunEvent> _ -> open = false;
            }
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), sequences);
    }

    private ActorRef<Topics.Command<RunEvent>> runTopics = TEST_KIT.spawn(Topics.create());

    /** The one before would go on with the same runs. */
    private void restart() {
        TEST_KIT.stop(supervisor);
        supervisor = start();
    }

    private ActorRef<RunSupervisor.Command> start() {
        runTopics = TEST_KIT.spawn(Topics.create());
        return TEST_KIT.spawn(
                RunSupervisor.create(
                        new RunServices(
                                runs,
                                Runnable::run,
                                _ -> Answer.done(plan),
                                blob -> blob.getBytes(StandardCharsets.UTF_8),
                                engine.services,
                                engine.executions,
                                runTopics,
                                _ -> {},
                                Clock.systemUTC())));
    }

    /** Stops every actor of the run as a crash would: nothing more is persisted or recorded. */
    private void crash() {
        engine.loseRegistry(TEST_KIT);
        TEST_KIT.stop(supervisor);
    }

    private long startRun(RunPlan newPlan, FailurePolicy policy) {
        plan = newPlan;
        return switch (ask(policy, Optional.empty())) {
            case Answer.Done<Long>(Long run) -> run;
            case Answer.Refused<Long>(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private Answer<Long> ask(FailurePolicy policy, Optional<String> key) {
        TestProbe<Answer<Long>> answer = TEST_KIT.createTestProbe();
        supervisor.tell(
                new RunSupervisor.StartRun("ed1", policy, Optional.empty(), key, answer.ref()));
        return answer.receiveMessage();
    }

    private boolean cancel(long run) {
        TestProbe<Pipeline.CancelAccepted> answer = TEST_KIT.createTestProbe();
        supervisor.tell(new RunSupervisor.CancelRun(run, "ed1", answer.ref()));
        return answer.receiveMessage().accepted();
    }

    private Map<String, Script> started(int count) throws InterruptedException {
        Map<String, Script> scripts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Script script = engine.sandbox.nextStarted();
            scripts.put(script.source(), script);
        }
        return scripts;
    }

    private static Script script(Map<String, Script> scripts, String source) {
        return Objects.requireNonNull(scripts.get(source));
    }

    private RunState state(long run) {
        RunState state = RunState.EMPTY;
        for (Object event : journal.persistedInStorage(Pipeline.persistenceId(run).id())) {
            state = state.on((RunEvent) event);
        }
        return state;
    }

    private List<ExecutionStatus> results(long run) {
        return state(run).scripts().stream().map(s -> s.status().orElseThrow()).toList();
    }

    private long finalResults(long run) {
        return journal.persistedInStorage(Pipeline.persistenceId(run).id()).stream()
                .filter(e -> e instanceof RunEvent.ScriptFinished)
                .count();
    }

    private void awaitScript(long run, long script, ExecutionStatus status) {
        TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    assertEquals(
                            Optional.of(status),
                            state(run).script(new ScriptId(script)).orElseThrow().status());
                    return null;
                });
    }

    private RunSummary awaitEnd(long run) {
        return TEST_KIT.createTestProbe()
                .awaitAssert(() -> {
                    RunSummary summary = runs.find(run).orElseThrow();
                    assertTrue(summary.status().isFinal());
                    return summary;
                });
    }

    private void awaitStopped(long run) {
        TestProbe<Topics.Delivery<RunEvent>> watcher = TEST_KIT.createTestProbe();
        TEST_KIT.createTestProbe()
                .awaitAssert(
                        Duration.ofSeconds(3),
                        () -> {
                            runTopics.tell(new Topics.Subscribe<>(run, 100, watcher.ref()));
                            watcher.expectMessage(new Topics.NotLive<>());
                            return null;
                        });
    }
}
