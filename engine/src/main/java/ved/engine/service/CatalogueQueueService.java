package ved.engine.service;

import ved.engine.api.QueueService;
import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.Reordering;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** Not written yet. */
public final class CatalogueQueueService implements QueueService {
    @Override
    public CompletionStage<Answer<Reordering>> setNumber(
            String user, ScriptId script, OrderingNumber number) {
        throw new UnsupportedOperationException("set number");
    }

    @Override
    public CompletionStage<Answer<Reordering>> move(
            String user, ScriptId script, Placement placement) {
        throw new UnsupportedOperationException("move");
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> delete(String user, ScriptId script) {
        throw new UnsupportedOperationException("delete");
    }

    @Override
    public CompletionStage<Answer<ScriptSummary>> putBack(String user, ScriptId script) {
        throw new UnsupportedOperationException("put back");
    }

    @Override
    public CompletionStage<List<QueueChange>> changes(
            Optional<ScriptId> script, int limit, OptionalLong before) {
        throw new UnsupportedOperationException("queue changes");
    }
}
