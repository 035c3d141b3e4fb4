package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Merged;
import ved.engine.catalogue.CommitFact.Placed;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.catalogue.Recording.Arrived;
import ved.engine.catalogue.Recording.Item;
import ved.engine.catalogue.Recording.NewVersion;
import ved.engine.catalogue.Recording.Reordered;
import ved.engine.script.ForkOrigin;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Records in the metadata store what a commit says, whether it was made a moment ago or found in Git
 * at start-up.
 */
final class CommitRecorder {
    private final ContentRepository repository;
    private final ScriptStore store;

    CommitRecorder(ContentRepository repository, ScriptStore store) {
        this.repository = repository;
        this.store = store;
    }

    /**
     * @param describe says what is known of a saved text, given the version it was made from
     * @throws NoSuchElementException when the commit speaks of a version that is not recorded
     */
    void record(
            Commit commit,
            CommitNote note,
            BiFunction<Saved, Optional<ScriptVersion>, Description> describe) {
        List<Item> items = note.facts().stream().map(fact -> item(commit, fact, describe)).toList();
        store.record(
                new Recording(commit.branch(), commit.id(), commit.author(), note.at(), items));
    }

    private Item item(
            Commit commit,
            CommitFact fact,
            BiFunction<Saved, Optional<ScriptVersion>, Description> describe) {
        return switch (fact) {
            case Saved saved -> version(commit, saved, describe);
            case Merged merged -> new Arrived(version(merged.script(), merged.number()));
            case Placed placed ->
                    new Reordered(placed.script(), placed.kind(), placed.from(), placed.to());
        };
    }

    private NewVersion version(
            Commit commit,
            Saved saved,
            BiFunction<Saved, Optional<ScriptVersion>, Description> describe) {
        Optional<ScriptVersion> parent =
                saved.parent().map(number -> version(saved.script(), number));
        return new NewVersion(
                saved.script(),
                saved.orderingNumber(),
                saved.origin().map(origin -> origin(origin.script(), origin.number())),
                saved.number(),
                blob(commit, saved.script()).orElseThrow(),
                parent.map(ScriptVersion::id),
                saved.merged().map(number -> version(saved.script(), number).id()),
                commit.message(),
                describe.apply(saved, parent),
                saved.interpreter());
    }

    /** The file of a script after a commit, which need not have changed it. */
    Optional<String> blob(Commit commit, ScriptId script) {
        return Optional.ofNullable(commit.blobs().get(script.path()))
                .or(() -> Optional.ofNullable(repository.tree(commit.id()).get(script.path())));
    }

    private ForkOrigin origin(ScriptId script, VersionNumber number) {
        VersionId version = version(script, number).id();
        return new ForkOrigin(script, version, number);
    }

    private ScriptVersion version(ScriptId script, VersionNumber number) {
        return store.version(script, number)
                .orElseThrow(() ->
                        new NoSuchElementException(
                                "Version %s of script %s".formatted(number, script)));
    }
}
