package ved.engine.catalogue;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;

import ved.engine.live.CatalogueEvent;
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

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The catalogue actor: answers for the metadata of scripts and for datasets, and checks content
 * before it asks {@link Commits} to store it. Keeps no state but its child.
 */
public final class Catalogue {
    private static final int WAITING_COMMITS = 256;

    /** What the actor is asked to do. */
    public sealed interface Command {}

    public record ListScripts(String user, ActorRef<StatusReply<List<ScriptSummary>>> replyTo)
            implements Command {}

    public record ReadScript(
            String user,
            ScriptId script,
            Selection selection,
            ActorRef<StatusReply<Answer<ScriptText>>> replyTo)
            implements Command {}

    public record CreateScript(
            String user,
            Optional<String> content,
            Optional<String> interpreter,
            ActorRef<StatusReply<Answer<SavedScript>>> replyTo)
            implements Command {}

    public record SaveScript(
            String user,
            ScriptId script,
            NewContent content,
            ActorRef<StatusReply<Answer<SavedScript>>> replyTo)
            implements Command {}

    public record MergeScript(
            String user, ScriptId script, ActorRef<StatusReply<Answer<ScriptSummary>>> replyTo)
            implements Command {}

    public record ListVersions(
            ScriptId script, ActorRef<StatusReply<Answer<List<ScriptVersion>>>> replyTo)
            implements Command {}

    public record ReadDataset(
            ScriptId script,
            DatasetKind kind,
            ActorRef<StatusReply<Answer<DatasetContent>>> replyTo)
            implements Command {}

    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record PutDataset(
            String user,
            ScriptId script,
            DatasetKind kind,
            byte[] bytes,
            ActorRef<StatusReply<Answer<Dataset>>> replyTo)
            implements Command {}

    public record RemoveDataset(
            String user,
            ScriptId script,
            DatasetKind kind,
            ActorRef<StatusReply<Answer<Boolean>>> replyTo)
            implements Command {}

    private record Answered<T>(
            ActorRef<StatusReply<T>> replyTo, @Nullable T answer, @Nullable Throwable fault)
            implements Command {}

    private record DataChanged<T>(
            ScriptId script,
            ActorRef<StatusReply<Answer<T>>> replyTo,
            @Nullable Answer<T> answer,
            @Nullable Throwable fault)
            implements Command {}

    /**
     * @param next makes the command that stores the content
     */
    private record Checked(
            ActorRef<StatusReply<Answer<SavedScript>>> replyTo,
            Function<CheckedSource, Commits.Command> next,
            @Nullable Answer<CheckedSource> answer,
            @Nullable Throwable fault)
            implements Command {}

    private final ActorContext<Command> context;
    private final CatalogueParts parts;
    private final ScriptReader reader;
    private final ActorRef<Commits.Command> commits;

    private Catalogue(ActorContext<Command> context, CatalogueParts parts) {
        this.context = context;
        this.parts = parts;
        this.reader = new ScriptReader(parts.repository(), parts.store());
        // Its jobs report their faults themselves. Should it fail all the same, it starts afresh:
        // what waited times out, and the writer's own lock still keeps changes apart.
        this.commits =
                context.spawn(
                        Behaviors.supervise(
                                        Commits.create(
                                                parts.writer(),
                                                WAITING_COMMITS,
                                                parts.blocking(),
                                                parts.changes()))
                                .onFailure(SupervisorStrategy.restart()),
                        "commits");
    }

    public static Behavior<Command> create(CatalogueParts parts) {
        return Behaviors.setup(context -> new Catalogue(context, parts).running());
    }

    private Behavior<Command> running() {
        return Behaviors.receiveMessage(command ->
                switch (command) {
                    case ListScripts list -> answer(list.replyTo(), () -> reader.list(list.user()));
                    case ReadScript read -> onRead(read);
                    case CreateScript create -> onCreate(create);
                    case SaveScript save -> onSave(save);
                    case MergeScript merge -> onMerge(merge);
                    case ListVersions list ->
                            answer(list.replyTo(), () -> reader.versions(list.script()));
                    case ReadDataset read ->
                            answer(
                                    read.replyTo(),
                                    () -> reader.dataset(read.script(), read.kind()));
                    case PutDataset put -> onPut(put);
                    case RemoveDataset remove -> onRemove(remove);
                    case Answered<?> answered -> onAnswered(answered);
                    case DataChanged<?> changed -> onDataChanged(changed);
                    case Checked checked -> onChecked(checked);
                });
    }

    private Behavior<Command> onRead(ReadScript read) {
        return answer(
                read.replyTo(), () -> reader.read(read.user(), read.script(), read.selection()));
    }

    private Behavior<Command> onCreate(CreateScript create) {
        return check(
                create.content().orElseGet(this::template),
                create.replyTo(),
                source ->
                        new Commits.CreateScript(
                                create.user(), source, create.interpreter(), create.replyTo()));
    }

    private Behavior<Command> onSave(SaveScript save) {
        NewContent content = save.content();
        return check(
                content.content(),
                save.replyTo(),
                source ->
                        new Commits.SaveScript(
                                save.user(),
                                save.script(),
                                source,
                                content.base(),
                                content.interpreter(),
                                content.message(),
                                save.replyTo()));
    }

    private Behavior<Command> onMerge(MergeScript merge) {
        commits.tell(new Commits.MergeScript(merge.user(), merge.script(), merge.replyTo()));
        return Behaviors.same();
    }

    private Behavior<Command> onPut(PutDataset put) {
        if (put.bytes().length > parts.largestDataset()) {
            put.replyTo()
                    .tell(
                            StatusReply.success(
                                    Answer.refused(
                                            new Refusal.TooLarge(
                                                    "a dataset", parts.largestDataset()))));
            return Behaviors.same();
        }
        return change(
                put.user(),
                put.script(),
                put.replyTo(),
                () ->
                        parts.store()
                                .putDataset(
                                        put.script(),
                                        put.kind(),
                                        put.bytes(),
                                        put.user(),
                                        parts.clock().instant()));
    }

    private Behavior<Command> onRemove(RemoveDataset remove) {
        return change(
                remove.user(),
                remove.script(),
                remove.replyTo(),
                () ->
                        parts.store()
                                .removeDataset(
                                        remove.script(),
                                        remove.kind(),
                                        remove.user(),
                                        parts.clock().instant()));
    }

    private <T> Behavior<Command> answer(ActorRef<StatusReply<T>> replyTo, Supplier<T> question) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(question, parts.blocking()),
                (answer, fault) -> new Answered<>(replyTo, answer, fault));
        return Behaviors.same();
    }

    private <T> Behavior<Command> change(
            String user,
            ScriptId script,
            ActorRef<StatusReply<Answer<T>>> replyTo,
            Supplier<T> change) {
        Supplier<Answer<T>> ifThere =
                () ->
                        parts.store().find(user, script).isPresent()
                                ? Answer.done(change.get())
                                : Answer.refused(new Refusal.NotFound("script", script.toString()));
        context.pipeToSelf(
                CompletableFuture.supplyAsync(ifThere, parts.blocking()),
                (answer, fault) -> new DataChanged<>(script, replyTo, answer, fault));
        return Behaviors.same();
    }

    private Behavior<Command> check(
            String content,
            ActorRef<StatusReply<Answer<SavedScript>>> replyTo,
            Function<CheckedSource, Commits.Command> next) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(
                        () -> parts.sources().check(content), parts.blocking()),
                (answer, fault) -> new Checked(replyTo, next, answer, fault));
        return Behaviors.same();
    }

    private Behavior<Command> onChecked(Checked checked) {
        switch (checked.answer()) {
            case null -> checked.replyTo().tell(Faults.reply(checked.fault()));
            case Answer.Done<CheckedSource>(CheckedSource source) ->
                    commits.tell(checked.next().apply(source));
            case Answer.Refused<CheckedSource>(Refusal refusal) ->
                    checked.replyTo().tell(StatusReply.success(Answer.refused(refusal)));
        }
        return Behaviors.same();
    }

    private <T> Behavior<Command> onAnswered(Answered<T> answered) {
        T answer = answered.answer();
        answered.replyTo()
                .tell(
                        answer == null
                                ? Faults.reply(answered.fault())
                                : StatusReply.success(answer));
        return Behaviors.same();
    }

    private <T> Behavior<Command> onDataChanged(DataChanged<T> changed) {
        Answer<T> answer = changed.answer();
        if (answer instanceof Answer.Done<T>) {
            parts.changes().accept(new CatalogueEvent.ScriptChanged(changed.script().value()));
        }
        changed.replyTo()
                .tell(answer == null ? Faults.reply(changed.fault()) : StatusReply.success(answer));
        return Behaviors.same();
    }

    private String template() {
        return ScriptTemplate.text(parts.interpreters().known().get());
    }
}
