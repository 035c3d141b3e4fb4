package ved.engine.run;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

import ved.engine.script.Answer;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Owns run-all: plans and records a run, spawns its pipeline, and goes on at start-up with the runs
 * that an earlier process left unfinished.
 */
public final class RunSupervisor extends AbstractBehavior<RunSupervisor.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Answers with the run's id once its start is durable. */
    public record StartRun(
            String user,
            FailurePolicy onFailure,
            Optional<DatasetKind> dataset,
            Optional<String> idempotencyKey,
            ActorRef<Answer<Long>> replyTo)
            implements Command {
        private String requestHash() {
            return (onFailure + "/" + dataset.map(Enum::name).orElse("default"))
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** Answers whether the request reached a run that has not ended. */
    public record CancelRun(long run, String by, ActorRef<Pipeline.CancelAccepted> replyTo)
            implements Command {}

    private record LeftUnfinished(List<Long> runs) implements Command {}

    /**
     * A recorded run.
     *
     * @param plan empty when an earlier request with the same key had started it
     */
    private record Planned(Optional<RunPlan> plan, RunStore.Started started) {}

    private record Recorded(StartRun request, Answer<Planned> answer) implements Command {}

    private record Failed(StartRun request, Throwable fault) implements Command {}

    private record PipelineStopped(long run) implements Command {}

    private static final int MOST_WAITING = 1_000;

    private final RunServices services;
    private final Map<Long, ActorRef<Pipeline.Command>> pipelines = new HashMap<>();

    public static Behavior<Command> create(RunServices services) {
        return Behaviors.withStash(
                MOST_WAITING,
                waiting ->
                        Behaviors.setup(context ->
                                new RunSupervisor(context, services).recovering(waiting)));
    }

    private RunSupervisor(ActorContext<Command> context, RunServices services) {
        super(context);
        this.services = services;
        context.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> services.store().unfinished(), services.storeExecutor()),
                (runs, fault) -> {
                    if (fault != null) {
                        throw new IllegalStateException("The unfinished runs are unknown", fault);
                    }
                    return new LeftUnfinished(runs);
                });
    }

    /** Until the unfinished runs are known, nothing is started beside them. */
    private Behavior<Command> recovering(StashBuffer<Command> waiting) {
        return Behaviors.receiveMessage(command -> {
            if (command instanceof LeftUnfinished(List<Long> runs)) {
                onLeftUnfinished(runs);
                return waiting.unstashAll(this);
            }
            if (waiting.isFull() && command instanceof StartRun request) {
                request.replyTo().tell(Answer.refused(new Refusal.Busy("runs")));
            } else {
                waiting.stash(command);
            }
            return Behaviors.same();
        });
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::onCommand).build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case StartRun request -> onStartRun(request);
            case CancelRun request -> onCancelRun(request);
            case LeftUnfinished(List<Long> runs) -> onLeftUnfinished(runs);
            case Recorded(StartRun request, Answer<Planned> answer) -> onRecorded(request, answer);
            case Failed(StartRun request, Throwable fault) -> onFailed(request, fault);
            case PipelineStopped(long run) -> pipelines.remove(run);
        }
        return this;
    }

    private void onLeftUnfinished(List<Long> runs) {
        for (long run : runs) {
            getContext().getLog().info("Run {} goes on where it was", run);
            spawn(run).tell(Pipeline.EndUnlessBegun.INSTANCE);
        }
    }

    private void onStartRun(StartRun request) {
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(
                                () -> planAndRecord(request), services.storeExecutor()),
                        (answer, fault) ->
                                fault == null
                                        ? new Recorded(request, answer)
                                        : new Failed(request, fault));
    }

    private Answer<Planned> planAndRecord(StartRun request) {
        Optional<Planned> known =
                request.idempotencyKey()
                        .flatMap(key -> services.store().startedBefore(request.user(), key))
                        .map(started -> new Planned(Optional.empty(), started));
        return known.map(Answer::done)
                .orElseGet(() ->
                        services.planner()
                                .plan(request.dataset())
                                .map(plan -> recorded(request, plan)));
    }

    private Planned recorded(StartRun request, RunPlan plan) {
        RunStore.Started started = record(request, plan);
        return new Planned(started.fresh() ? Optional.of(plan) : Optional.empty(), started);
    }

    private RunStore.Started record(StartRun request, RunPlan plan) {
        int scripts = plan.groups().stream().mapToInt(group -> group.scripts().size()).sum();
        return services.store()
                .start(
                        new RunStore.NewRun(
                                request.user(),
                                request.onFailure(),
                                plan.commit(),
                                scripts,
                                request.requestHash(),
                                services.clock().instant()),
                        request.idempotencyKey());
    }

    private void onRecorded(StartRun request, Answer<Planned> answer) {
        switch (answer) {
            case Answer.Refused<Planned>(Refusal refusal) ->
                    request.replyTo().tell(Answer.refused(refusal));
            case Answer.Done<Planned>(Planned planned) -> onPlanned(request, planned);
        }
    }

    private void onPlanned(StartRun request, Planned planned) {
        RunStore.Started started = planned.started();
        if (!started.requestHash().equals(request.requestHash())) {
            String key = request.idempotencyKey().orElse("");
            request.replyTo().tell(Answer.refused(new Refusal.IdempotencyKeyReused(key)));
        } else if (planned.plan().isPresent()) {
            spawn(started.run())
                    .tell(
                            new Pipeline.Begin(
                                    planned.plan().get(),
                                    request.onFailure(),
                                    request.user(),
                                    request.replyTo()));
        } else {
            request.replyTo().tell(Answer.done(started.run()));
        }
    }

    private void onCancelRun(CancelRun request) {
        ActorRef<Pipeline.Command> pipeline = pipelines.get(request.run());
        if (pipeline == null) {
            request.replyTo().tell(new Pipeline.CancelAccepted(false));
        } else {
            pipeline.tell(new Pipeline.Cancel(request.by(), request.replyTo()));
        }
    }

    private void onFailed(StartRun request, Throwable fault) {
        getContext().getLog().error("A run could not be recorded", fault);
        request.replyTo()
                .tell(
                        Answer.refused(
                                new Refusal.StorageUnavailable(
                                        "The run could not be recorded, so it was not started.")));
    }

    private ActorRef<Pipeline.Command> spawn(long run) {
        ActorRef<Pipeline.Command> pipeline =
                getContext().spawn(Pipeline.create(run, services), "run-" + run);
        getContext().watchWith(pipeline, new PipelineStopped(run));
        pipelines.put(run, pipeline);
        return pipeline;
    }
}
