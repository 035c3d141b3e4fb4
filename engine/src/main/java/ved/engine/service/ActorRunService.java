package ved.engine.service;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.RunService;
import ved.engine.live.Numbered;
import ved.engine.run.FailurePolicy;
import ved.engine.run.Pipeline;
import ved.engine.run.RunEvent;
import ved.engine.run.RunServices;
import ved.engine.run.RunState;
import ved.engine.run.RunSummary;
import ved.engine.run.RunSupervisor;
import ved.engine.script.Answer;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Asks the supervisor of runs; what happened in a run is read from its journal. */
public final class ActorRunService implements RunService {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ActorRef<RunSupervisor.Command> supervisor;
    private final RunServices services;
    private final RunJournal journal;
    private final ActorSystem<?> system;

    /** Reads the journals of runs. */
    @FunctionalInterface
    public interface RunJournal {
        /** What happened in a run so far, in order; empty for a run without a journal. */
        Source<Numbered<RunEvent>, NotUsed> events(long run);
    }

    public ActorRunService(
            ActorRef<RunSupervisor.Command> supervisor,
            RunServices services,
            RunJournal journal,
            ActorSystem<?> system) {
        this.supervisor = supervisor;
        this.services = services;
        this.journal = journal;
        this.system = system;
    }

    @Override
    public CompletionStage<Answer<Long>> start(
            String user,
            FailurePolicy onFailure,
            Optional<DatasetKind> dataset,
            Optional<String> idempotencyKey) {
        return AskPattern.ask(
                supervisor,
                replyTo ->
                        new RunSupervisor.StartRun(
                                user, onFailure, dataset, idempotencyKey, replyTo),
                TIMEOUT,
                system.scheduler());
    }

    @Override
    public CompletionStage<List<RunSummary>> list(int limit, Optional<Long> before) {
        return read(() -> services.store().list(limit, before));
    }

    @Override
    public CompletionStage<Answer<RunState>> find(long run) {
        return read(() -> services.store().find(run))
                .thenCompose(summary ->
                        summary.map(this::state)
                                .orElseGet(() -> CompletableFuture.completedStage(notFound(run))));
    }

    private CompletionStage<Answer<RunState>> state(RunSummary summary) {
        return journal.events(summary.id())
                .runFold(
                        withoutJournal(summary),
                        (state, numbered) -> state.on(numbered.event()),
                        system)
                .thenApply(Answer::done);
    }

    /** A run whose start was recorded and never acknowledged has no events. */
    private static RunState withoutJournal(RunSummary summary) {
        return new RunState(
                summary.id(),
                summary.commit(),
                summary.onFailure(),
                summary.startedBy(),
                summary.status(),
                Optional.empty(),
                List.of(),
                Optional.of(summary.startedAt()),
                summary.finishedAt());
    }

    @Override
    public CompletionStage<Answer<RunState>> cancel(String user, long run) {
        return AskPattern.<RunSupervisor.Command, Pipeline.CancelAccepted>ask(
                        supervisor,
                        replyTo -> new RunSupervisor.CancelRun(run, user, replyTo),
                        TIMEOUT,
                        system.scheduler())
                .thenCompose(answer ->
                        find(run)
                                .thenApply(state ->
                                        state.flatMap(s -> cancelled(s, answer.accepted()))));
    }

    private static Answer<RunState> cancelled(RunState state, boolean accepted) {
        return accepted
                ? Answer.done(state)
                : Answer.refused(new Refusal.AlreadyFinished("run", Long.toString(state.run())));
    }

    @Override
    public CompletionStage<Answer<Source<Numbered<RunEvent>, NotUsed>>> events(
            long run, long after) {
        Source<Numbered<RunEvent>, NotUsed> stored =
                journal.events(run).filter(event -> event.sequence() > after);
        return read(() -> services.store().find(run))
                .thenApply(summary ->
                        summary.isPresent()
                                ? Answer.done(LiveEvents.of(services.topics(), run, after, stored))
                                : notFound(run));
    }

    private static <T> Answer<T> notFound(long run) {
        return Answer.refused(new Refusal.NotFound("run", Long.toString(run)));
    }

    private <T> CompletionStage<T> read(Supplier<T> query) {
        return CompletableFuture.supplyAsync(query, services.storeExecutor());
    }
}
