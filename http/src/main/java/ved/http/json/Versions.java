package ved.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import ved.engine.assistant.InteractionStore.Link;
import ved.engine.script.Branch;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionText;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Versions of scripts, and what was between them, as the API shows them. */
public final class Versions {
    private Versions() {}

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
            @Nullable Long mergedVersionId,
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
                    version.parent().map(VersionId::value).orElse(null),
                    version.mergedParent().map(VersionId::value).orElse(null),
                    version.committer(),
                    version.savedAt(),
                    version.message(),
                    version.descriptiveName(),
                    version.description(),
                    version.interpreter());
        }
    }

    public record VersionContent(Version version, String content) {
        public static VersionContent of(VersionText text) {
            return new VersionContent(Version.of(text.version()), text.content());
        }
    }

    public record Arrival(String commit, String by, Instant at) {
        static Arrival of(ved.engine.script.Arrival arrival) {
            return new Arrival(arrival.commit(), arrival.by(), arrival.at());
        }
    }

    /** An answer of the assistant of which accepted code is in a version. */
    public record VersionInteraction(long id, String model, @Nullable BigDecimal costUsd) {
        static VersionInteraction of(Link link) {
            return new VersionInteraction(
                    link.interaction(), link.model(), link.cost().orElse(null));
        }
    }

    public record RecordedVersion(
            @JsonUnwrapped Version version,
            List<String> branches,
            List<Arrival> arrivals,
            List<VersionInteraction> interactions) {
        static RecordedVersion of(ved.engine.script.RecordedVersion recorded, List<Link> links) {
            return new RecordedVersion(
                    Version.of(recorded.version()),
                    recorded.tipOf().stream().map(Branch::name).toList(),
                    recorded.arrivals().stream().map(Arrival::of).toList(),
                    links.stream()
                            .filter(link -> link.version().equals(recorded.version().id()))
                            .map(VersionInteraction::of)
                            .toList());
        }
    }

    public record VersionList(List<RecordedVersion> versions) {
        public static VersionList of(
                List<ved.engine.script.RecordedVersion> versions, List<Link> links) {
            return new VersionList(
                    versions.stream().map(version -> RecordedVersion.of(version, links)).toList());
        }
    }

    public record VersionDiff(VersionContent from, VersionContent to, String unified) {
        public static VersionDiff of(ved.engine.script.VersionDiff diff) {
            return new VersionDiff(
                    VersionContent.of(diff.from()), VersionContent.of(diff.to()), diff.unified());
        }
    }

    public record Passage(int firstLine, int lines, long versionId) {
        static Passage of(ved.engine.script.BlamedText.Passage passage) {
            return new Passage(
                    passage.firstLine(), passage.lines(), passage.broughtBy().id().value());
        }
    }

    public record BlamedText(
            Version version, String content, List<Passage> passages, List<Version> versions) {
        public static BlamedText of(ved.engine.script.BlamedText blamed) {
            return new BlamedText(
                    Version.of(blamed.text().version()),
                    blamed.text().content(),
                    blamed.passages().stream().map(Passage::of).toList(),
                    blamed.passages().stream()
                            .map(ved.engine.script.BlamedText.Passage::broughtBy)
                            .distinct()
                            .map(Version::of)
                            .toList());
        }
    }
}
