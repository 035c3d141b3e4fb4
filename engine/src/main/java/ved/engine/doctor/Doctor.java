package ved.engine.doctor;

import ved.engine.doctor.MetadataCheckup.VersionEntry;
import ved.engine.doctor.MetadataCheckup.VersionName;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Examines both stores, and says what is wrong and what to do about it. Changes nothing. */
public final class Doctor {
    private static final String BACKUP =
            "Put the object back from a clone or a backup of the scripts repository.";

    private final MetadataCheckup metadata;
    private final RepositoryCheckup repository;
    private final Consumer<String> content;

    /**
     * @param content reads a blob; throws {@link NoSuchElementException} when it is missing or
     *     damaged
     */
    public Doctor(
            MetadataCheckup metadata, RepositoryCheckup repository, Consumer<String> content) {
        this.metadata = metadata;
        this.repository = repository;
        this.content = content;
    }

    /**
     * Everything that is wrong; empty when nothing is.
     *
     * @param byGit what the history in Git alone makes of the metadata
     */
    public List<Finding> examine(MetadataCheckup byGit) {
        List<Finding> findings = new ArrayList<>();
        metadata.faults().stream().map(Doctor::ofDatabase).forEach(findings::add);
        repository.faults().stream()
                .map(fault -> new Finding("Git: %s.".formatted(fault), BACKUP))
                .forEach(findings::add);
        List<VersionEntry> versions = metadata.versions();
        versions.forEach(version -> wrongCommit(version).ifPresent(findings::add));
        findings.addAll(lostContent(versions));
        metadata.heads()
                .forEach((branch, commit) -> wrongHead(branch, commit).ifPresent(findings::add));
        findings.addAll(unrecordedCommits());
        findings.addAll(wrongFilesOnProd(versions));
        metadata.sharedNumbers()
                .forEach(number ->
                        findings.add(
                                new Finding(
                                        "More than one script has the ordering number %s."
                                                .formatted(number),
                                        "Give one of them another number in Ved.")));
        metadata.sharedCode().forEach(scripts -> findings.add(sameCode(scripts)));
        findings.addAll(new StoreComparison(metadata, byGit).findings());
        return List.copyOf(findings);
    }

    /** What is wrong with the file that holds the metadata. */
    public static Finding ofDatabase(String fault) {
        return new Finding(
                "SQLite: %s.".formatted(fault),
                "Run ./ved doctor --repair. Should it stay so, put ved.db back from a backup; or"
                    + " move it away with its -wal and -shm and repair again, which makes scripts"
                    + " and versions from Git, but neither datasets nor executions.");
    }

    private static Finding sameCode(List<ScriptId> scripts) {
        return new Finding(
                "Scripts %s have the same code on prod."
                        .formatted(
                                scripts.stream()
                                        .map(ScriptId::toString)
                                        .collect(Collectors.joining(" and "))),
                "Change or delete one of them in Ved.");
    }

    private Optional<Finding> wrongCommit(VersionEntry version) {
        if (!repository.hasCommit(version.commit())) {
            return Optional.of(
                    new Finding(
                            "%s is of commit %s, which Git does not have."
                                    .formatted(version.name(), version.commit()),
                            BACKUP));
        }
        if (!repository.reaches(version.branch(), version.commit())) {
            return Optional.of(
                    new Finding(
                            "%s is of commit %s, which is no longer on branch %s."
                                    .formatted(version.name(), version.commit(), version.branch()),
                            Finding.REPAIR));
        }
        Optional<String> blob = repository.file(version.commit(), version.name().script().path());
        return blob.filter(version.blob()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "%s is recorded with content %s, but its commit %s has %s."
                                        .formatted(
                                                version.name(),
                                                version.blob(),
                                                version.commit(),
                                                blob.orElse("none")),
                                "Look at both with git show; what the commit has was saved."));
    }

    private List<Finding> lostContent(List<VersionEntry> versions) {
        Map<String, VersionEntry> byBlob = new LinkedHashMap<>();
        versions.forEach(version -> byBlob.putIfAbsent(version.blob(), version));
        List<Finding> findings = new ArrayList<>();
        byBlob.forEach((blob, version) -> {
            try {
                content.accept(blob);
            } catch (NoSuchElementException e) {
                findings.add(
                        new Finding(
                                "%s cannot be read: %s.".formatted(version.name(), e.getMessage()),
                                BACKUP + " Saving the same text again mends it too."));
            }
        });
        return findings;
    }

    private Optional<Finding> wrongHead(Branch branch, String commit) {
        if (!repository.hasCommit(commit)) {
            return Optional.of(
                    new Finding(
                            "Branch %s was recorded up to commit %s, which Git does not have."
                                    .formatted(branch, commit),
                            BACKUP));
        }
        return repository.reaches(branch, commit)
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "Branch %s is gone or stands before commit %s, up to which it was recorded."
                                        .formatted(branch, commit),
                                Finding.REPAIR));
    }

    private List<Finding> unrecordedCommits() {
        Map<Branch, String> recorded = metadata.heads();
        List<Finding> findings = new ArrayList<>();
        repository
                .heads()
                .forEach((branch, head) -> {
                    Optional<String> known = Optional.ofNullable(recorded.get(branch));
                    if (known.filter(commit -> commit.equals(head)).isEmpty()
                            && known.filter(commit -> !repository.reaches(branch, commit))
                                    .isEmpty()) {
                        findings.add(
                                new Finding(
                                        "Branch %s stands at commit %s, but was recorded only up to %s."
                                                .formatted(branch, head, known.orElse("no commit")),
                                        Finding.REPAIR));
                    }
                });
        return findings;
    }

    private List<Finding> wrongFilesOnProd(List<VersionEntry> versions) {
        Map<VersionName, String> blobs = new HashMap<>();
        versions.forEach(version -> blobs.put(version.name(), version.blob()));
        Map<String, String> expected = new TreeMap<>();
        Map<ScriptId, Optional<OrderingNumber>> queue = metadata.queue();
        metadata.tips()
                .forEach((tip, number) -> {
                    boolean live = queue.getOrDefault(tip.script(), Optional.empty()).isPresent();
                    if (live && tip.branch().equals(Branch.PROD)) {
                        var version = new VersionName(tip.script(), number);
                        expected.put(tip.script().path(), blobs.getOrDefault(version, ""));
                    }
                });
        Map<String, String> found =
                Optional.ofNullable(metadata.heads().get(Branch.PROD))
                        .map(repository::files)
                        .orElseGet(Map::of);
        List<Finding> findings = new ArrayList<>();
        expected.forEach((path, blob) -> {
            if (!Objects.equals(found.get(path), blob)) {
                findings.add(
                        new Finding(
                                "%s on prod is not the version that SQLite says.".formatted(path),
                                "Merge or restore a version of the script in Ved."));
            }
        });
        found.keySet().stream()
                .filter(path -> !expected.containsKey(path))
                .map(path ->
                        new Finding(
                                "%s is on prod, but SQLite has no version of it there."
                                        .formatted(path),
                                "Runs leave it out; look at it with git log prod -- " + path + "."))
                .forEach(findings::add);
        return findings;
    }
}
