package ved.engine.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.catalogue.CommitNote.Merged;
import ved.engine.catalogue.CommitNote.Saved;
import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptVersion;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Records what Git has and the metadata store missed, because Ved ended between the two. Blocks;
 * runs before anything is served, and before the next change when a change failed midway. What was
 * recorded already is left alone.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final ContentRepository repository;
    private final ScriptStore store;
    private final SourceCheck sources;

    public Reconciliation(ContentRepository repository, ScriptStore store, SourceCheck sources) {
        this.repository = repository;
        this.store = store;
        this.sources = sources;
    }

    /** Returns how many commits were recorded. */
    public int run() {
        List<Deque<Commit>> unrecorded =
                repository.branches().stream()
                        .sorted(Comparator.comparing(branch -> branch.equals(Branch.PROD)))
                        .map(branch -> repository.log(branch, store.recordedHead(branch)))
                        .<Deque<Commit>>map(ArrayDeque::new)
                        .toList();
        int recorded = 0;
        while (unrecorded.stream().anyMatch(commits -> !commits.isEmpty())) {
            int before = remaining(unrecorded);
            for (Deque<Commit> commits : unrecorded) {
                recorded += recordWhatIsReady(commits);
            }
            if (remaining(unrecorded) == before) {
                passOverTheFirst(unrecorded);
            }
        }
        return recorded;
    }

    private static int remaining(List<Deque<Commit>> unrecorded) {
        return unrecorded.stream().mapToInt(Deque::size).sum();
    }

    private int recordWhatIsReady(Deque<Commit> commits) {
        int recorded = 0;
        for (Commit commit = commits.peek(); commit != null; commit = commits.peek()) {
            Optional<CommitNote> note = CommitNote.read(commit.trailers());
            if (note.isPresent() && !isReady(note.get())) {
                break;
            }
            recorded += record(commits.remove(), note) ? 1 : 0;
        }
        return recorded;
    }

    /** Whether the versions that the commit speaks of are recorded. */
    private boolean isReady(CommitNote note) {
        return switch (note) {
            case Merged merged -> store.version(merged.script(), merged.number()).isPresent();
            case Saved saved when saved.orderingNumber().isPresent() -> true;
            case Saved saved ->
                    saved.parent().isPresent()
                            && store.version(saved.script(), saved.parent().get()).isPresent();
        };
    }

    private boolean record(Commit commit, Optional<CommitNote> note) {
        if (note.isEmpty() && commit.blobs().isEmpty()) {
            store.recordHead(commit.branch(), commit.id()); // the first of all, for one
            return false;
        }
        if (note.isEmpty()) {
            return passOver(commit, "it was not made by Ved");
        }
        return switch (note.get()) {
            case Saved saved -> record(commit, saved);
            case Merged merged -> record(commit, merged);
        };
    }

    private boolean record(Commit commit, Merged merged) {
        if (!commit.branch().equals(Branch.PROD)) {
            store.recordHead(commit.branch(), commit.id()); // part of prod's history
            return false;
        }
        ScriptVersion version = store.version(merged.script(), merged.number()).orElseThrow();
        store.recordMerge(version, commit.id(), commit.author(), merged.at());
        LOG.info(
                "Recorded from Git: version {} of script {} on prod",
                version.number(),
                version.script());
        return true;
    }

    private boolean record(Commit commit, Saved saved) {
        if (store.version(saved.script(), saved.number()).isPresent()) {
            return passOver(commit, "its version is recorded already");
        }
        if (saved.orderingNumber().isPresent()
                && store.highestVersion(saved.script()).isPresent()) {
            return passOver(commit, "another script has its id");
        }
        String blob = repository.tree(commit.id()).get(saved.script().path());
        if (blob == null) {
            return passOver(commit, "it has no content for its script");
        }
        Optional<ScriptVersion> parent =
                saved.parent().flatMap(number -> store.version(saved.script(), number));
        CheckedSource source = read(blob);
        ScriptVersion version =
                store.recordVersion(
                        new ScriptStore.NewVersion(
                                saved.script(),
                                saved.orderingNumber().map(this::free),
                                saved.number(),
                                commit.branch(),
                                commit.id(),
                                blob,
                                parent.map(ScriptVersion::id),
                                commit.author(),
                                saved.at(),
                                commit.message(),
                                source.descriptiveName(parent),
                                source.description(parent),
                                source.fingerprint(),
                                saved.interpreter()));
        LOG.info("Recorded from Git: version {} of script {}", version.number(), version.script());
        return true;
    }

    private CheckedSource read(String blob) {
        try {
            return sources.accept(repository.read(blob));
        } catch (NoSuchElementException e) {
            LOG.warn("{}; its name and description stay unknown", e.getMessage());
            return new CheckedSource(new byte[0], Optional.empty(), List.of());
        }
    }

    private OrderingNumber free(OrderingNumber wanted) {
        boolean taken =
                store.list(Branch.PROD.name()).stream()
                        .anyMatch(script -> script.orderingNumber().equals(wanted));
        return taken ? store.nextOrderingNumber() : wanted;
    }

    private void passOverTheFirst(List<Deque<Commit>> unrecorded) {
        unrecorded.stream()
                .filter(commits -> !commits.isEmpty())
                .findFirst()
                .ifPresent(
                        commits -> passOver(commits.remove(), "what it was made from is missing"));
    }

    private boolean passOver(Commit commit, String why) {
        LOG.warn("Passed over commit {} on branch {}: {}", commit.id(), commit.branch(), why);
        store.recordHead(commit.branch(), commit.id());
        return false;
    }
}
