package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;

import java.util.Optional;

/** Finds the version of a script that somebody names. Blocks; any number of callers at once. */
record VersionLookup(ScriptStore store) {
    /**
     * @param seen what stands for the selection where nothing was selected
     */
    Answer<ScriptVersion> find(ScriptSummary seen, Selection selection) {
        return switch (selection) {
            case Selection.Default d -> Answer.done(seen.version());
            case Selection.OnBranch(var branch) ->
                    found(
                            store.onBranch(branch, seen.id()),
                            new Refusal.NotFound("version on branch", branch.name()));
            case Selection.AtVersion(var version) -> find(seen.id(), version);
        };
    }

    Answer<ScriptVersion> find(ScriptId script, VersionId version) {
        return found(
                store.version(version).filter(found -> found.script().equals(script)),
                Refusal.NotFound.of(version));
    }

    private static Answer<ScriptVersion> found(Optional<ScriptVersion> version, Refusal none) {
        return version.map(Answer::done).orElseGet(() -> Answer.refused(none));
    }
}
