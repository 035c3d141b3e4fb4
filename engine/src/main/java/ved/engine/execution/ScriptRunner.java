package ved.engine.execution;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.BehaviorBuilder;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

import ved.engine.execution.ExecutionRecords.Recorded;
import ved.engine.execution.ExecutionSlots.Lane;
import ved.engine.execution.Verdict.Stop;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Carries one execution from {@code queued} to its one final status: records it, waits for a slot,
 * starts the sandbox, passes the output on, enforces the time and output limits, records the result,
 * and stops. One method for each state.
 */
public final class ScriptRunner {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Ends the execution with the status {@code cancelled}, in whatever state it is. */
    public record Cancel(String by) implements Command {}

    private record Prepared(Answer<Recorded> answer) implements Command {}

    private record Launched(SandboxExecution process) implements Command {}

    private record NotLaunched(Throwable fault) implements Command {}

    private record LimitExceeded(OutputStreamName stream) implements Command {}

    private record Exited(SandboxExit exit) implements Command {}

    private record NotRecorded(Throwable fault) implements Command {}

    private enum Signal implements Command {
        SLOT_GRANTED,
        OUTPUT_AVAILABLE,
        DRAIN_OUTPUT,
        DEADLINE,
        KILL_OVERDUE,
        RECORD_AGAIN,
        RECORDED
    }

    /** What those who wait for an execution are told. */
    public sealed interface Report {
        ScriptId script();

        /** The execution is recorded and waits for its sandbox. */
        record Queued(ScriptId script, long execution) implements Report {}

        /** Nothing was recorded and nothing will run. */
        record Refused(ScriptId script, Refusal refusal) implements Report {}

        /** The final result is recorded. */
        record Finished(ScriptId script, long execution, ExecutionOutcome outcome)
                implements Report {}
    }

    /**
     * What a runner is to run.
     *
     * @param request finds out what is to be executed; blocks, called once on a store thread
     */
    public record Preparation(
            ScriptId script, Lane lane, Supplier<Answer<ExecutionRequest>> request) {}

    private static final Duration OUTPUT_DELAY = Duration.ofMillis(40);
    private static final Duration KILL_GRACE = Duration.ofSeconds(30);
    private static final Duration RECORD_RETRY = Duration.ofSeconds(1);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final ExecutionServices services;
    private final ExecutionRecords records;
    private final Preparation preparation;
    private final ActorRef<Executions.Command> registry;
    private final ActorRef<Report> parent;

    /**
     * Creates a runner.
     *
     * @param registry knows the execution from its record to its result
     * @param parent told of every step
     */
    public static Behavior<Command> create(
            ExecutionServices services,
            Preparation preparation,
            ActorRef<Executions.Command> registry,
            ActorRef<Report> parent) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers ->
                        new ScriptRunner(context, timers, services, preparation, registry, parent)
                                .prepare()));
    }

    private ScriptRunner(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            ExecutionServices services,
            Preparation preparation,
            ActorRef<Executions.Command> registry,
            ActorRef<Report> parent) {
        this.context = context;
        this.timers = timers;
        this.services = services;
        this.records = new ExecutionRecords(services);
        this.preparation = preparation;
        this.registry = registry;
        this.parent = parent;
    }

    private Behavior<Command> prepare() {
        context.pipeToSelf(
                records.queued(preparation),
                (answer, fault) ->
                        new Prepared(fault == null ? answer : Answer.refused(refusal(fault))));
        return preparing(Optional.empty());
    }

    private Behavior<Command> preparing(Optional<String> cancelledBy) {
        return Behaviors.receive(Command.class)
                .onMessage(Prepared.class, message -> onPrepared(message.answer(), cancelledBy))
                .onMessage(Cancel.class, message -> preparing(Optional.of(message.by())))
                .build();
    }

    private Behavior<Command> onPrepared(Answer<Recorded> answer, Optional<String> cancelledBy) {
        return switch (answer) {
            case Answer.Refused<Recorded>(Refusal refusal) -> {
                registry.tell(new Executions.Decline(context.getSelf(), refusal));
                parent.tell(new Report.Refused(preparation.script(), refusal));
                yield Behaviors.stopped();
            }
            case Answer.Done<Recorded>(Recorded recorded) ->
                    Behaviors.withMdc(
                            Command.class,
                            Map.of(
                                    "execution", Long.toString(recorded.execution()),
                                    "script", preparation.script().toString()),
                            new Execution(recorded).waitForSlot(cancelledBy));
        };
    }

    private static Refusal refusal(Throwable fault) {
        return new Refusal.StorageUnavailable(message(fault));
    }

    private static String message(Throwable fault) {
        Throwable cause =
                fault instanceof CompletionException && fault.getCause() != null
                        ? fault.getCause()
                        : fault;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** The states from {@code queued} on, with what is known from then on. */
    private final class Execution {
        private final long id;
        private final ExecutionRequest request;
        private final Instant queuedAt;
        private final ExecutionLog log;
        private final OutputBuffer buffer;
        private final Verdict verdict = new Verdict(services.limits());

        Execution(Recorded recorded) {
            this.id = recorded.execution();
            this.request = recorded.request();
            this.queuedAt = recorded.queuedAt();
            this.log = new ExecutionLog(id, request.script(), services);
            this.buffer =
                    new OutputBuffer(services.limits().outputBytes(), new Relay(context.getSelf()));
        }

        Behavior<Command> waitForSlot(Optional<String> cancelledBy) {
            registry.tell(
                    new Executions.Register(
                            request.script(), id, preparation.lane(), context.getSelf(), parent));
            parent.tell(new Report.Queued(request.script(), id));
            log.queued(queuedAt);
            if (cancelledBy.isPresent()) {
                return cancelBeforeStart(cancelledBy.get());
            }
            services.slots()
                    .tell(
                            new ExecutionSlots.Acquire(
                                    preparation.lane(),
                                    request.run()
                                            .map(run -> "run " + run)
                                            .orElse(request.startedBy()),
                                    context.getSelf().unsafeUpcast(),
                                    context.messageAdapter(
                                            ExecutionSlots.Granted.class,
                                            _ -> Signal.SLOT_GRANTED)));
            return Behaviors.receive(Command.class)
                    .onMessageEquals(Signal.SLOT_GRANTED, this::launch)
                    .onMessage(Cancel.class, message -> cancelBeforeStart(message.by()))
                    .build();
        }

        private Behavior<Command> cancelBeforeStart(String by) {
            return record(Verdict.cancelledBeforeStart(by, now()), alreadyDone());
        }

        private Behavior<Command> launch() {
            CompletionStage<SandboxExecution> launch =
                    new SandboxLauncher(services).launch(id, request, buffer);
            context.pipeToSelf(
                    launch,
                    (process, fault) ->
                            fault == null ? new Launched(process) : new NotLaunched(fault));
            return launching(launch, Optional.empty());
        }

        /** The script may print before its start is known here; output waits in the buffer. */
        private Behavior<Command> launching(
                CompletionStage<SandboxExecution> launch, Optional<Stop> stop) {
            return killingOnStop(launch)
                    .onMessage(
                            Launched.class, message -> onLaunched(launch, message.process(), stop))
                    .onMessage(NotLaunched.class, message -> onNotLaunched(message.fault()))
                    .onMessage(
                            Cancel.class,
                            message ->
                                    launching(
                                            launch, first(stop, new Stop.Cancelled(message.by()))))
                    .onMessage(
                            LimitExceeded.class,
                            message ->
                                    launching(
                                            launch,
                                            first(stop, new Stop.OutputLimit(message.stream()))))
                    .build();
        }

        private static Optional<Stop> first(Optional<Stop> earlier, Stop stop) {
            return earlier.isPresent() ? earlier : Optional.of(stop);
        }

        private Behavior<Command> onNotLaunched(Throwable fault) {
            context.getLog().warn("The sandbox could not be started", fault);
            String reason = "The sandbox could not be started: " + message(fault);
            return record(
                    ExecutionOutcome.withoutExit(ExecutionStatus.ERROR, reason, now()),
                    alreadyDone());
        }

        private Behavior<Command> onLaunched(
                CompletionStage<SandboxExecution> launch,
                SandboxExecution process,
                Optional<Stop> stop) {
            Instant startedAt = now();
            CompletionStage<?> startRecorded = records.started(id, startedAt);
            log.started(startedAt);
            timers.startSingleTimer(Signal.DEADLINE, services.limits().timeout());
            timers.startSingleTimer(Signal.DRAIN_OUTPUT, OUTPUT_DELAY);
            context.pipeToSelf(
                    process.exit(),
                    (exit, fault) ->
                            new Exited(
                                    fault == null ? exit : new SandboxExit.Lost(message(fault))));
            var sandboxed = new Sandboxed(launch, process, startRecorded);
            return stop.isPresent() ? sandboxed.stop(stop.get()) : sandboxed.running();
        }

        /** The states with a script in its sandbox. */
        private final class Sandboxed {
            private final CompletionStage<SandboxExecution> launch;
            private final SandboxExecution process;
            private final CompletionStage<?> startRecorded;

            Sandboxed(
                    CompletionStage<SandboxExecution> launch,
                    SandboxExecution process,
                    CompletionStage<?> startRecorded) {
                this.launch = launch;
                this.process = process;
                this.startRecorded = startRecorded;
            }

            Behavior<Command> running() {
                return passingOutput()
                        .onMessage(Exited.class, message -> end(verdict.of(message.exit(), now())))
                        .onMessage(Cancel.class, message -> stop(new Stop.Cancelled(message.by())))
                        .onMessage(
                                LimitExceeded.class,
                                message -> stop(new Stop.OutputLimit(message.stream())))
                        .onMessageEquals(Signal.DEADLINE, () -> stop(new Stop.TimedOut()))
                        .build();
            }

            Behavior<Command> stop(Stop stop) {
                process.kill();
                timers.startSingleTimer(Signal.KILL_OVERDUE, KILL_GRACE);
                var unconfirmed = new SandboxExit.Lost("The sandbox did not confirm its end.");
                return passingOutput()
                        .onMessage(
                                Exited.class,
                                message -> end(verdict.of(stop, message.exit(), now())))
                        .onMessageEquals(
                                Signal.KILL_OVERDUE,
                                () -> end(verdict.of(stop, unconfirmed, now())))
                        .build();
            }

            private BehaviorBuilder<Command> passingOutput() {
                return killingOnStop(launch)
                        .onMessageEquals(Signal.OUTPUT_AVAILABLE, this::onOutputAvailable)
                        .onMessageEquals(Signal.DRAIN_OUTPUT, this::onDrainOutput);
            }

            private Behavior<Command> onOutputAvailable() {
                timers.startSingleTimer(Signal.DRAIN_OUTPUT, OUTPUT_DELAY);
                return Behaviors.same();
            }

            private Behavior<Command> onDrainOutput() {
                log.printed(buffer.drain());
                return Behaviors.same();
            }

            private Behavior<Command> end(ExecutionOutcome outcome) {
                timers.cancelAll();
                log.printed(buffer.finish());
                return record(outcome, startRecorded);
            }
        }

        private Behavior<Command> record(ExecutionOutcome outcome, CompletionStage<?> after) {
            context.pipeToSelf(
                    records.finished(after, id, outcome, log.output()),
                    (_, fault) -> fault == null ? Signal.RECORDED : new NotRecorded(fault));
            return Behaviors.receive(Command.class)
                    .onMessageEquals(Signal.RECORDED, () -> onRecorded(outcome))
                    .onMessage(NotRecorded.class, message -> onNotRecorded(message.fault()))
                    .onMessageEquals(Signal.RECORD_AGAIN, () -> record(outcome, alreadyDone()))
                    .build();
        }

        private Behavior<Command> onNotRecorded(Throwable fault) {
            context.getLog().warn("The result could not be recorded yet: {}", message(fault));
            timers.startSingleTimer(Signal.RECORD_AGAIN, RECORD_RETRY);
            return Behaviors.same();
        }

        private Behavior<Command> onRecorded(ExecutionOutcome outcome) {
            context.getLog().info("Execution {} ended: {}", id, outcome.status());
            log.finished(outcome);
            registry.tell(new Executions.Deregister(id));
            parent.tell(new Report.Finished(request.script(), id, outcome));
            return Behaviors.stopped();
        }

        private BehaviorBuilder<Command> killingOnStop(CompletionStage<SandboxExecution> launch) {
            return Behaviors.receive(Command.class)
                    .onSignal(
                            PostStop.class,
                            _ -> {
                                launch.thenAccept(SandboxExecution::kill);
                                return Behaviors.same();
                            });
        }

        private Instant now() {
            return services.clock().instant();
        }
    }

    private static CompletionStage<?> alreadyDone() {
        return CompletableFuture.completedStage(null);
    }

    /** Brings what the sandbox's threads notice to the actor. */
    private record Relay(ActorRef<Command> runner) implements OutputBuffer.Listener {
        @Override
        public void outputAvailable() {
            runner.tell(Signal.OUTPUT_AVAILABLE);
        }

        @Override
        public void limitExceeded(OutputStreamName stream) {
            runner.tell(new LimitExceeded(stream));
        }
    }
}
