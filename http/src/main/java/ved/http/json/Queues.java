package ved.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import ved.engine.script.OrderingNumber;
import ved.http.json.Scripts.Script;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The order of the queue and its changes as the API shows them. */
public final class Queues {
    private Queues() {}

    public record Renumbered(long scriptId, BigDecimal from, BigDecimal to) {
        static Renumbered of(ved.engine.script.Reordering.Renumbered renumbered) {
            return new Renumbered(
                    renumbered.script().value(),
                    renumbered.from().value(),
                    renumbered.to().value());
        }
    }

    public record Reordering(@JsonUnwrapped Script script, List<Renumbered> renumbered) {
        /**
         * @param script the moved script as the API shows it
         */
        public static Reordering of(Script script, ved.engine.script.Reordering reordering) {
            return new Reordering(
                    script, reordering.renumbered().stream().map(Renumbered::of).toList());
        }
    }

    public record QueueChange(
            long id,
            String kind,
            long scriptId,
            String descriptiveName,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            String by,
            Instant at,
            String commit) {
        static QueueChange of(ved.engine.script.QueueChange change) {
            return new QueueChange(
                    change.id(),
                    Json.word(change.kind()),
                    change.script().value(),
                    change.descriptiveName(),
                    change.from().map(OrderingNumber::value).orElse(null),
                    change.to().map(OrderingNumber::value).orElse(null),
                    change.by(),
                    change.at(),
                    change.commit());
        }
    }

    public record QueueChangeList(List<QueueChange> changes) {
        public static QueueChangeList of(List<ved.engine.script.QueueChange> changes) {
            return new QueueChangeList(changes.stream().map(QueueChange::of).toList());
        }
    }
}
