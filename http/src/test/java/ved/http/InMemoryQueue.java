package ved.http;

import ved.engine.api.QueueService;
import ved.engine.script.Answer;
import ved.engine.script.Deletion;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.Refusal;
import ved.engine.script.Reordering;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** A queue in which the moved script comes last in its group. */
final class InMemoryQueue implements QueueService {
    private final InMemoryCatalogue catalogue;

    InMemoryQueue(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CompletionStage<Answer<Reordering>> setNumber(
            String user, ScriptId script, OrderingNumber number) {
        return catalogue.answer(
                script,
                stored ->
                        holder(number)
                                .filter(holder -> holder != stored)
                                .<Answer<Reordering>>map(holder ->
                                        Answer.refused(
                                                new Refusal.OrderingNumberTaken(
                                                        number, holder.id, "Script " + holder.id)))
                                .orElseGet(() -> moved(user, stored, number)));
    }

    @Override
    public CompletionStage<Answer<Reordering>> move(
            String user, ScriptId script, Placement placement) {
        return catalogue.answer(
                script,
                stored ->
                        moved(
                                user,
                                stored,
                                new OrderingNumber(placement.group() * 10_000 + script.value())));
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> delete(String user, ScriptId script) {
        return catalogue.answer(
                script,
                stored -> {
                    if (stored.deletion != null) {
                        return Answer.refused(new Refusal.ScriptDeleted(script));
                    }
                    stored.deletion = new Deletion(user, StoredScript.NOW);
                    record(user, stored, QueueChange.Kind.DELETED, Optional.empty());
                    return Answer.done(stored.summary());
                });
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> putBack(String user, ScriptId script) {
        return catalogue.answer(
                script,
                stored -> {
                    if (stored.deletion == null) {
                        return Answer.refused(new Refusal.NotDeleted(script));
                    }
                    stored.deletion = null;
                    return Answer.done(stored.summary());
                });
    }

    @Override
    public CompletionStage<List<QueueChange>> changes(
            Optional<ScriptId> script, int limit, OptionalLong before) {
        return catalogue.ask(() ->
                catalogue.changes.reversed().stream()
                        .filter(change -> script.isEmpty() || script.get().equals(change.script()))
                        .filter(change -> change.id() < before.orElse(Long.MAX_VALUE))
                        .limit(limit)
                        .toList());
    }

    private Optional<StoredScript> holder(OrderingNumber number) {
        return catalogue.scripts.values().stream()
                .filter(stored -> stored.number.equals(number))
                .findFirst();
    }

    private Answer<Reordering> moved(String user, StoredScript stored, OrderingNumber number) {
        record(user, stored, QueueChange.Kind.MOVED, Optional.of(number));
        Reordering.Renumbered renumbered =
                new Reordering.Renumbered(new ScriptId(9), stored.number, number);
        stored.number = number;
        return Answer.done(new Reordering(stored.summary(), List.of(renumbered)));
    }

    private void record(
            String user,
            StoredScript stored,
            QueueChange.Kind kind,
            Optional<OrderingNumber> number) {
        catalogue.changes.add(
                new QueueChange(
                        catalogue.changes.size() + 1L,
                        kind,
                        stored.id,
                        "Script " + stored.id,
                        Optional.of(stored.number),
                        number,
                        user,
                        StoredScript.NOW,
                        "e".repeat(40)));
    }
}
