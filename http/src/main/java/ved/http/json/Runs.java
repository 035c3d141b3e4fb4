package ved.http.json;

import org.jspecify.annotations.Nullable;

import ved.engine.run.RunState;
import ved.engine.script.VersionNumber;
import ved.http.json.Executions.DatasetUse;
import ved.http.json.Versions.VersionRef;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Runs as the API shows them. */
public final class Runs {
    private Runs() {}

    public record RunStarted(long runId) {}

    public record RunSummary(
            long id,
            String status,
            String onFailure,
            String startedBy,
            String commit,
            int scripts,
            int succeeded,
            int failed,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        static RunSummary of(ved.engine.run.RunSummary run) {
            return new RunSummary(
                    run.id(),
                    Json.word(run.status()),
                    Json.word(run.onFailure()),
                    run.startedBy(),
                    run.commit(),
                    run.scripts(),
                    run.succeeded(),
                    run.failed(),
                    run.startedAt(),
                    run.finishedAt().orElse(null));
        }
    }

    public record RunList(List<RunSummary> runs) {
        public static RunList of(List<ved.engine.run.RunSummary> runs) {
            return new RunList(runs.stream().map(RunSummary::of).toList());
        }
    }

    public record RunScript(
            long scriptId,
            BigDecimal orderingNumber,
            String descriptiveName,
            VersionRef version,
            @Nullable DatasetUse dataset,
            String interpreter,
            String phase,
            @Nullable String status,
            @Nullable Long executionId,
            int attempt,
            @Nullable String reason,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        static RunScript of(RunState.ScriptState script) {
            VersionNumber number = VersionNumber.parse(script.plan().versionNumber());
            return new RunScript(
                    script.plan().script().value(),
                    script.plan().orderingNumber().value(),
                    script.plan().descriptiveName(),
                    new VersionRef(script.plan().version().value(), number.major(), number.minor()),
                    DatasetUse.of(script.plan().dataset()),
                    script.plan().interpreter(),
                    Json.word(script.phase()),
                    script.status().map(Json::word).orElse(null),
                    script.execution().orElse(null),
                    script.attempt(),
                    script.reason().orElse(null),
                    script.startedAt().orElse(null),
                    script.finishedAt().orElse(null));
        }
    }

    public record RunGroup(
            long number,
            List<RunScript> scripts,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        static RunGroup of(RunState.GroupState group) {
            return new RunGroup(
                    group.number(),
                    group.scripts().stream().map(RunScript::of).toList(),
                    group.startedAt().orElse(null),
                    group.finishedAt().orElse(null));
        }
    }

    public record Run(
            long id,
            String status,
            String onFailure,
            String startedBy,
            String commit,
            @Nullable String cancelRequestedBy,
            List<RunGroup> groups,
            Instant startedAt,
            @Nullable Instant finishedAt) {
        public static Run of(RunState run) {
            return new Run(
                    run.run(),
                    Json.word(run.status()),
                    Json.word(run.onFailure()),
                    run.startedBy(),
                    run.commit(),
                    run.cancelRequestedBy().orElse(null),
                    run.groups().stream().map(RunGroup::of).toList(),
                    run.startedAt().orElseThrow(),
                    run.finishedAt().orElse(null));
        }
    }
}
