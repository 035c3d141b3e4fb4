package ved.engine.service;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.ExecutionService;
import ved.engine.catalogue.ContentRepository;
import ved.engine.catalogue.DatasetStore;
import ved.engine.catalogue.ScriptStore;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionEvent;
import ved.engine.execution.ExecutionServices;
import ved.engine.execution.ExecutionSlots.Lane;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.Executions;
import ved.engine.execution.OutputChunk;
import ved.engine.execution.ScriptRunner.Preparation;
import ved.engine.live.Numbered;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Asks the actor of executions; reads what is over from the store. */
public final class ActorExecutionService implements ExecutionService {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Set<ExecutionStatus> FINAL =
            EnumSet.complementOf(EnumSet.of(ExecutionStatus.QUEUED, ExecutionStatus.RUNNING));

    private final ActorRef<Executions.Command> executions;
    private final ExecutionServices services;
    private final ScriptStore scripts;
    private final OrderResolver orders;
    private final Scheduler scheduler;

    public ActorExecutionService(
            ActorRef<Executions.Command> executions,
            ExecutionServices services,
            ScriptStore scripts,
            DatasetStore datasets,
            ContentRepository content,
            Scheduler scheduler) {
        this.executions = executions;
        this.services = services;
        this.scripts = scripts;
        this.orders = new OrderResolver(scripts, datasets, content, services.sandboxes());
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<Answer<Long>> execute(String user, ScriptId script, Order order) {
        var preparation =
                new Preparation(
                        script, Lane.INTERACTIVE, () -> orders.resolve(user, script, order));
        return AskPattern.ask(
                executions,
                replyTo -> new Executions.Execute(preparation, replyTo),
                TIMEOUT,
                scheduler);
    }

    @Override
    public CompletionStage<Answer<ExecutionReport>> awaitFinished(long execution) {
        Duration longest = services.limits().timeout().plus(Duration.ofHours(1));
        return AskPattern.<Executions.Command, Executions.Ended>ask(
                        executions,
                        replyTo -> new Executions.AwaitEnd(execution, replyTo),
                        longest,
                        scheduler)
                .thenCompose(_ -> find(execution));
    }

    @Override
    public CompletionStage<Answer<ExecutionReport>> find(long execution) {
        return read(() -> existing(execution).map(this::report));
    }

    @Override
    public CompletionStage<Answer<ExecutionReport>> last(ScriptId script, boolean succeeded) {
        Set<ExecutionStatus> statuses = succeeded ? EnumSet.of(ExecutionStatus.SUCCEEDED) : FINAL;
        return read(() ->
                services.store()
                        .last(script, statuses)
                        .map(execution -> Answer.done(report(execution)))
                        .orElseGet(() ->
                                notFound(
                                        succeeded
                                                ? "successful execution of script"
                                                : "finished execution of script",
                                        script.toString())));
    }

    @Override
    public CompletionStage<Answer<List<Execution>>> history(
            ScriptId script, int limit, Optional<Long> before) {
        return read(() ->
                scripts.versions(script).isEmpty()
                        ? notFound("script", script.toString())
                        : Answer.done(services.store().history(script, limit, before)));
    }

    @Override
    public CompletionStage<List<Execution>> lastOfEach() {
        return read(() -> services.store().lastOfEach());
    }

    @Override
    public CompletionStage<Answer<Execution>> cancel(String user, long execution) {
        return AskPattern.<Executions.Command, Boolean>ask(
                        executions,
                        replyTo -> new Executions.Cancel(execution, user, replyTo),
                        TIMEOUT,
                        scheduler)
                .thenCompose(reached ->
                        read(() -> existing(execution).flatMap(e -> cancelled(e, reached))));
    }

    private static Answer<Execution> cancelled(Execution execution, boolean reached) {
        return reached
                ? Answer.done(execution)
                : Answer.refused(
                        new Refusal.AlreadyFinished("execution", Long.toString(execution.id())));
    }

    @Override
    public CompletionStage<Answer<Source<Numbered<ExecutionEvent>, NotUsed>>> events(
            long execution, long after) {
        Source<Numbered<ExecutionEvent>, NotUsed> stored =
                Source.lazySource(() -> Source.completionStage(read(() -> recorded(execution))))
                        .mapMaterializedValue(_ -> NotUsed.getInstance())
                        .mapConcat(events -> events)
                        .filter(event -> event.sequence() > after);
        return read(() -> existing(execution))
                .thenApply(answer ->
                        answer.map(
                                _ -> LiveEvents.of(services.topics(), execution, after, stored)));
    }

    private List<Numbered<ExecutionEvent>> recorded(long id) {
        return RecordedEvents.of(
                services.store().find(id).orElseThrow(), services.store().output(id));
    }

    private Answer<Execution> existing(long execution) {
        return services.store()
                .find(execution)
                .map(Answer::done)
                .orElseGet(() -> notFound("execution", Long.toString(execution)));
    }

    private ExecutionReport report(Execution execution) {
        var stdout = new StringBuilder();
        var stderr = new StringBuilder();
        for (OutputChunk chunk : services.store().output(execution.id())) {
            (chunk.stream() == OutputStreamName.STDOUT ? stdout : stderr).append(chunk.text());
        }
        return new ExecutionReport(execution, stdout.toString(), stderr.toString());
    }

    private static <T> Answer<T> notFound(String what, String id) {
        return Answer.refused(new Refusal.NotFound(what, id));
    }

    private <T> CompletionStage<T> read(Supplier<T> query) {
        Executor executor = services.storeExecutor();
        return CompletableFuture.supplyAsync(query, executor);
    }
}
