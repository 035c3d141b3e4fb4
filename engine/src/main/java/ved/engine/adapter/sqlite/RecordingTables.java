package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.catalogue.Recording;
import ved.engine.catalogue.Recording.Arrived;
import ved.engine.catalogue.Recording.Item;
import ved.engine.catalogue.Recording.NewVersion;
import ved.engine.catalogue.Recording.Reordered;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.List;

/** Writes what a commit brought: versions, branches and the order of the queue. */
final class RecordingTables {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingTables.class);

    private final Handle handle;
    private final Recording recording;

    private RecordingTables(Handle handle, Recording recording) {
        this.handle = handle;
        this.recording = recording;
    }

    static void write(Handle handle, Recording recording) {
        new RecordingTables(handle, recording).write();
    }

    private void write() {
        List<Reordered> reordered =
                recording.items().stream()
                        .filter(Reordered.class::isInstance)
                        .map(Reordered.class::cast)
                        .filter(change -> QueueTables.isNew(handle, recording, change))
                        .toList();
        QueueTables.write(handle, recording, reordered);
        boolean news = !reordered.isEmpty();
        for (Item item : recording.items()) {
            news |=
                    switch (item) {
                        case NewVersion version -> write(version);
                        case Arrived arrived -> write(arrived);
                        case Reordered written -> false;
                    };
        }
        if (news) {
            BranchTables.setHead(handle, recording.branch(), recording.commit());
        }
    }

    private boolean write(NewVersion version) {
        if (isRecorded(version.script())) {
            return false;
        }
        version.orderingNumber().ifPresent(number -> insertScript(version, number));
        long id = insertVersion(version);
        if (recording.branch().equals(Branch.PROD)) {
            arrive(version.script(), id);
        }
        BranchTables.setTip(handle, recording.branch(), version.script(), id);
        return true;
    }

    private boolean write(Arrived arrived) {
        ScriptId script = arrived.version().script();
        long version = arrived.version().id().value();
        boolean first = arrive(script, version);
        if (first) {
            BranchTables.setTip(handle, Branch.PROD, script, version);
        }
        return first;
    }

    private boolean isRecorded(ScriptId script) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM versions
                          WHERE script_id = :script AND commit_id = :commit)
                        """)
                .bind("script", script.value())
                .bind("commit", recording.commit())
                .mapTo(boolean.class)
                .one();
    }

    private boolean arrive(ScriptId script, long version) {
        int arrived =
                handle.createUpdate(
                                """
                                INSERT INTO merges
                                  (script_id, commit_id, version_id, merged_by, merged_at)
                                VALUES (:script, :commit, :version, :by, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("script", script.value())
                        .bind("commit", recording.commit())
                        .bind("version", version)
                        .bind("by", recording.by())
                        .bind("at", Columns.micros(recording.at()))
                        .execute();
        return arrived > 0;
    }

    private void insertScript(NewVersion version, OrderingNumber wanted) {
        OrderingNumber number = QueueTables.freeNumber(handle, wanted);
        if (!number.equals(wanted)) {
            LOG.warn("Script {} could not get {}: it has {}", version.script(), wanted, number);
        }
        handle.createUpdate(
                        """
                        INSERT INTO scripts (id, ordering_number, created_by, created_at)
                        VALUES (:id, :number, :by, :at)
                        """)
                .bind("id", version.script().value())
                .bind("number", number.tenThousandths())
                .bind("by", recording.by())
                .bind("at", Columns.micros(recording.at()))
                .execute();
        QueueTables.noteCreated(handle, recording, version.script(), number);
    }

    private long insertVersion(NewVersion version) {
        return handle.createQuery(
                        """
                        INSERT INTO versions (script_id, major, minor, branch, commit_id, blob_id,
                          parent_id, merged_id, fork_script_id, fork_version_id, committer,
                          saved_at, message, descriptive_name, description, fingerprint,
                          interpreter)
                        VALUES (:script, :major, :minor, :branch, :commit, :blob,
                          :parent, :merged, :forkScript, :forkVersion, :committer,
                          :savedAt, :message, :name, :description, :fingerprint,
                          :interpreter)
                        RETURNING id
                        """)
                .bind("script", version.script().value())
                .bind("major", version.number().major())
                .bind("minor", version.number().minor())
                .bind("branch", recording.branch().name())
                .bind("commit", recording.commit())
                .bind("blob", version.blob())
                .bind("parent", version.parent().map(VersionId::value))
                .bind("merged", version.mergedParent().map(VersionId::value))
                .bind("forkScript", version.origin().map(origin -> origin.script().value()))
                .bind("forkVersion", version.origin().map(origin -> origin.version().value()))
                .bind("committer", recording.by())
                .bind("savedAt", Columns.micros(recording.at()))
                .bind("message", version.message())
                .bind("name", version.description().name())
                .bind("description", version.description().text())
                .bind("fingerprint", version.description().fingerprint())
                .bind("interpreter", version.interpreter())
                .mapTo(long.class)
                .one();
    }
}
