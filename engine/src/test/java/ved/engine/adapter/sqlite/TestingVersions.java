package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.fail;

import ved.engine.catalogue.DatasetStore.NewDataset;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.ScriptStore.NewVersion;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.Optional;

/** Versions as a writer would record them. */
final class TestingVersions {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");

    private TestingVersions() {}

    /** The first version of a new script at the end of the queue. */
    static NewVersion first(ScriptStore store, String user) {
        ScriptId script = store.nextScriptId();
        return new NewVersion(
                script,
                Optional.of(store.nextOrderingNumber()),
                VersionNumber.FIRST,
                new Branch(user),
                "commit-" + script + "-0.1",
                "blob-" + script,
                Optional.empty(),
                user,
                NOW,
                "Create",
                "Script " + script,
                "Script " + script + "\n\nIn words.",
                "fingerprint",
                "cpython-3.14");
    }

    /** Data of the script, stored by ed1 in the place of whatever is there. */
    static Dataset dataset(
            Database database, ScriptVersion version, DatasetKind kind, byte[] bytes) {
        Answer<Dataset> answer =
                new SqliteDatasetStore(database)
                        .store(
                                new NewDataset(
                                        version.script(),
                                        kind,
                                        bytes,
                                        Optional.empty(),
                                        "ed1",
                                        NOW));
        return switch (answer) {
            case Answer.Done<Dataset>(Dataset dataset) -> dataset;
            case Answer.Refused<Dataset> refused -> fail("refused: " + refused);
        };
    }

    /** A version made from another, on the user's branch. */
    static NewVersion next(ScriptVersion parent, VersionNumber number, String user) {
        return new NewVersion(
                parent.script(),
                Optional.empty(),
                number,
                new Branch(user),
                "commit-" + parent.script() + "-" + number,
                "blob-" + parent.script() + "-" + number,
                Optional.of(parent.id()),
                user,
                NOW,
                "Save",
                "Script " + parent.script(),
                "",
                "fingerprint",
                "cpython-3.14");
    }
}
