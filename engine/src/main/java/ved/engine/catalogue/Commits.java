package ved.engine.catalogue;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;
import org.apache.pekko.pattern.StatusReply;
import org.jspecify.annotations.Nullable;

import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.VersionId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The Git actor: one change of the repository after another, in the order in which they were asked
 * for. What fails fails for its asker alone.
 */
final class Commits {
    /** What the actor is asked to do. */
    sealed interface Command {}

    record CreateScript(
            String user,
            CheckedSource source,
            Optional<String> interpreter,
            ActorRef<StatusReply<Answer<SavedScript>>> replyTo)
            implements Command {}

    record SaveScript(
            String user,
            ScriptId script,
            CheckedSource source,
            VersionId base,
            Optional<String> interpreter,
            Optional<String> message,
            ActorRef<StatusReply<Answer<SavedScript>>> replyTo)
            implements Command {}

    record MergeScript(
            String user, ScriptId script, ActorRef<StatusReply<Answer<ScriptSummary>>> replyTo)
            implements Command {}

    /**
     * @param changed names the script that the result changed
     */
    private record JobEnded<T>(
            ActorRef<StatusReply<Answer<T>>> replyTo,
            Function<T, Optional<ScriptId>> changed,
            @Nullable Answer<T> answer,
            @Nullable Throwable fault)
            implements Command {}

    private final ActorContext<Command> context;
    private final StashBuffer<Command> waiting;
    private final ScriptWriter writer;
    private final Executor blocking;
    private final Consumer<CatalogueEvent> changes;

    private Commits(
            ActorContext<Command> context,
            StashBuffer<Command> waiting,
            ScriptWriter writer,
            Executor blocking,
            Consumer<CatalogueEvent> changes) {
        this.context = context;
        this.waiting = waiting;
        this.writer = writer;
        this.blocking = blocking;
        this.changes = changes;
    }

    /**
     * @param capacity how many commands may wait; one more is refused as {@link Refusal.Busy}
     * @param blocking where the writer blocks
     */
    static Behavior<Command> create(
            ScriptWriter writer,
            int capacity,
            Executor blocking,
            Consumer<CatalogueEvent> changes) {
        return Behaviors.withStash(
                capacity,
                waiting ->
                        Behaviors.setup(context ->
                                new Commits(context, waiting, writer, blocking, changes).idle()));
    }

    private Behavior<Command> idle() {
        return Behaviors.receiveMessage(command ->
                switch (command) {
                    case CreateScript create -> onCreate(create);
                    case SaveScript save -> onSave(save);
                    case MergeScript merge -> onMerge(merge);
                    case JobEnded<?> ended -> onEnded(ended);
                });
    }

    private Behavior<Command> busy() {
        return Behaviors.receiveMessage(command ->
                switch (command) {
                    case CreateScript create -> onWait(create, create.replyTo());
                    case SaveScript save -> onWait(save, save.replyTo());
                    case MergeScript merge -> onWait(merge, merge.replyTo());
                    case JobEnded<?> ended -> onEnded(ended);
                });
    }

    private Behavior<Command> onCreate(CreateScript create) {
        return start(
                create.replyTo(),
                () -> writer.create(create.user(), create.source(), create.interpreter()),
                saved -> Optional.of(saved.script().id()));
    }

    private Behavior<Command> onSave(SaveScript save) {
        return start(
                save.replyTo(),
                () ->
                        writer.save(
                                save.user(),
                                save.script(),
                                save.source(),
                                save.base(),
                                save.interpreter(),
                                save.message()),
                saved -> Optional.of(saved.script().id()).filter(id -> saved.changed()));
    }

    private Behavior<Command> onMerge(MergeScript merge) {
        return start(
                merge.replyTo(),
                () -> writer.merge(merge.user(), merge.script()),
                merged -> Optional.of(merged.id()));
    }

    private <T> Behavior<Command> start(
            ActorRef<StatusReply<Answer<T>>> replyTo,
            Supplier<Answer<T>> job,
            Function<T, Optional<ScriptId>> changed) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(job, blocking),
                (answer, fault) -> new JobEnded<>(replyTo, changed, answer, fault));
        return busy();
    }

    private <T> Behavior<Command> onWait(
            Command command, ActorRef<StatusReply<Answer<T>>> replyTo) {
        if (waiting.isFull()) {
            replyTo.tell(StatusReply.success(Answer.refused(new Refusal.Busy("saves"))));
        } else {
            waiting.stash(command);
        }
        return Behaviors.same();
    }

    private <T> Behavior<Command> onEnded(JobEnded<T> ended) {
        Answer<T> answer = ended.answer();
        if (answer == null) {
            ended.replyTo().tell(Faults.reply(ended.fault()));
        } else {
            if (answer instanceof Answer.Done<T>(T value)) {
                ended.changed()
                        .apply(value)
                        .map(script -> new CatalogueEvent.ScriptChanged(script.value()))
                        .ifPresent(changes);
            }
            ended.replyTo().tell(StatusReply.success(answer));
        }
        return waiting.isEmpty() ? idle() : waiting.unstash(idle(), 1, Function.identity());
    }
}
