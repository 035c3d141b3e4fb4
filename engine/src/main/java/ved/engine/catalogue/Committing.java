package ved.engine.catalogue;

import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.catalogue.ContentRepository.Joined;
import ved.engine.catalogue.ContentRepository.NewCommit;
import ved.engine.script.Branch;
import ved.engine.script.ScriptId;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one way in which anything comes into both stores: a commit in Git, then what it says in the
 * metadata store. Blocks; one caller at a time.
 */
final class Committing {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final CommitRecorder recorder;
    private final Clock clock;

    Committing(
            ContentRepository repository, ScriptStore store, CommitRecorder recorder, Clock clock) {
        this.repository = repository;
        this.store = store;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * @throws BranchMovedException when the branch has commits that were not recorded; nothing has
     *     happened then
     */
    void commit(Draft draft) {
        CommitNote note =
                new CommitNote(clock.instant().truncatedTo(ChronoUnit.MICROS), draft.facts());
        Commit commit =
                repository.commit(
                        new NewCommit(
                                draft.branch(),
                                store.recordedHead(draft.branch()),
                                byPath(draft.content()),
                                draft.removed().stream()
                                        .map(ScriptId::path)
                                        .collect(Collectors.toUnmodifiableSet()),
                                draft.joinsProd() ? prodFor(draft.branch()) : Optional.empty(),
                                draft.message(),
                                note.trailers(),
                                draft.user(),
                                note.at()));
        recorder.record(
                commit,
                note,
                (saved, parent) ->
                        Optional.ofNullable(draft.descriptions().get(saved.script()))
                                .orElseThrow());
    }

    /** The branch gets the files of {@code prod} of which it has no version of its own. */
    private Optional<Joined> prodFor(Branch branch) {
        return store.recordedHead(Branch.PROD)
                .map(head ->
                        new Joined(
                                head,
                                store.tips(branch).stream()
                                        .map(version -> version.script().path())
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    private static Map<String, byte[]> byPath(Map<ScriptId, byte[]> content) {
        Map<String, byte[]> byPath = new LinkedHashMap<>();
        content.forEach((script, bytes) -> byPath.put(script.path(), bytes));
        return byPath;
    }
}
