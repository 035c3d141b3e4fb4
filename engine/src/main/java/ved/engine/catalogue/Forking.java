package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Origin;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.OwnWork.Content;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;

/** Makes new scripts from what others have. Blocks; one caller at a time. */
final class Forking {
    private final ScriptStore store;
    private final OwnWork work;
    private final Committing committing;

    Forking(ScriptStore store, OwnWork work, Committing committing) {
        this.store = store;
        this.work = work;
        this.committing = committing;
    }

    /**
     * A new script at the end of the queue with the text of another one, live or deleted.
     *
     * @param version what the user sees of that script when empty
     */
    Answer<SavedScript> fork(String user, ScriptId script, Optional<VersionId> version) {
        return store.find(user, script)
                .map(seen ->
                        work.version(script, version.orElse(seen.version().id()))
                                .map(original -> fork(user, original)))
                .orElseGet(() -> Answer.refused(Refusal.NotFound.of(script)));
    }

    private SavedScript fork(String user, ScriptVersion original) {
        Content content = work.content(original);
        ScriptId fork = store.nextScriptId();
        committing.commit(
                Draft.ofVersion(
                        OwnWork.branchOf(user),
                        user,
                        "Fork version %s of script %s as script %s"
                                .formatted(original.number(), original.script(), fork),
                        Saved.first(
                                fork,
                                store.nextOrderingNumber(),
                                Optional.of(new Origin(original.script(), original.number())),
                                content.interpreter()),
                        content.bytes(),
                        content.description(),
                        false));
        return work.saved(user, fork, content, List.of());
    }
}
