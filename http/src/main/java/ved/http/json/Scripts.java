package ved.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import ved.engine.execution.Execution;
import ved.engine.script.Dataset;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scripts, versions and datasets as the API shows them. */
public final class Scripts {
    private Scripts() {}

    public record VersionRef(long id, int major, int minor) {
        public static VersionRef of(ScriptVersion version) {
            return new VersionRef(
                    version.id().value(), version.number().major(), version.number().minor());
        }
    }

    public record Version(
            long id,
            int major,
            int minor,
            String branch,
            String commit,
            @Nullable Long parentVersionId,
            String committer,
            Instant savedAt,
            String message,
            String descriptiveName,
            String description,
            String interpreter) {
        public static Version of(ScriptVersion version) {
            return new Version(
                    version.id().value(),
                    version.number().major(),
                    version.number().minor(),
                    version.branch().name(),
                    version.commit(),
                    version.parent().map(parent -> parent.value()).orElse(null),
                    version.committer(),
                    version.savedAt(),
                    version.message(),
                    version.descriptiveName(),
                    version.description(),
                    version.interpreter());
        }
    }

    public record VersionContent(Version version, String content) {}

    public record VersionList(List<Version> versions) {
        public static VersionList of(List<ScriptVersion> versions) {
            return new VersionList(versions.stream().map(Version::of).toList());
        }
    }

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

    public record Script(
            long id,
            BigDecimal orderingNumber,
            String descriptiveName,
            String description,
            VersionRef version,
            @Nullable VersionRef prodVersion,
            String state,
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

    public record ScriptContent(
            @JsonUnwrapped Script script, String content, Version contentVersion) {}

    public record SavedScript(
            @JsonUnwrapped ScriptContent script, boolean changed, List<String> warnings) {}

    public record StoredDataset(
            String kind, String sha256, long size, String storedBy, Instant storedAt) {
        public static StoredDataset of(Dataset dataset) {
            return new StoredDataset(
                    Json.word(dataset.kind()),
                    dataset.sha256(),
                    dataset.size(),
                    dataset.storedBy(),
                    dataset.storedAt());
        }
    }
}
