package ved.engine.run;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.execution.ExecutionRequest;
import ved.engine.execution.ExecutionSlots.Lane;
import ved.engine.execution.ExecutionSource;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.ExecutionStore;
import ved.engine.execution.ScriptRunner;
import ved.engine.execution.ScriptRunner.Preparation;
import ved.engine.execution.ScriptRunner.Report;
import ved.engine.run.RunPlan.PlannedScript;
import ved.engine.run.RunState.GroupState;
import ved.engine.run.RunState.ScriptState;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the scripts of one group side by side, one script runner for each, and stops when the last
 * has its final result. A script whose earlier execution was lost runs again, as a new attempt.
 */
public final class GroupRunner extends AbstractBehavior<GroupRunner.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Ends every script of the group that has not ended. */
    public record Cancel(String by) implements Command {}

    private record Examine(ScriptState script) implements Command {}

    private record NotExamined(ScriptState script, Throwable fault) implements Command {}

    private record Reported(Report report) implements Command {}

    private record Examined(ScriptState script, Optional<Execution> result) implements Command {}

    private record RunnerStopped(ScriptId script) implements Command {}

    /** What the pipeline is told. */
    public sealed interface Progress {
        record ScriptStarted(ScriptId script, long execution, int attempt) implements Progress {}

        record ScriptFinished(
                ScriptId script,
                Optional<Long> execution,
                ExecutionStatus status,
                Optional<String> reason)
                implements Progress {}
    }

    /** After so many lost attempts a script's fate is {@code unknown}. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Duration EXAMINE_RETRY = Duration.ofSeconds(1);

    private static final String NOT_STARTED = "The script could not be started: ";
    private static final String LOST = "The server stopped while the script was running.";

    /** A script that has no final result yet. */
    private record Open(ActorRef<ScriptRunner.Command> runner, int attempt, boolean queued) {}

    private final RunServices services;
    private final RunState run;
    private final ActorRef<Progress> parent;
    private final ActorRef<Report> self;
    private final Map<ScriptId, Optional<Open>> unfinished = new HashMap<>();
    private Optional<String> cancelledBy;

    /**
     * Creates a group runner.
     *
     * @param group its state: scripts with a final result are left alone, those that were under way
     *     are looked up first
     */
    public static Behavior<Command> create(
            RunServices services, RunState run, GroupState group, ActorRef<Progress> parent) {
        return Behaviors.setup(
                context -> new GroupRunner(context, services, run, group, parent).untilFinished());
    }

    private GroupRunner(
            ActorContext<Command> context,
            RunServices services,
            RunState run,
            GroupState group,
            ActorRef<Progress> parent) {
        super(context);
        this.services = services;
        this.run = run;
        this.parent = parent;
        this.self = context.messageAdapter(Report.class, Reported::new);
        this.cancelledBy = run.cancelRequestedBy();
        for (ScriptState script : group.scripts()) {
            if (!script.isFinal()) {
                unfinished.put(script.plan().script(), Optional.empty());
                begin(script);
            }
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::onCommand).build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Cancel(String by) -> onCancel(by);
            case Reported(Report report) -> onReport(report);
            case Examine(ScriptState script) -> examine(script);
            case NotExamined(ScriptState script, Throwable fault) -> onNotExamined(script, fault);
            case Examined(ScriptState script, Optional<Execution> result) ->
                    onExamined(script, result);
            case RunnerStopped(ScriptId script) -> onRunnerStopped(script);
        }
        return untilFinished();
    }

    private Behavior<Command> untilFinished() {
        return unfinished.isEmpty() ? Behaviors.stopped() : this;
    }

    private void begin(ScriptState script) {
        if (script.execution().isPresent()) {
            examine(script);
        } else {
            spawn(script.plan(), 1);
        }
    }

    private void examine(ScriptState script) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> script.execution().flatMap(this::result),
                                services.storeExecutor()),
                        (result, fault) ->
                                fault == null
                                        ? new Examined(script, result)
                                        : new NotExamined(script, fault));
    }

    /** Running it again without knowing could give it a second result. */
    private void onNotExamined(ScriptState script, Throwable fault) {
        getContext()
                .getLog()
                .warn(
                        "What became of script {} in run {} cannot be told yet: {}",
                        script.plan().script(),
                        run.run(),
                        fault.toString());
        getContext().scheduleOnce(EXAMINE_RETRY, getContext().getSelf(), new Examine(script));
    }

    /** The result that an earlier execution really had; empty when it was lost. */
    private Optional<Execution> result(long execution) {
        ExecutionStore store = services.executions().store();
        Optional<Execution> found = store.find(execution);
        if (found.isPresent() && !found.get().status().isFinal()) {
            store.recordFinished(
                    execution,
                    ExecutionOutcome.withoutExit(
                            ExecutionStatus.UNKNOWN, LOST, services.clock().instant()),
                    List.of());
        }
        return found.filter(e -> e.status().isFinal())
                .filter(e -> e.status() != ExecutionStatus.UNKNOWN);
    }

    private void onExamined(ScriptState script, Optional<Execution> result) {
        ScriptId id = script.plan().script();
        if (result.isPresent()) {
            finish(id, script.execution(), result.get().status(), result.get().reason());
        } else if (cancelledBy.isPresent()) {
            finish(id, script.execution(), ExecutionStatus.CANCELLED, cancelled());
        } else if (script.attempt() >= MOST_ATTEMPTS) {
            finish(id, script.execution(), ExecutionStatus.UNKNOWN, Optional.of(LOST));
        } else {
            spawn(script.plan(), script.attempt() + 1);
        }
    }

    private void spawn(PlannedScript script, int attempt) {
        if (cancelledBy.isPresent()) {
            finish(script.script(), Optional.empty(), ExecutionStatus.CANCELLED, cancelled());
            return;
        }
        ActorRef<ScriptRunner.Command> runner =
                getContext()
                        .spawn(
                                ScriptRunner.create(
                                        services.executions(),
                                        preparation(script, attempt),
                                        services.registry(),
                                        self),
                                "script-" + script.script() + "-" + attempt);
        unfinished.put(script.script(), Optional.of(new Open(runner, attempt, false)));
        getContext().watchWith(runner, new RunnerStopped(script.script()));
    }

    private Preparation preparation(PlannedScript script, int attempt) {
        return new Preparation(
                script.script(), Lane.RUN, () -> Answer.done(request(script, attempt)));
    }

    private ExecutionRequest request(PlannedScript script, int attempt) {
        return new ExecutionRequest(
                script.script(),
                ExecutionSource.PROD,
                Optional.of(script.version()),
                new String(services.content().apply(script.blob()), StandardCharsets.UTF_8),
                script.dataset(),
                script.interpreter(),
                run.startedBy(),
                Optional.of(run.run()),
                attempt);
    }

    private Optional<String> cancelled() {
        return cancelledBy.map(by -> "Cancelled by " + by + ".");
    }

    private void onCancel(String by) {
        cancelledBy = Optional.of(by);
        unfinished.values().stream()
                .flatMap(Optional::stream)
                .forEach(open -> open.runner().tell(new ScriptRunner.Cancel(by)));
    }

    private void onReport(Report report) {
        switch (report) {
            case Report.Queued(ScriptId script, long execution) -> onQueued(script, execution);
            case Report.Refused(ScriptId script, Refusal refusal) -> onRefused(script, refusal);
            case Report.Finished(ScriptId script, long execution, ExecutionOutcome outcome) ->
                    finish(script, Optional.of(execution), outcome.status(), outcome.reason());
        }
    }

    private void onRefused(ScriptId script, Refusal refusal) {
        getContext()
                .getLog()
                .warn("Script {} of run {} did not start: {}", script, run.run(), refusal);
        String why =
                refusal instanceof Refusal.StorageUnavailable(String fault)
                        ? fault
                        : refusal.toString();
        finish(script, Optional.empty(), ExecutionStatus.ERROR, Optional.of(NOT_STARTED + why));
    }

    private void onQueued(ScriptId script, long execution) {
        open(script)
                .ifPresent(open -> {
                    unfinished.put(
                            script, Optional.of(new Open(open.runner(), open.attempt(), true)));
                    parent.tell(new Progress.ScriptStarted(script, execution, open.attempt()));
                });
    }

    /** The end of a recorded execution is reported in any case; only others end here. */
    private void onRunnerStopped(ScriptId script) {
        open(script)
                .filter(open -> !open.queued())
                .ifPresent(_ ->
                        finish(
                                script,
                                Optional.empty(),
                                ExecutionStatus.ERROR,
                                Optional.of(NOT_STARTED + "its runner stopped unexpectedly.")));
    }

    private Optional<Open> open(ScriptId script) {
        return unfinished.getOrDefault(script, Optional.empty());
    }

    private void finish(
            ScriptId script,
            Optional<Long> execution,
            ExecutionStatus status,
            Optional<String> reason) {
        if (unfinished.remove(script) != null) {
            parent.tell(new Progress.ScriptFinished(script, execution, status, reason));
        }
    }
}
