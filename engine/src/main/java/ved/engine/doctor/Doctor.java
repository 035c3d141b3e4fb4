package ved.engine.doctor;

import ved.engine.doctor.MetadataCheckup.RecordedVersion;
import ved.engine.script.Branch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Examines both stores, and says what is wrong and what to do about it. Changes nothing. */
public final class Doctor {
    private static final String BACKUP =
            "Put the object back from a clone or a backup of the scripts repository.";

    private final MetadataCheckup metadata;
    private final RepositoryCheckup repository;
    private final Consumer<String> contentReader;

    /**
     * @param contentReader reads a blob; throws {@link NoSuchElementException} when it is missing or
     *     damaged
     */
    public Doctor(
            MetadataCheckup metadata,
            RepositoryCheckup repository,
            Consumer<String> contentReader) {
        this.metadata = metadata;
        this.repository = repository;
        this.contentReader = contentReader;
    }

    /** Everything that is wrong; empty when nothing is. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (String fault : metadata.faults()) {
            findings.add(
                    new Finding(
                            "SQLite: %s.".formatted(fault),
                            "Put ved.db back from a backup; or move it away with its -wal and -shm"
                                + " and run ./ved doctor --repair, which makes scripts and versions"
                                + " again from Git, but neither executions nor datasets."));
        }
        for (String fault : repository.faults()) {
            findings.add(new Finding("Git: %s.".formatted(fault), BACKUP));
        }
        metadata.versions().forEach(version -> examine(version).ifPresent(findings::add));
        findings.addAll(brokenContent());
        metadata.heads().forEach((branch, commit) -> examine(branch, commit, findings));
        findings.addAll(prodAgainstTips());
        metadata.sharedNumbers()
                .forEach(number ->
                        findings.add(
                                new Finding(
                                        "More than one script has the ordering number %s."
                                                .formatted(number),
                                        "Give one of them another number in Ved.")));
        return findings;
    }

    private Optional<Finding> examine(RecordedVersion version) {
        if (!repository.hasCommit(version.commit())) {
            return Optional.of(
                    new Finding(
                            "%s is of commit %s, which Git does not have."
                                    .formatted(version, version.commit()),
                            BACKUP));
        }
        if (!repository.reaches(version.branch(), version.commit())) {
            return Optional.of(
                    new Finding(
                            "%s is of commit %s, which is no longer on branch %s."
                                    .formatted(version, version.commit(), version.branch()),
                            Finding.REPAIR));
        }
        Optional<String> blob = repository.blob(version.commit(), version.script().path());
        return blob.filter(version.blob()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "%s is recorded with content %s, but its commit %s has %s."
                                        .formatted(
                                                version,
                                                version.blob(),
                                                version.commit(),
                                                blob.orElse("none")),
                                "Look at both with git show; the one in the commit is what was"
                                        + " saved."));
    }

    private List<Finding> brokenContent() {
        Map<String, RecordedVersion> byBlob = new LinkedHashMap<>();
        metadata.versions().forEach(version -> byBlob.putIfAbsent(version.blob(), version));
        List<Finding> findings = new ArrayList<>();
        byBlob.forEach((blob, version) -> {
            try {
                contentReader.accept(blob);
            } catch (NoSuchElementException e) {
                findings.add(
                        new Finding(
                                "%s cannot be read: %s.".formatted(version, e.getMessage()),
                                BACKUP + " Saving the same text again mends it too."));
            }
        });
        return findings;
    }

    private void examine(Branch branch, String commit, List<Finding> findings) {
        if (!repository.hasCommit(commit)) {
            findings.add(
                    new Finding(
                            "Branch %s was recorded up to commit %s, which Git does not have."
                                    .formatted(branch, commit),
                            BACKUP));
        } else if (!repository.reaches(branch, commit)) {
            findings.add(
                    new Finding(
                            "Branch %s is gone or moved back behind commit %s, up to which it was recorded."
                                    .formatted(branch, commit),
                            Finding.REPAIR));
        }
    }

    private List<Finding> prodAgainstTips() {
        Map<String, String> recorded = new TreeMap<>();
        metadata.prodBlobs().forEach((script, blob) -> recorded.put(script.path(), blob));
        List<Finding> findings = new ArrayList<>();
        recorded.forEach((path, blob) -> {
            Optional<String> found =
                    metadata.heads().containsKey(Branch.PROD)
                            ? repository.blob(metadata.heads().get(Branch.PROD), path)
                            : Optional.empty();
            if (found.filter(blob::equals).isEmpty()) {
                findings.add(
                        new Finding(
                                "prod has another %s than SQLite says.".formatted(path),
                                "Merge the script again in Ved."));
            }
        });
        return findings;
    }
}
