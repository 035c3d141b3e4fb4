package ved.engine.service;

import ved.engine.api.QueueService;
import ved.engine.catalogue.MovedScript;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.ScriptWriter;
import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.Reordering;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The queue, changed through the writer; what happened to it, straight from its table. */
public final class CatalogueQueueService implements QueueService {
    private final CatalogueAccess catalogue;
    private final ScriptStore store;

    public CatalogueQueueService(CatalogueAccess catalogue, ScriptStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    @Override
    public CompletionStage<Answer<Reordering>> setNumber(
            String user, ScriptId script, OrderingNumber number) {
        return move(writer -> writer.setNumber(user, script, number));
    }

    @Override
    public CompletionStage<Answer<Reordering>> move(
            String user, ScriptId script, Placement placement) {
        return move(writer -> writer.move(user, script, placement));
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> delete(String user, ScriptId script) {
        return catalogue.change(
                writer -> writer.delete(user, script), CatalogueQueueService::changed);
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> putBack(String user, ScriptId script) {
        return catalogue.change(
                writer -> writer.putBack(user, script), CatalogueQueueService::changed);
    }

    @Override
    public CompletionStage<List<QueueChange>> changes(
            Optional<ScriptId> script, int limit, OptionalLong before) {
        return catalogue.read(() -> store.queueChanges(script, limit, before));
    }

    private CompletionStage<Answer<Reordering>> move(
            Function<ScriptWriter, Answer<MovedScript>> move) {
        return catalogue
                .change(move, CatalogueQueueService::changed)
                .thenApply(answer -> answer.map(MovedScript::reordering));
    }

    private static List<CatalogueEvent> changed(MovedScript moved) {
        if (!moved.changed()) {
            return List.of();
        }
        Reordering reordering = moved.reordering();
        List<CatalogueEvent> events = new ArrayList<>(changed(reordering.script()));
        reordering.renumbered().forEach(other -> events.add(scriptChanged(other.script())));
        return events;
    }

    private static List<CatalogueEvent> changed(ScriptSummary script) {
        return List.of(new CatalogueEvent.QueueChanged(), scriptChanged(script.id()));
    }

    private static CatalogueEvent scriptChanged(ScriptId script) {
        return new CatalogueEvent.ScriptChanged(script.value());
    }
}
