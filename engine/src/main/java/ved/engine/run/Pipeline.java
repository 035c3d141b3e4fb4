package ved.engine.run;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

import ved.engine.execution.ExecutionStatus;
import ved.engine.live.CatalogueEvent;
import ved.engine.live.Numbered;
import ved.engine.live.Topics;
import ved.engine.run.GroupRunner.Progress;
import ved.engine.run.RunState.GroupState;
import ved.engine.run.RunState.ScriptState;
import ved.engine.script.Answer;
import ved.engine.script.ScriptId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One run: persists what happens as events, spawns a group runner for each group after the one
 * before has its last result, and goes on where it was when it is recovered after a crash.
 */
public final class Pipeline
        extends EventSourcedBehavior<Pipeline.Command, RunEvent, Pipeline.History> {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Starts a new run; answers with its id once that is durable. */
    public record Begin(
            RunPlan plan, FailurePolicy onFailure, String startedBy, ActorRef<Answer<Long>> replyTo)
            implements Command {}

    /** Ends a run that was recorded, but never begun; others go on by themselves. */
    public enum EndUnlessBegun implements Command {
        INSTANCE
    }

    private enum GoOn implements Command {
        INSTANCE
    }

    /** Ends the run; answers once the request is durable, or at once when the run has ended. */
    public record Cancel(String by, ActorRef<CancelAccepted> replyTo) implements Command {}

    /**
     * The answer to {@link Cancel}.
     *
     * @param accepted false when the run had ended before
     */
    public record CancelAccepted(boolean accepted) {}

    private record Progressed(Progress progress) implements Command {}

    private record GroupStopped(long group) implements Command {}

    private record Concluded(Optional<Throwable> fault) implements Command {}

    private enum Conclude implements Command {
        INSTANCE
    }

    /**
     * The run with all that happened in it.
     *
     * @param events the journal; the place of an event, from 1, is its sequence
     */
    public record History(RunState run, List<RunEvent> events) {
        History on(RunEvent event) {
            List<RunEvent> longer = new ArrayList<>(events.size() + 1);
            longer.addAll(events);
            longer.add(event);
            return new History(run.on(event), longer);
        }

        boolean isEmpty() {
            return events.isEmpty();
        }

        List<Numbered<RunEvent>> last(int count) {
            List<Numbered<RunEvent>> numbered = new ArrayList<>(count);
            for (int i = events.size() - count; i < events.size(); i++) {
                numbered.add(new Numbered<>(i + 1L, events.get(i)));
            }
            return numbered;
        }
    }

    private static final Duration CONCLUDE_RETRY = Duration.ofSeconds(1);

    /** A run that has not begun by then never will: its beginning could not be persisted. */
    private static final Duration BEGIN_PATIENCE = Duration.ofSeconds(10);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final RunServices services;
    private final long run;
    private final ActorRef<Progress> progress;

    public static Behavior<Command> create(long run, RunServices services) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Pipeline(context, timers, run, services)));
    }

    /** The identity of a run's journal. */
    public static PersistenceId persistenceId(long run) {
        return PersistenceId.of("run", Long.toString(run));
    }

    private Pipeline(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            long run,
            RunServices services) {
        super(
                persistenceId(run),
                SupervisorStrategy.restartWithBackoff(
                        Duration.ofMillis(200), Duration.ofSeconds(5), 0.1));
        this.context = context;
        this.timers = timers;
        this.run = run;
        this.services = services;
        this.progress = context.messageAdapter(Progress.class, Progressed::new);
    }

    @Override
    public History emptyState() {
        return new History(RunState.EMPTY, List.of());
    }

    @Override
    public EventHandler<History, RunEvent> eventHandler() {
        return History::on;
    }

    @Override
    public SignalHandler<History> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), this::onRecoveryCompleted)
                .build();
    }

    @Override
    public CommandHandler<Command, RunEvent, History> commandHandler() {
        return (history, command) ->
                switch (command) {
                    case Begin begin -> onBegin(history, begin);
                    case EndUnlessBegun _ -> onEndUnlessBegun(history);
                    case GoOn _ -> onGoOn(history);
                    case Cancel cancel -> onCancel(history, cancel);
                    case Progressed(Progress step) -> onProgress(history, step);
                    case GroupStopped(long group) -> onGroupStopped(history, group);
                    case Conclude _ -> onConclude(history);
                    case Concluded(Optional<Throwable> fault) -> onConcluded(fault);
                };
    }

    private void onRecoveryCompleted(History history) {
        if (history.isEmpty()) {
            timers.startSingleTimer(EndUnlessBegun.INSTANCE, BEGIN_PATIENCE);
            return;
        }
        services.topics().tell(new Topics.Publish<>(run, history.last(history.events().size())));
        context.getSelf().tell(GoOn.INSTANCE);
    }

    private Effect<RunEvent, History> onBegin(History history, Begin begin) {
        if (!history.isEmpty()) {
            return Effect().none();
        }
        timers.cancel(EndUnlessBegun.INSTANCE);
        var started =
                new RunEvent.RunStarted(
                        run, begin.plan(), begin.onFailure(), begin.startedBy(), now());
        return persist(
                history,
                started,
                () -> {
                    services.announce().accept(new CatalogueEvent.RunStarted(run));
                    begin.replyTo().tell(Answer.done(run));
                });
    }

    /** A run without events was recorded, but its start was never acknowledged: it is dropped. */
    private Effect<RunEvent, History> onEndUnlessBegun(History history) {
        return history.isEmpty() ? onConclude(history) : Effect().none();
    }

    /** Once after each recovery: a second time would start scripts twice. */
    private Effect<RunEvent, History> onGoOn(History history) {
        RunState state = history.run();
        if (state.status().isFinal()) {
            return onConclude(history);
        }
        RunDecision.activeGroup(state).ifPresent(group -> spawn(state, group));
        return persist(history, List.of(), () -> {});
    }

    private Effect<RunEvent, History> onCancel(History history, Cancel cancel) {
        RunState state = history.run();
        if (state.status().isFinal() || state.cancelRequestedBy().isPresent()) {
            cancel.replyTo().tell(new CancelAccepted(!state.status().isFinal()));
            return Effect().none();
        }
        return persist(
                history,
                new RunEvent.CancelRequested(cancel.by(), now()),
                () -> {
                    activeGroupRunner(state)
                            .ifPresent(group -> group.tell(new GroupRunner.Cancel(cancel.by())));
                    cancel.replyTo().tell(new CancelAccepted(true));
                });
    }

    private Effect<RunEvent, History> onProgress(History history, Progress step) {
        return switch (step) {
            case Progress.ScriptStarted(ScriptId script, long execution, int attempt) ->
                    isOpen(history, script)
                            ? persist(
                                    history,
                                    new RunEvent.ScriptStarted(script, execution, attempt, now()),
                                    () -> {})
                            : Effect().none();
            case Progress.ScriptFinished(ScriptId script, var execution, var status, var reason) ->
                    isOpen(history, script)
                            ? persist(
                                    history,
                                    new RunEvent.ScriptFinished(
                                            script, execution, status, reason, now()),
                                    () -> {})
                            : Effect().none();
        };
    }

    private static boolean isOpen(History history, ScriptId script) {
        return history.run().script(script).filter(s -> !s.isFinal()).isPresent();
    }

    /** A group runner that stopped before its last script ended is started again. */
    private Effect<RunEvent, History> onGroupStopped(History history, long number) {
        RunDecision.activeGroup(history.run())
                .filter(group -> group.number() == number)
                .filter(group -> !group.scripts().stream().allMatch(ScriptState::isFinal))
                .ifPresent(group -> spawn(history.run(), group));
        return Effect().none();
    }

    private Effect<RunEvent, History> persist(History history, RunEvent event, Runnable then) {
        return persist(history, List.of(event), then);
    }

    /** Persists the events with all that follows from them by itself. */
    private Effect<RunEvent, History> persist(
            History history, List<RunEvent> caused, Runnable then) {
        RunState state = history.run();
        for (RunEvent event : caused) {
            state = state.on(event);
        }
        List<RunEvent> events = new ArrayList<>(caused);
        events.addAll(RunDecision.next(state, now()));
        if (events.isEmpty()) {
            return Effect().none();
        }
        return Effect()
                .persist(events)
                .thenRun(newHistory -> {
                    services.topics()
                            .tell(new Topics.Publish<>(run, newHistory.last(events.size())));
                    then.run();
                    events.forEach(event -> follow(newHistory.run(), event));
                });
    }

    private void follow(RunState state, RunEvent event) {
        switch (event) {
            case RunEvent.GroupStarted started ->
                    state.group(started.group()).ifPresent(group -> spawn(state, group));
            case RunEvent.RunFinished _ -> context.getSelf().tell(Conclude.INSTANCE);
            case RunEvent.RunStarted _,
                    RunEvent.ScriptStarted _,
                    RunEvent.ScriptFinished _,
                    RunEvent.ScriptSkipped _,
                    RunEvent.GroupFinished _,
                    RunEvent.CancelRequested _ -> {
                // nothing follows outside the journal
            }
        }
    }

    private Optional<ActorRef<GroupRunner.Command>> activeGroupRunner(RunState state) {
        return RunDecision.activeGroup(state)
                .flatMap(group -> context.getChild(name(group)))
                .map(ActorRef::unsafeUpcast);
    }

    private static String name(GroupState group) {
        return "group-" + group.number();
    }

    private void spawn(RunState state, GroupState group) {
        if (context.getChild(name(group)).isPresent()) {
            return;
        }
        ActorRef<GroupRunner.Command> runner =
                context.spawn(GroupRunner.create(services, state, group, progress), name(group));
        context.watchWith(runner, new GroupStopped(group.number()));
    }

    private Effect<RunEvent, History> onConclude(History history) {
        RunState state = history.run();
        RunStatus status = history.isEmpty() ? RunStatus.CANCELLED : state.status();
        long succeeded = state.scripts().stream().filter(ScriptState::succeeded).count();
        long failed =
                state.scripts().stream()
                        .filter(s -> s.phase() == RunState.Phase.FINISHED && !s.succeeded())
                        .filter(s -> !s.status().equals(Optional.of(ExecutionStatus.CANCELLED)))
                        .count();
        Instant finishedAt = state.finishedAt().orElseGet(this::now);
        context.pipeToSelf(
                CompletableFuture.runAsync(
                        () ->
                                services.store()
                                        .finish(
                                                run,
                                                status,
                                                Math.toIntExact(succeeded),
                                                Math.toIntExact(failed),
                                                finishedAt),
                        services.storeExecutor()),
                (_, fault) -> new Concluded(Optional.ofNullable(fault)));
        return Effect().none();
    }

    private Effect<RunEvent, History> onConcluded(Optional<Throwable> fault) {
        if (fault.isPresent()) {
            context.getLog().warn("The end of run {} could not be recorded yet", run, fault.get());
            timers.startSingleTimer(Conclude.INSTANCE, CONCLUDE_RETRY);
            return Effect().none();
        }
        context.getLog().info("Run {} ended", run);
        services.topics().tell(new Topics.Close<>(run));
        services.announce().accept(new CatalogueEvent.RunFinished(run));
        return Effect().stop();
    }

    private Instant now() {
        return services.clock().instant();
    }
}
