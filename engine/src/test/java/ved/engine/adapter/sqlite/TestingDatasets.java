package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.fail;

import ved.engine.catalogue.DatasetStore.NewDataset;
import ved.engine.catalogue.TestingRecordings;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptVersion;

import java.util.Optional;

/** Datasets as an editor would store them. */
final class TestingDatasets {
    private TestingDatasets() {}

    /** Data of the script, stored by ed1 in the place of whatever is there. */
    static Dataset store(Database database, ScriptVersion version, DatasetKind kind, byte[] bytes) {
        Answer<Dataset> answer =
                new SqliteDatasetStore(database)
                        .store(
                                new NewDataset(
                                        version.script(),
                                        kind,
                                        bytes,
                                        Optional.empty(),
                                        "ed1",
                                        TestingRecordings.NOW));
        return switch (answer) {
            case Answer.Done<Dataset>(Dataset dataset) -> dataset;
            case Answer.Refused<Dataset> refused -> fail("refused: " + refused);
        };
    }
}
