package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Placed;
import ved.engine.catalogue.QueueOrder.Move;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.Refusal;
import ved.engine.script.Reordering;
import ved.engine.script.Reordering.Renumbered;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of the order of the queue, and of who is in it; one commit on {@code prod} each. Blocks;
 * one caller at a time.
 */
final class Queueing {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final Summaries summaries;
    private final Committing committing;

    Queueing(
            ContentRepository repository,
            ScriptStore store,
            Summaries summaries,
            Committing committing) {
        this.repository = repository;
        this.store = store;
        this.summaries = summaries;
        this.committing = committing;
    }

    /** Gives a script a number that is free. */
    Answer<MovedScript> setNumber(String user, ScriptId script, OrderingNumber number) {
        return summaries
                .live(user, script)
                .flatMap(seen -> {
                    Optional<ScriptId> holder = order().holder(number);
                    if (holder.isEmpty()) {
                        return Answer.done(
                                reorder(
                                        user,
                                        script,
                                        List.of(new Move(script, seen.orderingNumber(), number))));
                    }
                    return holder.get().equals(script)
                            ? Answer.done(reorder(user, script, List.of()))
                            : Answer.refused(taken(user, number, holder.get()));
                });
    }

    /** Moves a script between two others; others make room where there is none. */
    Answer<MovedScript> move(String user, ScriptId script, Placement placement) {
        return summaries
                .live(user, script)
                .flatMap(seen -> order().place(script, placement))
                .map(moves -> reorder(user, script, moves));
    }

    /** Takes a script out of the queue and off {@code prod}; its history stays. */
    Answer<ScriptSummary> delete(String user, ScriptId script) {
        return summaries
                .live(user, script)
                .map(seen -> {
                    Placed left =
                            new Placed(
                                    script,
                                    QueueChange.Kind.DELETED,
                                    Optional.of(seen.orderingNumber()),
                                    Optional.empty());
                    committing.commit(
                            Draft.onProd(
                                    user,
                                    "Delete script " + script,
                                    List.of(left),
                                    Map.of(),
                                    seen.prodVersion().isPresent() ? Set.of(script) : Set.of()));
                    return find(user, script);
                });
    }

    /** Puts a deleted script back, at its old number if that is free, else at the end. */
    Answer<ScriptSummary> putBack(String user, ScriptId script) {
        Optional<ScriptSummary> deleted = summaries.find(user, script);
        if (deleted.isEmpty()) {
            return Answer.refused(Refusal.NotFound.of(script));
        }
        if (deleted.get().deletion().isEmpty()) {
            return Answer.refused(new Refusal.NotDeleted(script));
        }
        Optional<ScriptVersion> onProd = store.onBranch(Branch.PROD, script);
        Optional<Refusal> duplicate = onProd.flatMap(this::duplicate);
        if (duplicate.isPresent()) {
            return Answer.refused(duplicate.get());
        }
        QueueOrder order = order();
        OrderingNumber number =
                order.holder(deleted.get().orderingNumber()).isEmpty()
                        ? deleted.get().orderingNumber()
                        : store.nextOrderingNumber();
        Placed returned =
                new Placed(
                        script, QueueChange.Kind.RETURNED, Optional.empty(), Optional.of(number));
        committing.commit(
                Draft.onProd(
                        user,
                        "Put script %s back at %s".formatted(script, number),
                        List.of(returned),
                        onProd.map(version ->
                                        Map.of(script, VersionContent.bytes(repository, version)))
                                .orElse(Map.of()),
                        Set.of()));
        return Answer.done(find(user, script));
    }

    private MovedScript reorder(String user, ScriptId script, List<Move> moves) {
        if (!moves.isEmpty()) {
            committing.commit(
                    Draft.onProd(
                            user,
                            message(script, moves),
                            moves.stream().map(move -> placed(script, move)).toList(),
                            Map.of(),
                            Set.of()));
        }
        List<Renumbered> others =
                moves.stream()
                        .filter(move -> !move.script().equals(script))
                        .map(move -> new Renumbered(move.script(), move.from(), move.to()))
                        .toList();
        return new MovedScript(new Reordering(find(user, script), others), !moves.isEmpty());
    }

    private static Placed placed(ScriptId script, Move move) {
        return new Placed(
                move.script(),
                move.script().equals(script) ? QueueChange.Kind.MOVED : QueueChange.Kind.RENUMBERED,
                Optional.of(move.from()),
                Optional.of(move.to()));
    }

    private static String message(ScriptId script, List<Move> moves) {
        return moves.size() == 1 && moves.getFirst().script().equals(script)
                ? "Move script %s from %s to %s"
                        .formatted(script, moves.getFirst().from(), moves.getFirst().to())
                : "Move script %s, and renumber group %d to make room"
                        .formatted(script, moves.getFirst().to().group());
    }

    private Optional<Refusal> duplicate(ScriptVersion version) {
        return new CodeOnProd(store)
                .duplicate(version.script(), store.description(version.id()).fingerprint());
    }

    private QueueOrder order() {
        return new QueueOrder(store.orderingNumbers());
    }

    private Refusal taken(String user, OrderingNumber number, ScriptId holder) {
        return new Refusal.OrderingNumberTaken(
                number, holder, find(user, holder).version().descriptiveName());
    }

    private ScriptSummary find(String user, ScriptId script) {
        return summaries.find(user, script).orElseThrow();
    }
}
