package ved.engine.service;

import ved.engine.api.DatasetService;
import ved.engine.catalogue.DatasetStore;
import ved.engine.catalogue.DatasetStore.NewDataset;
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
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Datasets, straight from their tables: each change is one transaction there. */
public final class CatalogueDatasetService implements DatasetService {
    private final CatalogueAccess catalogue;
    private final ScriptStore scripts;
    private final DatasetStore datasets;
    private final Clock clock;
    private final int largest;

    /**
     * @param largest dataset that is accepted, in bytes
     */
    public CatalogueDatasetService(
            CatalogueAccess catalogue,
            ScriptStore scripts,
            DatasetStore datasets,
            Clock clock,
            int largest) {
        this.catalogue = catalogue;
        this.scripts = scripts;
        this.datasets = datasets;
        this.clock = clock;
        this.largest = largest;
    }

    @Override
    public CompletionStage<Answer<StoredDatasets>> all(ScriptId script) {
        return catalogue.answer(() ->
                scripts.existing(Set.of(script)).isEmpty()
                        ? Answer.refused(Refusal.NotFound.of(script))
                        : Answer.done(datasets.all(script)));
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> read(ScriptId script, DatasetKind kind) {
        String what = kind.name().toLowerCase(Locale.ROOT) + " dataset of script";
        return content(() -> datasets.find(script, kind), what, script.toString());
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> ofExecution(long execution) {
        return content(
                () -> datasets.ofExecution(execution),
                "dataset of execution",
                Long.toString(execution));
    }

    @Override
    public CompletionStage<Answer<Dataset>> store(
            String user, ScriptId script, DatasetKind kind, byte[] bytes, Optional<String> base) {
        return change(
                script,
                () ->
                        bytes.length > largest
                                ? Answer.refused(new Refusal.TooLarge("a dataset", largest))
                                : datasets.store(
                                        new NewDataset(
                                                script, kind, bytes, base, user, clock.instant())));
    }

    @Override
    public CompletionStage<Answer<Boolean>> remove(String user, ScriptId script, DatasetKind kind) {
        return change(script, () -> datasets.remove(script, kind, user, clock.instant()));
    }

    private CompletionStage<Answer<DatasetContent>> content(
            Supplier<Optional<Dataset>> question, String what, String id) {
        return catalogue.answer(() ->
                question.get()
                        .flatMap(dataset ->
                                datasets.bytes(dataset.sha256())
                                        .map(bytes -> new DatasetContent(dataset, bytes)))
                        .map(Answer::done)
                        .orElseGet(() -> Answer.refused(new Refusal.NotFound(what, id))));
    }

    private <T> CompletionStage<Answer<T>> change(ScriptId script, Supplier<Answer<T>> change) {
        return catalogue.changeAside(
                change, _ -> List.of(new CatalogueEvent.ScriptChanged(script.value())));
    }
}
