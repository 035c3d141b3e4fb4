package ved.engine.execution;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

import ved.engine.execution.ExecutionSlots.Lane;
import ved.engine.execution.ScriptRunner.Preparation;
import ved.engine.execution.ScriptRunner.Report;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Knows every execution that is under way, whoever started it: starts those of people at the editor,
 * finds one to cancel it, tells when one has ended, and gives a final result to one whose runner
 * stopped without.
 */
public final class Executions extends AbstractBehavior<Executions.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Answers with the execution's id once it is recorded. */
    public record Execute(Preparation preparation, ActorRef<Answer<Long>> replyTo)
            implements Command {}

    /** Answers {@code true} when the request reached a live execution. */
    public record Cancel(long execution, String by, ActorRef<Boolean> replyTo) implements Command {}

    /** Answers when the execution is not under way any more; at once if it is not now. */
    public record AwaitEnd(long execution, ActorRef<Ended> replyTo) implements Command {}

    /** The execution has its final status, or was never known here. */
    public record Ended(long execution) {}

    /**
     * Cancels the executions of people and answers when they have ended, so that their output is
     * kept: for an orderly stop. Those of runs are left to the next start.
     */
    public record EndInteractive(String by, ActorRef<AllEnded> replyTo) implements Command {}

    /** No execution of a person is under way. */
    public enum AllEnded {
        INSTANCE
    }

    /** A runner tells that its execution is recorded; the parent hears of its end in any case. */
    record Register(
            ScriptId script,
            long execution,
            Lane lane,
            ActorRef<ScriptRunner.Command> runner,
            ActorRef<Report> parent)
            implements Command {}

    /** A runner tells that nothing was recorded and nothing will run. */
    record Decline(ActorRef<ScriptRunner.Command> runner, Refusal refusal) implements Command {}

    /** A runner tells that its execution has its final result. */
    record Deregister(long execution) implements Command {}

    private record RunnerStopped(ActorRef<ScriptRunner.Command> runner) implements Command {}

    private record RecordLoss(Live lost) implements Command {}

    private record LossNotRecorded(Live lost, Throwable fault) implements Command {}

    private record LossRecorded(Live lost, ExecutionOutcome outcome) implements Command {}

    private record Live(Register registration, List<ActorRef<Ended>> waiting) {
        boolean isInteractive() {
            return registration.lane() == Lane.INTERACTIVE;
        }
    }

    /** People who want more at the same time are told to wait; runs bound themselves. */
    private static final int MOST_UNDER_WAY = 2_000;

    private static final String LOST = "Ved's runner for this execution stopped unexpectedly.";

    private static final Duration RECORD_RETRY = Duration.ofSeconds(1);

    private final ExecutionServices services;
    private final Map<Long, Live> live = new HashMap<>();
    private final List<ActorRef<AllEnded>> awaitingAll = new ArrayList<>();
    private final Map<ActorRef<ScriptRunner.Command>, ActorRef<Answer<Long>>> asking =
            new HashMap<>();

    public static Behavior<Command> create(ExecutionServices services) {
        return Behaviors.setup(context -> new Executions(context, services));
    }

    private Executions(ActorContext<Command> context, ExecutionServices services) {
        super(context);
        this.services = services;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::onCommand).build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Execute execute -> onExecute(execute);
            case Cancel cancel -> onCancel(cancel);
            case AwaitEnd await -> onAwaitEnd(await);
            case EndInteractive end -> onEndInteractive(end);
            case Register registration -> onRegister(registration);
            case Decline(var runner, Refusal refusal) -> answer(runner, Answer.refused(refusal));
            case Deregister(long execution) -> onDeregister(execution);
            case RunnerStopped(var runner) -> onRunnerStopped(runner);
            case RecordLoss(Live lost) -> onRecordLoss(lost);
            case LossNotRecorded(Live lost, Throwable fault) -> onLossNotRecorded(lost, fault);
            case LossRecorded(Live lost, ExecutionOutcome outcome) -> onLossRecorded(lost, outcome);
        }
        return this;
    }

    private void onExecute(Execute execute) {
        if (asking.size() + live.size() >= MOST_UNDER_WAY) {
            execute.replyTo().tell(Answer.refused(new Refusal.Busy("executions")));
            return;
        }
        ActorRef<ScriptRunner.Command> runner =
                getContext()
                        .spawnAnonymous(
                                ScriptRunner.create(
                                        services,
                                        execute.preparation(),
                                        getContext().getSelf(),
                                        getContext().getSystem().ignoreRef()));
        asking.put(runner, execute.replyTo());
        getContext().watchWith(runner, new RunnerStopped(runner));
    }

    private void onCancel(Cancel cancel) {
        Live execution = live.get(cancel.execution());
        if (execution != null) {
            execution.registration().runner().tell(new ScriptRunner.Cancel(cancel.by()));
        }
        cancel.replyTo().tell(execution != null);
    }

    private void onAwaitEnd(AwaitEnd await) {
        Live execution = live.get(await.execution());
        if (execution == null) {
            await.replyTo().tell(new Ended(await.execution()));
        } else {
            execution.waiting().add(await.replyTo());
        }
    }

    private void onEndInteractive(EndInteractive end) {
        live.values().stream()
                .filter(Live::isInteractive)
                .forEach(e -> e.registration().runner().tell(new ScriptRunner.Cancel(end.by())));
        awaitingAll.add(end.replyTo());
        tellIfAllEnded();
    }

    private void tellIfAllEnded() {
        if (live.values().stream().noneMatch(Live::isInteractive)) {
            awaitingAll.forEach(waiting -> waiting.tell(AllEnded.INSTANCE));
            awaitingAll.clear();
        }
    }

    private void onRegister(Register registration) {
        live.put(registration.execution(), new Live(registration, new ArrayList<>()));
        getContext().watchWith(registration.runner(), new RunnerStopped(registration.runner()));
        answer(registration.runner(), Answer.done(registration.execution()));
    }

    private void onDeregister(long execution) {
        Live ended = live.remove(execution);
        if (ended != null) {
            ended.waiting().forEach(waiting -> waiting.tell(new Ended(execution)));
            tellIfAllEnded();
        }
    }

    private void answer(ActorRef<ScriptRunner.Command> runner, Answer<Long> answer) {
        ActorRef<Answer<Long>> replyTo = asking.remove(runner);
        if (replyTo != null) {
            replyTo.tell(answer);
        }
    }

    private void onRunnerStopped(ActorRef<ScriptRunner.Command> runner) {
        answer(runner, Answer.refused(new Refusal.StorageUnavailable(LOST)));
        live.values().stream()
                .filter(execution -> execution.registration().runner().equals(runner))
                .findFirst()
                .ifPresent(lost -> {
                    getContext()
                            .getLog()
                            .error(
                                    "The runner of execution {} stopped unexpectedly",
                                    lost.registration().execution());
                    onRecordLoss(lost);
                });
    }

    private void onRecordLoss(Live lost) {
        long execution = lost.registration().execution();
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> recordLoss(execution), services.storeExecutor()),
                        (outcome, fault) ->
                                fault == null
                                        ? new LossRecorded(lost, outcome)
                                        : new LossNotRecorded(lost, fault));
    }

    private void onLossNotRecorded(Live lost, Throwable fault) {
        getContext()
                .getLog()
                .warn(
                        "The loss of execution {} could not be recorded yet: {}",
                        lost.registration().execution(),
                        fault.toString());
        getContext().scheduleOnce(RECORD_RETRY, getContext().getSelf(), new RecordLoss(lost));
    }

    /** Blocks; answers with the result that counts, which may have been recorded before. */
    private ExecutionOutcome recordLoss(long execution) {
        services.store().recordFinished(execution, lostOutcome(), List.of());
        return services.store()
                .find(execution)
                .map(ExecutionOutcome::of)
                .orElseGet(this::lostOutcome);
    }

    private ExecutionOutcome lostOutcome() {
        return ExecutionOutcome.withoutExit(
                ExecutionStatus.ERROR, LOST, services.clock().instant());
    }

    private void onLossRecorded(Live lost, ExecutionOutcome outcome) {
        Register registration = lost.registration();
        long execution = registration.execution();
        ExecutionLog.lost(execution, registration.script(), services, outcome);
        registration.parent().tell(new Report.Finished(registration.script(), execution, outcome));
        onDeregister(execution);
    }
}
