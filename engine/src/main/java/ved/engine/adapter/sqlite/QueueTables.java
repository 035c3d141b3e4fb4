package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.catalogue.GroupNumbers;
import ved.engine.catalogue.Recording;
import ved.engine.catalogue.Recording.Reordered;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The order of the queue, who is in it, and what happened to it. */
final class QueueTables {
    private static final Logger LOG = LoggerFactory.getLogger(QueueTables.class);

    private QueueTables() {}

    /** {@code floor(max) + 1} over the live scripts, {@code 1.0} in an empty queue. */
    static OrderingNumber nextNumber(Handle handle) {
        return handle.createQuery(
                        "SELECT max(ordering_number) FROM scripts WHERE deleted_at IS NULL")
                .mapTo(Long.class)
                .findOne()
                .map(OrderingNumber::new)
                .map(last ->
                        last.group() < OrderingNumber.LARGEST_GROUP
                                ? last.nextGroup()
                                : GroupNumbers.forANewScript(
                                        new TreeSet<>(numbers(handle).values())))
                .orElseGet(() -> OrderingNumber.ofGroup(1));
    }

    /** The number of each live script. */
    static Map<ScriptId, OrderingNumber> numbers(Handle handle) {
        return handle.createQuery(
                        "SELECT id, ordering_number FROM scripts WHERE deleted_at IS NULL")
                .map((row, context) ->
                        Map.entry(
                                new ScriptId(row.getLong("id")),
                                new OrderingNumber(row.getLong("ordering_number"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The wanted number, or the end of the queue where a live script has that. */
    static OrderingNumber freeNumber(Handle handle, OrderingNumber wanted) {
        boolean taken =
                handle.createQuery(
                                """
                                SELECT EXISTS (SELECT 1 FROM scripts
                                  WHERE deleted_at IS NULL AND ordering_number = :number)
                                """)
                        .bind("number", wanted.tenThousandths())
                        .mapTo(boolean.class)
                        .one();
        return taken ? nextNumber(handle) : wanted;
    }

    static boolean isNew(Handle handle, Recording recording, Reordered change) {
        return !handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM placements
                          WHERE commit_id = :commit AND script_id = :script AND kind = :kind)
                        """)
                .bind("commit", recording.commit())
                .bind("script", change.script().value())
                .bind("kind", Columns.text(change.kind()))
                .mapTo(boolean.class)
                .one();
    }

    /** All scripts leave their places before any takes its new one. */
    static void write(Handle handle, Recording recording, List<Reordered> changes) {
        changes.forEach(change -> leave(handle, recording, change));
        for (Reordered change : changes) {
            Optional<OrderingNumber> to = change.to().map(number -> freeNumber(handle, number));
            if (!to.equals(change.to())) {
                LOG.warn("Script {} could not get {}: {}", change.script(), change.to(), to);
            }
            to.ifPresent(number -> enter(handle, change.script(), number));
            note(handle, recording, change.kind(), change.script(), change.from(), to);
        }
    }

    static void noteCreated(
            Handle handle, Recording recording, ScriptId script, OrderingNumber number) {
        note(
                handle,
                recording,
                QueueChange.Kind.CREATED,
                script,
                Optional.empty(),
                Optional.of(number));
    }

    private static void leave(Handle handle, Recording recording, Reordered change) {
        handle.createUpdate(
                        """
                        UPDATE scripts SET deleted_by = :by, deleted_at = :at
                        WHERE id = :script AND deleted_at IS NULL
                        """)
                .bind("by", recording.by())
                .bind("at", Columns.micros(recording.at()))
                .bind("script", change.script().value())
                .execute();
    }

    static void enter(Handle handle, ScriptId script, OrderingNumber number) {
        handle.createUpdate(
                        """
                        UPDATE scripts
                        SET ordering_number = :number, deleted_by = NULL, deleted_at = NULL
                        WHERE id = :script
                        """)
                .bind("number", number.tenThousandths())
                .bind("script", script.value())
                .execute();
    }

    private static void note(
            Handle handle,
            Recording recording,
            QueueChange.Kind kind,
            ScriptId script,
            Optional<OrderingNumber> from,
            Optional<OrderingNumber> to) {
        handle.createUpdate(
                        """
                        INSERT INTO placements (kind, script_id, from_number, to_number,
                          changed_by, changed_at, commit_id)
                        VALUES (:kind, :script, :from, :to, :by, :at, :commit)
                        """)
                .bind("kind", Columns.text(kind))
                .bind("script", script.value())
                .bind("from", from.map(OrderingNumber::tenThousandths))
                .bind("to", to.map(OrderingNumber::tenThousandths))
                .bind("by", recording.by())
                .bind("at", Columns.micros(recording.at()))
                .bind("commit", recording.commit())
                .execute();
    }
}
