package ved.http;

import ved.engine.api.DatasetService;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.StoredDatasets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Datasets; the only execution that had one is that of id 1, which had the test data of script 1. */
final class InMemoryDatasets implements DatasetService {
    private final InMemoryCatalogue catalogue;

    InMemoryDatasets(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CompletionStage<Answer<StoredDatasets>> all(ScriptId script) {
        return catalogue.answer(
                script,
                stored -> {
                    Optional<Dataset> test = dataset(stored, DatasetKind.TEST);
                    return Answer.done(
                            new StoredDatasets(
                                    test,
                                    dataset(stored, DatasetKind.PRODUCTION),
                                    test.map(InMemoryDatasets::change).stream().toList()));
                });
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> read(ScriptId script, DatasetKind kind) {
        return catalogue.answer(script, stored -> content(stored, kind));
    }

    @Override
    public CompletionStage<Answer<DatasetContent>> ofExecution(long execution) {
        return execution == 1
                ? read(new ScriptId(1), DatasetKind.TEST)
                : catalogue.answer(() -> InMemoryCatalogue.notFound("execution", "" + execution));
    }

    @Override
    public CompletionStage<Answer<Dataset>> store(
            String user, ScriptId script, DatasetKind kind, byte[] bytes, Optional<String> base) {
        return catalogue.answer(
                script,
                stored -> {
                    Optional<Dataset> now = dataset(stored, kind);
                    String hash = now.map(Dataset::sha256).orElse("");
                    if (base.isPresent() && !base.get().equals(hash)) {
                        return Answer.refused(new Refusal.StaleDataset(now));
                    }
                    Dataset dataset =
                            new Dataset(
                                    script,
                                    kind,
                                    sha256(bytes),
                                    bytes.length,
                                    user,
                                    StoredScript.NOW);
                    stored.data.put(kind, new DatasetContent(dataset, bytes));
                    return Answer.done(dataset);
                });
    }

    @Override
    public CompletionStage<Answer<Boolean>> remove(String user, ScriptId script, DatasetKind kind) {
        return catalogue.answer(script, stored -> Answer.done(stored.data.remove(kind) != null));
    }

    private static Answer<DatasetContent> content(StoredScript stored, DatasetKind kind) {
        return Optional.ofNullable(stored.data.get(kind))
                .map(Answer::done)
                .orElseGet(() -> InMemoryCatalogue.notFound("dataset", kind.toString()));
    }

    private static Optional<Dataset> dataset(StoredScript stored, DatasetKind kind) {
        return Optional.ofNullable(stored.data.get(kind)).map(DatasetContent::dataset);
    }

    private static StoredDatasets.Change change(Dataset dataset) {
        return new StoredDatasets.Change(
                dataset.kind(),
                false,
                dataset.sha256(),
                dataset.size(),
                dataset.storedBy(),
                dataset.storedAt());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
