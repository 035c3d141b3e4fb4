package ved.engine.execution;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.execution.ExecutionSlots.Lane;
import ved.engine.execution.ScriptRunner.Preparation;
import ved.engine.live.CatalogueEvent;
import ved.engine.live.Topics;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;
import ved.engine.script.Answer;
import ved.engine.script.ScriptId;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The actors around executions with a sandbox, a store and a clock that a test controls. */
public final class EngineFixture {
    /** 30 s, 256 MiB, 1 CPU, 64 processes, 16 MiB of scratch space, 1 KiB of output. */
    public static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(30), 256 << 20, 1, 64, 16 << 20, 1024);

    public final TestingSandbox sandbox = new TestingSandbox();
    public final InMemoryExecutionStore store = new InMemoryExecutionStore();
    public final ManualTime time;
    public final ExecutionServices services;
    public ActorRef<Executions.Command> executions;
    public final ActorRef<Topics.Command<ExecutionEvent>> topics;

    public EngineFixture(ActorTestKit testKit, int interactiveSlots, int runSlots) {
        this(testKit, interactiveSlots, runSlots, _ -> {});
    }

    /**
     * Starts the actors.
     *
     * @param announce called by runners on their own thread; may throw to let one die
     */
    public EngineFixture(
            ActorTestKit testKit,
            int interactiveSlots,
            int runSlots,
            Consumer<CatalogueEvent> announce) {
        this.time = ManualTime.get(testKit.system());
        this.topics = testKit.spawn(Topics.create());
        this.services =
                new ExecutionServices(
                        store,
                        Runnable::run,
                        new Sandboxes(List.of(sandbox), List.of()),
                        LIMITS,
                        Runnable::run,
                        testKit.spawn(ExecutionSlots.create(interactiveSlots, runSlots)),
                        topics,
                        announce,
                        Clock.systemUTC());
        this.executions = testKit.spawn(Executions.create(services));
    }

    /** Ends the registry as a crash would, before it can record anything, and starts a new one. */
    public void loseRegistry(ActorTestKit testKit) {
        testKit.stop(executions);
        executions = testKit.spawn(Executions.create(services));
    }

    /** What a person at the editor wants to execute. */
    public static Preparation interactive(long script, String source) {
        return interactive(script, source, "ed1");
    }

    public static Preparation interactive(long script, String source, String user) {
        return new Preparation(
                new ScriptId(script),
                Lane.INTERACTIVE,
                () -> Answer.done(request(new ScriptId(script), source, user)));
    }

    private static ExecutionRequest request(ScriptId script, String source, String user) {
        return new ExecutionRequest(
                script,
                ExecutionSource.UNSAVED,
                Optional.empty(),
                source,
                Optional.empty(),
                TestingSandbox.INTERPRETER,
                user,
                Optional.empty(),
                1);
    }

    /** Waits until an execution is no longer under way, and returns its record. */
    public Execution awaitEnd(ActorTestKit testKit, long execution) {
        TestProbe<Executions.Ended> probe = testKit.createTestProbe();
        executions.tell(new Executions.AwaitEnd(execution, probe.ref()));
        probe.receiveMessage();
        return store.find(execution).orElseThrow();
    }
}
