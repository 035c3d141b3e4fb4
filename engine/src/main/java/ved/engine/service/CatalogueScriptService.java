package ved.engine.service;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.pattern.StatusReply;

import ved.engine.api.ScriptService;
import ved.engine.catalogue.Catalogue;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.StorageException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the catalogue actor. */
public final class CatalogueScriptService implements ScriptService {
    private final ActorRef<Catalogue.Command> catalogue;
    private final Duration timeout;
    private final Scheduler scheduler;

    /**
     * @param timeout after which an answer fails with a {@link
     *     java.util.concurrent.TimeoutException}; generous, because what was asked may still happen
     */
    public CatalogueScriptService(
            ActorRef<Catalogue.Command> catalogue, Duration timeout, Scheduler scheduler) {
        this.catalogue = catalogue;
        this.timeout = timeout;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<List<ScriptSummary>> list(String user) {
        return AskPattern.askWithStatus(
                catalogue, replyTo -> new Catalogue.ListScripts(user, replyTo), timeout, scheduler);
    }

    @Override
    public CompletionStage<Answer<ScriptText>> read(
            String user, ScriptId script, Selection selection) {
        return ask(replyTo -> new Catalogue.ReadScript(user, script, selection, replyTo));
    }

    @Override
    public CompletionStage<Answer<SavedScript>> create(
            String user, Optional<String> content, Optional<String> interpreter) {
        return ask(replyTo -> new Catalogue.CreateScript(user, content, interpreter, replyTo));
    }

    @Override
    public CompletionStage<Answer<SavedScript>> save(
            String user, ScriptId script, NewContent content) {
        return ask(replyTo -> new Catalogue.SaveScript(user, script, content, replyTo));
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> merge(String user, ScriptId script) {
        return ask(replyTo -> new Catalogue.MergeScript(user, script, replyTo));
    }

    @Override
    public CompletionStage<Answer<List<ScriptVersion>>> versions(ScriptId script) {
        return ask(replyTo -> new Catalogue.ListVersions(script, replyTo));
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> dataset(ScriptId script, DatasetKind kind) {
        return ask(replyTo -> new Catalogue.ReadDataset(script, kind, replyTo));
    }

    @Override
    public CompletionStage<Answer<Dataset>> putDataset(
            String user, ScriptId script, DatasetKind kind, byte[] bytes) {
        return ask(replyTo -> new Catalogue.PutDataset(user, script, kind, bytes, replyTo));
    }

    @Override
    public CompletionStage<Answer<Boolean>> removeDataset(
            String user, ScriptId script, DatasetKind kind) {
        return ask(replyTo -> new Catalogue.RemoveDataset(user, script, kind, replyTo));
    }

    private <T> CompletionStage<Answer<T>> ask(
            Function<ActorRef<StatusReply<Answer<T>>>, Catalogue.Command> command) {
        return AskPattern.askWithStatus(catalogue, command, timeout, scheduler)
                .exceptionallyCompose(CatalogueScriptService::refuseOrFail);
    }

    private static <T> CompletionStage<Answer<T>> refuseOrFail(Throwable fault) {
        return fault instanceof StorageException storage
                ? CompletableFuture.completedStage(
                        Answer.refused(new Refusal.StorageUnavailable(storage.getMessage())))
                : CompletableFuture.failedStage(fault);
    }
}
