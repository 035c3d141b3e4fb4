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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Git actor: one change of the repository after another, in the order in which they were asked
 * for. What fails fails for its asker alone. Everybody is told of what a change brought, and of what
 * came from outside and was found on the way.
 */
public final class Commits {
    private static final int MOST_WAITING = 256;

    /** What the actor is asked to do. */
    public sealed interface Command {}

    /**
     * One change, of any kind.
     *
     * @param change what the writer is to do; blocks
     * @param events what everybody is told of the result
     */
    public record Change<T>(
            Function<ScriptWriter, Answer<T>> change,
            Function<T, List<CatalogueEvent>> events,
            ActorRef<StatusReply<Answer<T>>> replyTo)
            implements Command {}

    private record Ended<T>(Change<T> change, @Nullable Answer<T> answer, @Nullable Throwable fault)
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
     * Creates the actor.
     *
     * @param blocking where the writer blocks
     * @param changes is told of each change once it is durable; must not block
     */
    public static Behavior<Command> create(
            ScriptWriter writer, Executor blocking, Consumer<CatalogueEvent> changes) {
        return create(writer, MOST_WAITING, blocking, changes);
    }

    /**
     * @param capacity how many changes may wait; one more is refused as {@link Refusal.Busy}
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
                    case Change<?> change -> onStart(change);
                    case Ended<?> ended -> onEnded(ended);
                });
    }

    private Behavior<Command> busy() {
        return Behaviors.receiveMessage(command ->
                switch (command) {
                    case Change<?> change -> onWait(change);
                    case Ended<?> ended -> onEnded(ended);
                });
    }

    private <T> Behavior<Command> onStart(Change<T> change) {
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> change.change().apply(writer), blocking),
                (answer, fault) -> new Ended<>(change, answer, fault));
        return busy();
    }

    private <T> Behavior<Command> onWait(Change<T> change) {
        if (waiting.isFull()) {
            change.replyTo().tell(StatusReply.success(Answer.refused(new Refusal.Busy("changes"))));
        } else {
            waiting.stash(change);
        }
        return Behaviors.same();
    }

    private <T> Behavior<Command> onEnded(Ended<T> ended) {
        Answer<T> answer = ended.answer();
        writer.takeUnannounced().stream()
                .map(version -> version.script().value())
                .distinct()
                .map(CatalogueEvent.ScriptChanged::new)
                .forEach(changes);
        if (answer == null) {
            ended.change().replyTo().tell(Faults.reply(ended.fault()));
        } else {
            if (answer instanceof Answer.Done<T>(T value)) {
                ended.change().events().apply(value).forEach(changes);
            }
            ended.change().replyTo().tell(StatusReply.success(answer));
        }
        return waiting.isEmpty() ? idle() : waiting.unstash(idle(), 1, Function.identity());
    }
}
