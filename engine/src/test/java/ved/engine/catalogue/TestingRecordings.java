package ved.engine.catalogue;

import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteExecutionStore;
import ved.engine.catalogue.Recording.Arrived;
import ved.engine.catalogue.Recording.NewVersion;
import ved.engine.execution.ExecutionRequest;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.execution.ExecutionSource;
import ved.engine.script.Branch;
import ved.engine.script.Dataset;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Versions recorded as a writer would, without Git. */
public final class TestingRecordings {
    public static final Instant NOW = Instant.parse("2026-11-20T16:37:25.123456Z");

    private TestingRecordings() {}

    /** The first version of a new script at the end of the queue. */
    public static ScriptVersion first(ScriptStore store, String user) {
        return first(store, store.nextScriptId(), store.nextOrderingNumber(), user);
    }

    /** The first version of a new script at some place in the queue. */
    public static ScriptVersion first(
            ScriptStore store, ScriptId script, OrderingNumber orderingNumber, String user) {
        return record(
                store,
                user,
                version(
                        script,
                        Optional.of(orderingNumber),
                        VersionNumber.FIRST,
                        Optional.empty(),
                        Optional.empty()));
    }

    /** A version made from another, on the user's branch. */
    public static ScriptVersion next(
            ScriptStore store, ScriptVersion parent, String number, String user) {
        return made(store, parent, Optional.empty(), number, user);
    }

    /** A version made from two others, on the user's branch. */
    public static ScriptVersion joined(
            ScriptStore store,
            ScriptVersion parent,
            ScriptVersion other,
            String number,
            String user) {
        return made(store, parent, Optional.of(other), number, user);
    }

    public static void merge(ScriptStore store, ScriptVersion version, String commit, String by) {
        store.record(new Recording(Branch.PROD, commit, by, NOW, List.of(new Arrived(version))));
    }

    /** An execution of a version that waits; returns its id. */
    public static long execution(
            Database database, ScriptVersion version, Optional<Dataset> dataset, Instant at) {
        return new SqliteExecutionStore(database)
                .recordQueued(
                        new ExecutionRequest(
                                version.script(),
                                ExecutionSource.VERSION,
                                Optional.of(version.id()),
                                "",
                                dataset.map(used -> new DatasetUse(used.kind(), used.sha256())),
                                "cpython-3.14",
                                "ed1",
                                Optional.empty(),
                                1),
                        "process",
                        at);
    }

    private static ScriptVersion made(
            ScriptStore store,
            ScriptVersion parent,
            Optional<ScriptVersion> other,
            String number,
            String user) {
        return record(
                store,
                user,
                version(
                        parent.script(),
                        Optional.empty(),
                        VersionNumber.parse(number),
                        Optional.of(parent),
                        other));
    }

    private static ScriptVersion record(ScriptStore store, String user, NewVersion version) {
        String commit = "commit-" + version.script() + "-" + version.number();
        store.record(new Recording(new Branch(user), commit, user, NOW, List.of(version)));
        return store.version(version.script(), version.number()).orElseThrow();
    }

    private static NewVersion version(
            ScriptId script,
            Optional<OrderingNumber> orderingNumber,
            VersionNumber number,
            Optional<ScriptVersion> parent,
            Optional<ScriptVersion> other) {
        return new NewVersion(
                script,
                orderingNumber,
                Optional.empty(),
                number,
                "blob-" + script + "-" + number,
                parent.map(ScriptVersion::id),
                other.map(ScriptVersion::id),
                "Save",
                new Description(
                        "Script " + script, "Script " + script + "\n\nIn words.", "fingerprint"),
                "cpython-3.14");
    }
}
