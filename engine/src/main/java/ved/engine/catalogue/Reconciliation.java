package ved.engine.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.catalogue.CommitFact.Merged;
import ved.engine.catalogue.CommitFact.Placed;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.script.Branch;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Records what Git has and the metadata store missed, because Ved ended between the two or somebody
 * pushed. Blocks; runs before anything is served, and before the next change when a change failed
 * midway. What was recorded already is left alone. The commits of all branches are taken in the
 * order of their times, as far as each was made from what is recorded; those that were pushed and
 * have no numbers yet are the last.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final ContentRepository repository;
    private final ScriptStore store;
    private final SourceCheck sources;
    private final CommitRecorder recorder;
    private final Optional<Adoption> adoption;
    private final List<ScriptVersion> adopted = new ArrayList<>();

    /** Records what Git says already, and leaves alone what nobody has said anything of. */
    public Reconciliation(ContentRepository repository, ScriptStore store, SourceCheck sources) {
        this(repository, store, sources, Optional.empty());
    }

    /**
     * Also makes versions of what was pushed.
     *
     * @param clock says when
     */
    public Reconciliation(
            ContentRepository repository, ScriptStore store, SourceCheck sources, Clock clock) {
        this(repository, store, sources, Optional.of(new Adoption(repository, store, clock)));
    }

    private Reconciliation(
            ContentRepository repository,
            ScriptStore store,
            SourceCheck sources,
            Optional<Adoption> adoption) {
        this.repository = repository;
        this.store = store;
        this.sources = sources;
        this.recorder = new CommitRecorder(repository, store);
        this.adoption = adoption;
    }

    private record Found(Commit commit, Optional<CommitNote> note) {
        Instant at() {
            return note.map(CommitNote::at).orElse(commit.at());
        }
    }

    /**
     * Puts branches back that somebody removed or moved in the repository itself.
     *
     * @return what was done, a sentence each
     */
    public List<String> putBranchesBack() {
        List<String> done = new ArrayList<>();
        store.recordedHeads()
                .forEach((branch, commit) -> {
                    if (repository.putBack(branch, commit)) {
                        LOG.warn("Branch {} was put back to commit {}", branch, commit);
                        done.add("Branch %s was put back to commit %s.".formatted(branch, commit));
                    }
                });
        return done;
    }

    /** Returns how many commits were recorded. */
    public int run() {
        putBranchesBack();
        List<Deque<Found>> branches =
                repository.branches().stream()
                        .sorted(Comparator.comparing(branch -> branch.equals(Branch.PROD)))
                        .map(this::unrecorded)
                        .toList();
        int recorded = 0;
        while (branches.stream().anyMatch(found -> !found.isEmpty())) {
            List<Deque<Found>> byTime =
                    branches.stream()
                            .filter(found -> !found.isEmpty())
                            .sorted(
                                    Comparator.comparing(Reconciliation::isUnspokenOf)
                                            .thenComparing(found -> found.getFirst().at()))
                            .toList();
            Optional<Deque<Found>> ready =
                    byTime.stream().filter(found -> isReady(found.getFirst())).findFirst();
            if (ready.isPresent()) {
                recorded += record(ready.get().remove()) ? 1 : 0;
            } else {
                passOver(byTime.getFirst().remove().commit(), "what it was made from is missing");
            }
        }
        return recorded;
    }

    /** The versions that were made of commits from outside since this was asked last. */
    List<ScriptVersion> takeAdopted() {
        List<ScriptVersion> taken = List.copyOf(adopted);
        adopted.clear();
        return taken;
    }

    private Deque<Found> unrecorded(Branch branch) {
        Deque<Found> found = new ArrayDeque<>();
        Optional<String> recorded = store.recordedHead(branch);
        Optional<String> head = repository.head(branch);
        for (Commit commit : repository.log(branch, recorded)) {
            found.add(new Found(commit, CommitNote.read(commit.trailers())));
        }
        if (found.isEmpty() && !head.equals(recorded)) {
            head.ifPresent(commit -> store.recordHead(branch, commit)); // it stands on prod
        }
        return found;
    }

    /** Such commits get numbers when it is their turn: after all that were given before. */
    private static boolean isUnspokenOf(Deque<Found> commits) {
        return commits.stream().allMatch(found -> found.note().isEmpty());
    }

    /** Whether the versions and scripts that the commit speaks of are recorded. */
    private boolean isReady(Found found) {
        return found.note().stream().flatMap(note -> note.facts().stream()).allMatch(this::isReady);
    }

    private boolean isReady(CommitFact fact) {
        return switch (fact) {
            case Merged merged -> isRecorded(merged.script(), merged.number());
            case Placed placed -> store.highestVersion(placed.script()).isPresent();
            case Saved saved ->
                    (saved.orderingNumber().isPresent()
                                    ? saved.parent().isEmpty()
                                    : saved.parent().isPresent())
                            && isRecorded(saved.script(), saved.parent())
                            && isRecorded(saved.script(), saved.merged())
                            && saved.origin()
                                    .filter(origin -> !isRecorded(origin.script(), origin.number()))
                                    .isEmpty();
        };
    }

    private boolean isRecorded(ScriptId script, Optional<VersionNumber> number) {
        return number.filter(n -> !isRecorded(script, n)).isEmpty();
    }

    private boolean isRecorded(ScriptId script, VersionNumber number) {
        return store.version(script, number).isPresent();
    }

    private boolean record(Found found) {
        Commit commit = found.commit();
        if (found.note().isEmpty()) {
            Optional<CommitNote> note = adoption.flatMap(pushed -> pushed.adopt(commit));
            if (note.isPresent()) {
                return adopt(commit, note.get());
            }
            if (!commit.blobs().isEmpty()) {
                return passOver(commit, "it brought no version of a script by its branch's owner");
            }
            store.recordHead(commit.branch(), commit.id()); // the first of all, for one
            return false;
        }
        List<CommitFact> facts = found.note().get().facts();
        if (!commit.branch().equals(Branch.PROD)
                && facts.stream().noneMatch(Saved.class::isInstance)) {
            store.recordHead(commit.branch(), commit.id()); // part of prod's history
            return false;
        }
        Optional<String> objection =
                facts.stream().flatMap(fact -> objection(commit, fact).stream()).findFirst();
        if (objection.isPresent()) {
            return passOver(commit, objection.get());
        }
        recorder.record(
                commit, found.note().get(), (saved, parent) -> describe(commit, saved, parent));
        if (adoption.isPresent()) { // else all of Git is read again, and nothing of it is news
            LOG.info("Recorded commit {} on branch {} from Git", commit.id(), commit.branch());
        }
        return true;
    }

    private boolean adopt(Commit commit, CommitNote note) {
        recorder.record(commit, note, (saved, parent) -> describe(commit, saved, parent));
        note.facts().stream()
                .map(CommitFact::script)
                .flatMap(script -> store.onBranch(commit.branch(), script).stream())
                .forEach(adopted::add);
        LOG.info("Commit {} on branch {} was pushed", commit.id(), commit.branch());
        return true;
    }

    private Optional<String> objection(Commit commit, CommitFact fact) {
        if (!(fact instanceof Saved saved)) {
            return Optional.empty();
        }
        if (isRecorded(saved.script(), saved.number())) {
            return Optional.of("its version is recorded already");
        }
        if (saved.orderingNumber().isPresent()
                && store.highestVersion(saved.script()).isPresent()) {
            return Optional.of("another script has its id");
        }
        return recorder.blob(commit, saved.script()).isPresent()
                ? Optional.empty()
                : Optional.of("it has no content for its script");
    }

    private Description describe(Commit commit, Saved saved, Optional<ScriptVersion> parent) {
        String blob = recorder.blob(commit, saved.script()).orElseThrow();
        CheckedSource source;
        try {
            source = sources.accept(repository.read(blob));
        } catch (NoSuchElementException e) {
            LOG.warn("{}; its name and description stay unknown", e.getMessage());
            source = new CheckedSource(new byte[0], Optional.empty(), List.of());
        }
        return source.describe(parent);
    }

    private boolean passOver(Commit commit, String why) {
        LOG.warn("Passed over commit {} on branch {}: {}", commit.id(), commit.branch(), why);
        store.recordHead(commit.branch(), commit.id());
        return false;
    }
}
