package ved.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import ved.engine.execution.Execution;
import ved.engine.script.SaveWarning.Place;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.http.json.Duplicates.CodeHolder;
import ved.http.json.Versions.Version;
import ved.http.json.Versions.VersionRef;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scripts as the API shows them. */
public final class Scripts {
    private Scripts() {}

    public record LastRun(String status, Instant finishedAt, long executionId) {
        /**
         * @param execution a finished one
         */
        public static LastRun of(Execution execution) {
            return new LastRun(
                    Json.word(execution.status()),
                    execution.finishedAt().orElse(execution.queuedAt()),
                    execution.id());
        }
    }

    public record UnmergedWork(
            String branch, VersionRef version, String committer, Instant savedAt) {
        static UnmergedWork of(ved.engine.script.UnmergedWork work) {
            return new UnmergedWork(
                    work.branch().name(),
                    VersionRef.of(work.version()),
                    work.version().committer(),
                    work.version().savedAt());
        }
    }

    public record ForkOrigin(long scriptId, VersionRef version) {
        static ForkOrigin of(ved.engine.script.ForkOrigin origin) {
            return new ForkOrigin(
                    origin.script().value(),
                    new VersionRef(
                            origin.version().value(),
                            origin.number().major(),
                            origin.number().minor()));
        }
    }

    public record Fork(
            long scriptId, BigDecimal orderingNumber, String descriptiveName, String from) {
        static Fork of(ved.engine.script.Fork fork) {
            return new Fork(
                    fork.fork().value(),
                    fork.orderingNumber().value(),
                    fork.descriptiveName(),
                    fork.from().toString());
        }
    }

    public record Deletion(String by, Instant at) {
        static Deletion of(ved.engine.script.Deletion deletion) {
            return new Deletion(deletion.by(), deletion.at());
        }
    }

    public record Script(
            long id,
            BigDecimal orderingNumber,
            String descriptiveName,
            String description,
            VersionRef version,
            @Nullable VersionRef prodVersion,
            String state,
            List<UnmergedWork> others,
            @Nullable ForkOrigin origin,
            @Nullable Deletion deletion,
            Instant lastModified,
            String committer,
            String branch,
            String interpreter,
            boolean hasTestData,
            boolean hasProductionData,
            @Nullable LastRun lastRun) {
        public static Script of(ScriptSummary script, Optional<Execution> last) {
            ScriptVersion seen = script.version();
            return new Script(
                    script.id().value(),
                    script.orderingNumber().value(),
                    seen.descriptiveName(),
                    seen.description(),
                    VersionRef.of(seen),
                    script.prodVersion().map(VersionRef::of).orElse(null),
                    Json.word(script.state()),
                    script.others().stream().map(UnmergedWork::of).toList(),
                    script.origin().map(ForkOrigin::of).orElse(null),
                    script.deletion().map(Deletion::of).orElse(null),
                    seen.savedAt(),
                    seen.committer(),
                    seen.branch().name(),
                    seen.interpreter(),
                    script.hasTestData(),
                    script.hasProductionData(),
                    last.map(LastRun::of).orElse(null));
        }
    }

    public record ScriptList(List<Script> scripts) {}

    /**
     * A script with one of its texts.
     *
     * @param contentVersion the version whose text it is
     */
    public record ScriptContent(
            @JsonUnwrapped Script script,
            String content,
            Version contentVersion,
            List<Fork> forks) {
        public static ScriptContent of(
                Script script,
                String content,
                ScriptVersion version,
                List<ved.engine.script.Fork> forks) {
            return new ScriptContent(
                    script, content, Version.of(version), forks.stream().map(Fork::of).toList());
        }
    }

    /** Without a place where the whole text is meant. */
    public record SaveWarning(
            String code,
            String message,
            @Nullable Integer line,
            @Nullable Integer column,
            @Nullable Integer endColumn) {
        static SaveWarning of(ved.engine.script.SaveWarning warning) {
            Optional<Place> place = warning.place();
            return new SaveWarning(
                    Json.word(warning.kind()),
                    warning.message(),
                    place.map(Place::line).orElse(null),
                    place.map(Place::column).orElse(null),
                    place.map(Place::endColumn).orElse(null));
        }
    }

    public record SavedScript(
            @JsonUnwrapped ScriptContent script,
            boolean changed,
            List<SaveWarning> warnings,
            List<CodeHolder> duplicates) {
        public static SavedScript of(ScriptContent script, ved.engine.script.SavedScript saved) {
            return new SavedScript(
                    script,
                    saved.changed(),
                    saved.warnings().stream().map(SaveWarning::of).toList(),
                    saved.duplicates().stream().map(CodeHolder::of).toList());
        }
    }
}
