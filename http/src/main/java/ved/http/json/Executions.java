package ved.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import ved.engine.api.ExecutionService.ExecutionReport;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Executions as the API shows them. */
public final class Executions {
    private Executions() {}

    public record DatasetUse(String kind, String sha256) {
        static @Nullable DatasetUse of(Optional<ExecutionRequest.DatasetUse> use) {
            return use.map(u -> new DatasetUse(Json.word(u.kind()), u.sha256())).orElse(null);
        }
    }

    public record ExecutionSummary(
            long id,
            long scriptId,
            String source,
            @Nullable Long versionId,
            @Nullable DatasetUse dataset,
            String interpreter,
            String sandbox,
            String startedBy,
            @Nullable Long runId,
            int attempt,
            String status,
            @Nullable Integer exitCode,
            @Nullable Integer signal,
            @Nullable String reason,
            @Nullable Long peakMemoryBytes,
            Instant queuedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long durationMs) {
        public static ExecutionSummary of(Execution execution) {
            return new ExecutionSummary(
                    execution.id(),
                    execution.script().value(),
                    Json.word(execution.source()),
                    execution.version().map(version -> version.value()).orElse(null),
                    DatasetUse.of(execution.dataset()),
                    execution.interpreter(),
                    execution.sandbox(),
                    execution.startedBy(),
                    execution.run().orElse(null),
                    execution.attempt(),
                    Json.word(execution.status()),
                    nullable(execution.exitCode()),
                    nullable(execution.signal()),
                    execution.reason().orElse(null),
                    nullable(execution.peakMemoryBytes()),
                    execution.queuedAt(),
                    execution.startedAt().orElse(null),
                    execution.finishedAt().orElse(null),
                    duration(execution));
        }

        private static @Nullable Long duration(Execution execution) {
            return execution
                    .startedAt()
                    .flatMap(start ->
                            execution
                                    .finishedAt()
                                    .map(end -> Duration.between(start, end).toMillis()))
                    .orElse(null);
        }
    }

    public record FullExecution(
            @JsonUnwrapped ExecutionSummary execution, String stdout, String stderr) {
        public static FullExecution of(ExecutionReport report) {
            return new FullExecution(
                    ExecutionSummary.of(report.execution()), report.stdout(), report.stderr());
        }

        /** Without output: that of an execution that still runs comes as events. */
        public static FullExecution of(Execution execution) {
            return new FullExecution(ExecutionSummary.of(execution), "", "");
        }
    }

    public record ExecutionList(List<ExecutionSummary> executions) {
        public static ExecutionList of(List<Execution> executions) {
            return new ExecutionList(executions.stream().map(ExecutionSummary::of).toList());
        }
    }

    public record ExecutionStarted(long executionId) {}

    static @Nullable Integer nullable(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    static @Nullable Long nullable(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
