package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.script.MergedScript;
import ved.engine.script.NewContent;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Scripts and their content, on the branches of their editors and on {@code prod}. */
public interface ScriptService {
    /** The queue as the user sees it, in order. */
    CompletionStage<List<ScriptSummary>> list(String user);

    /** The scripts that left the queue, the last first. */
    CompletionStage<List<ScriptSummary>> deleted(String user);

    /** Deleted scripts can be read too. */
    CompletionStage<Answer<ScriptText>> read(String user, ScriptId script, Selection selection);

    /**
     * @param content the template when empty
     * @param interpreter the default one when empty
     */
    CompletionStage<Answer<SavedScript>> create(
            String user, Optional<String> content, Optional<String> interpreter);

    CompletionStage<Answer<SavedScript>> save(String user, ScriptId script, NewContent content);

    /**
     * A new script on the user's branch with the text of another one.
     *
     * @param version what the user sees of the script when empty
     */
    CompletionStage<Answer<SavedScript>> fork(
            String user, ScriptId script, Optional<VersionId> version);

    /**
     * A version {@code X+1.0} with the same content on the user's branch.
     *
     * @param base what the user sees; whatever that is when empty
     */
    CompletionStage<Answer<SavedScript>> bumpMajor(
            String user, ScriptId script, Optional<VersionId> base);

    /**
     * A new version with the content of an older one; history stays.
     *
     * @param base what the restored text replaces: what the user sees, or what {@code prod} has;
     *     whatever that is when empty
     */
    CompletionStage<Answer<SavedScript>> restore(
            String user,
            ScriptId script,
            VersionId version,
            Target target,
            Optional<VersionId> base);

    /** Puts the user's work on {@code prod}, joined with what {@code prod} got meanwhile. */
    CompletionStage<Answer<MergedScript>> merge(String user, ScriptId script);

    /** Puts all work of the user on {@code prod} in one commit, or nothing. In queue order. */
    CompletionStage<Answer<List<MergedScript>>> mergeAll(String user);

    /** Where a restored version goes. */
    enum Target {
        OWN_BRANCH,
        PROD
    }
}
