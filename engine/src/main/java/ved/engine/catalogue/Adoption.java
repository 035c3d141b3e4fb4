package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.script.Branch;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes versions of the commits that people push. What Ved's own commits say in their trailers is
 * said of them in a note, before it is recorded. Blocks; one caller at a time.
 */
final class Adoption {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final Clock clock;

    Adoption(ContentRepository repository, ScriptStore store, Clock clock) {
        this.repository = repository;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Says of a commit which versions it brought.
     *
     * @return empty when it brought none: it is not by the owner of the branch, or changed no text of
     *     a script
     */
    Optional<CommitNote> adopt(Commit commit) {
        if (commit.branch().equals(Branch.PROD)
                || !commit.author().equals(commit.branch().name())) {
            return Optional.empty();
        }
        List<String> parents = repository.parents(commit.id());
        List<CommitFact> facts = new ArrayList<>();
        commit.blobs()
                .forEach((path, blob) ->
                        ScriptId.ofPath(path)
                                .flatMap(script -> saved(commit.branch(), script, blob, parents))
                                .ifPresent(facts::add));
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        CommitNote note = new CommitNote(clock.instant().truncatedTo(ChronoUnit.MICROS), facts);
        repository.annotate(commit.id(), note.trailers(), note.at());
        return Optional.of(note);
    }

    private Optional<Saved> saved(
            Branch branch, ScriptId script, String blob, List<String> parents) {
        Optional<VersionNumber> highest = store.highestVersion(script);
        if (highest.isEmpty()) {
            return Optional.empty();
        }
        Optional<ScriptVersion> own = store.onBranch(branch, script);
        Optional<ScriptVersion> prod = store.onBranch(Branch.PROD, script);
        Optional<String> before = blob(parents.getFirst(), script);
        Optional<ScriptVersion> joined =
                parents.stream()
                        .skip(1)
                        .flatMap(other -> onProd(script, blob(other, script), prod).stream())
                        .findFirst();
        boolean hasUnmergedWork = own.filter(version -> !isIn(version, prod)).isPresent();
        boolean takesProdAsItIs =
                joined.filter(version -> version.blob().equals(blob)).isPresent()
                        && !hasUnmergedWork;
        if (before.equals(Optional.of(blob)) || takesProdAsItIs) {
            return Optional.empty();
        }
        ScriptVersion parent =
                own.filter(version -> before.equals(Optional.of(version.blob())))
                        .or(() -> withBlob(script, before).findFirst())
                        .or(() -> own)
                        .or(() -> prod)
                        .orElseGet(() -> store.versions(script).getFirst());
        Optional<VersionNumber> merged =
                joined.filter(version -> !isIn(version, Optional.of(parent)))
                        .map(ScriptVersion::number);
        return Optional.of(
                Saved.next(
                        script,
                        highest.get().next(),
                        parent.number(),
                        merged,
                        parent.interpreter()));
    }

    /** The version with this content that {@code prod} has or had. */
    private Optional<ScriptVersion> onProd(
            ScriptId script, Optional<String> blob, Optional<ScriptVersion> prod) {
        return withBlob(script, blob).filter(version -> isIn(version, prod)).findFirst();
    }

    /** Whether the other version is this one or was made from it. */
    private boolean isIn(ScriptVersion version, Optional<ScriptVersion> other) {
        return other.filter(o -> store.descends(o.id(), version.id())).isPresent();
    }

    private Stream<ScriptVersion> withBlob(ScriptId script, Optional<String> blob) {
        return store.versions(script).stream()
                .filter(version -> blob.equals(Optional.of(version.blob())));
    }

    private Optional<String> blob(String commit, ScriptId script) {
        return Optional.ofNullable(repository.tree(commit).get(script.path()));
    }
}
