package ved.engine.service;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

import ved.engine.catalogue.Commits;
import ved.engine.catalogue.ScriptWriter;
import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.ContentLostException;
import ved.engine.script.Refusal;
import ved.engine.script.StorageException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How services reach the catalogue: questions run where they may block, as many at once as are
 * asked; changes of the repository go one by one through {@link Commits}. What the host or a damaged
 * repository keeps from being done is a refusal here.
 *
 * @param timeout after which an answer fails with a {@link java.util.concurrent.TimeoutException};
 *     generous, because what was asked may still happen
 * @param blocking where calls of the stores may block
 * @param changes is told of what changed without a commit; must not block
 */
public record CatalogueAccess(
        ActorRef<Commits.Command> commits,
        Duration timeout,
        Scheduler scheduler,
        Executor blocking,
        Consumer<CatalogueEvent> changes) {

    /** The same, on other threads. */
    public CatalogueAccess on(Executor threads) {
        return new CatalogueAccess(commits, timeout, scheduler, threads, changes);
    }

    /** Asks something that cannot be refused. */
    <T> CompletionStage<T> read(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, blocking)
                .exceptionallyCompose(fault -> CompletableFuture.failedStage(cause(fault)));
    }

    <T> CompletionStage<Answer<T>> answer(Supplier<Answer<T>> question) {
        return refusing(CompletableFuture.supplyAsync(question, blocking));
    }

    /** Changes what is in no commit, and tells everybody. */
    <T> CompletionStage<Answer<T>> changeAside(
            Supplier<Answer<T>> change, Function<T, List<CatalogueEvent>> events) {
        return answer(() -> {
            Answer<T> answer = change.get();
            if (answer instanceof Answer.Done<T>(T value)) {
                events.apply(value).forEach(changes);
            }
            return answer;
        });
    }

    /** Changes the repository when it is this change's turn, and tells everybody. */
    <T> CompletionStage<Answer<T>> change(
            Function<ScriptWriter, Answer<T>> change, Function<T, List<CatalogueEvent>> events) {
        return refusing(
                AskPattern.<Commits.Command, Answer<T>>askWithStatus(
                        commits,
                        replyTo -> new Commits.Change<>(change, events, replyTo),
                        timeout,
                        scheduler));
    }

    /**
     * Changes the repository with what is made ready before its turn comes.
     *
     * @param preparation blocks, together with others
     */
    <P, T> CompletionStage<Answer<T>> change(
            Supplier<Answer<P>> preparation,
            Function<P, Function<ScriptWriter, Answer<T>>> change,
            Function<T, List<CatalogueEvent>> events) {
        return answer(preparation)
                .thenCompose(prepared ->
                        switch (prepared) {
                            case Answer.Done<P>(P value) -> change(change.apply(value), events);
                            case Answer.Refused<P>(Refusal refusal) ->
                                    CompletableFuture.completedStage(Answer.refused(refusal));
                        });
    }

    private static <T> CompletionStage<Answer<T>> refusing(CompletionStage<Answer<T>> stage) {
        return stage.exceptionallyCompose(fault ->
                switch (cause(fault)) {
                    case StorageException storage ->
                            CompletableFuture.completedStage(
                                    Answer.refused(
                                            new Refusal.StorageUnavailable(storage.getMessage())));
                    case ContentLostException lost ->
                            CompletableFuture.completedStage(
                                    Answer.refused(new Refusal.ContentLost(lost.version())));
                    case Throwable other -> CompletableFuture.failedStage(other);
                });
    }

    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null
                ? cause(fault.getCause())
                : fault;
    }
}
