package ved.engine.adapter.sqlite;

import org.jspecify.annotations.Nullable;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Task;
import ved.engine.assistant.names.Masking;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads interactions out of rows. */
final class InteractionRow {
    /** To be continued with a condition. */
    static final String SELECT =
            """
            SELECT i.*, (SELECT group_concat(v.version_id) FROM interaction_versions v
              WHERE v.interaction_id = i.id) AS saved_in
            FROM interactions i WHERE \
            """;

    /** A sum of doubles has no more true digits. */
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private InteractionRow() {}

    static Interaction read(ResultSet row) throws SQLException {
        return new Interaction(
                row.getLong("id"),
                row.getLong("conversation_id"),
                row.getString("user_name"),
                Columns.optionalLong(row, "script_id").map(ScriptId::new),
                Columns.optionalLong(row, "version_id").map(VersionId::new),
                Columns.constant(Task.class, row.getString("task")),
                Masking.of(row.getString("masking")).orElseThrow(),
                row.getString("prompt"),
                Columns.constant(Outcome.class, row.getString("outcome")),
                row.getBoolean("sent"),
                row.getString("answer"),
                Optional.ofNullable(row.getString("code")),
                row.getString("model"),
                Columns.primitiveInt(row, "input_tokens"),
                Columns.primitiveInt(row, "output_tokens"),
                cost(row, "cost"),
                Columns.instant(row, "started_at"),
                duration(row, "latency"),
                duration(row, "first_text"),
                Optional.ofNullable(row.getString("reason")),
                versions(row.getString("saved_in")));
    }

    static Optional<BigDecimal> cost(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(dollars(value));
    }

    static BigDecimal dollars(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
    }

    static @Nullable Long micros(Optional<Duration> duration) {
        return duration.map(time -> time.toNanos() / 1_000).orElse(null);
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        return Columns.optionalLong(row, column)
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    private static List<VersionId> versions(@Nullable String ids) {
        return ids == null
                ? List.of()
                : Arrays.stream(ids.split(","))
                        .map(Long::valueOf)
                        .sorted()
                        .map(VersionId::new)
                        .toList();
    }
}
