package ved.engine.service;

import ved.engine.api.DatasetService;
import ved.engine.catalogue.ScriptStore;
import ved.engine.live.CatalogueEvent;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.StoredDatasets;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Datasets, straight from their tables. */
public final class CatalogueDatasetService implements DatasetService {
    private final CatalogueAccess catalogue;
    private final ScriptStore store;
    private final Clock clock;
    private final int largest;

    /**
     * @param largest dataset that is accepted, in bytes
     */
    public CatalogueDatasetService(
            CatalogueAccess catalogue, ScriptStore store, Clock clock, int largest) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
        this.largest = largest;
    }

    @Override
    public CompletionStage<Answer<StoredDatasets>> all(ScriptId script) {
        throw new UnsupportedOperationException("all datasets");
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> read(ScriptId script, DatasetKind kind) {
        return catalogue.answer(() ->
                store.dataset(script, kind)
                        .flatMap(dataset ->
                                store.datasetBytes(dataset.sha256())
                                        .map(bytes -> new DatasetContent(dataset, bytes)))
                        .map(Answer::done)
                        .orElseGet(() -> Answer.refused(noDataset(script, kind))));
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> ofExecution(long execution) {
        throw new UnsupportedOperationException("dataset of an execution");
    }

    @Override
    public CompletionStage<Answer<Dataset>> store(
            String user, ScriptId script, DatasetKind kind, byte[] bytes, Optional<String> base) {
        return change(
                user,
                script,
                () ->
                        bytes.length > largest
                                ? Answer.refused(new Refusal.TooLarge("a dataset", largest))
                                : Answer.done(
                                        store.putDataset(
                                                script, kind, bytes, user, clock.instant())));
    }

    @Override
    public CompletionStage<Answer<Boolean>> remove(String user, ScriptId script, DatasetKind kind) {
        return change(
                user,
                script,
                () -> Answer.done(store.removeDataset(script, kind, user, clock.instant())));
    }

    private <T> CompletionStage<Answer<T>> change(
            String user, ScriptId script, Supplier<Answer<T>> change) {
        return catalogue.changeAside(
                () ->
                        store.find(user, script).isPresent()
                                ? change.get()
                                : Answer.refused(new Refusal.NotFound("script", script.toString())),
                done -> List.of(new CatalogueEvent.ScriptChanged(script.value())));
    }

    private static Refusal noDataset(ScriptId script, DatasetKind kind) {
        return new Refusal.NotFound(
                kind.name().toLowerCase(Locale.ROOT) + " dataset of script", script.toString());
    }
}
