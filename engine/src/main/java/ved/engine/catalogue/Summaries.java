package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;

/**
 * Scripts as one user sees them, with what only a comparison of texts can tell: whether work that
 * {@code prod} has left behind still fits. Blocks; any number of callers at once.
 */
public final class Summaries {
    private final ScriptStore store;
    private final TextMerge texts;

    public Summaries(ContentRepository repository, ScriptStore store, TextComparison comparison) {
        this.store = store;
        this.texts = new TextMerge(comparison, repository);
    }

    /** The live scripts, in queue order. */
    List<ScriptSummary> list(String user) {
        return store.list(user).stream().map(this::compared).toList();
    }

    /** The scripts that left the queue, the last first. */
    List<ScriptSummary> deleted(String user) {
        return store.deleted(user).stream().map(this::compared).toList();
    }

    /** Live or deleted. */
    Optional<ScriptSummary> find(String user, ScriptId script) {
        return store.find(user, script).map(this::compared);
    }

    /** A script that can be changed. */
    Answer<ScriptSummary> live(String user, ScriptId script) {
        return find(user, script)
                .map(seen ->
                        seen.deletion().isEmpty()
                                ? Answer.done(seen)
                                : Answer.<ScriptSummary>refused(new Refusal.ScriptDeleted(script)))
                .orElseGet(() -> Answer.refused(Refusal.NotFound.of(script)));
    }

    /**
     * Puts the changes of both together.
     *
     * @return empty when they do not fit
     * @throws ved.engine.script.ContentLostException when Git has lost one of the texts
     */
    Optional<byte[]> merge(Texts versions) {
        return texts.merge(
                versions.base().map(ScriptVersion::blob),
                versions.own().blob(),
                versions.prod().blob());
    }

    /** What a three-way merge of two versions of a script is made of. */
    Texts texts(ScriptVersion own, ScriptVersion prod) {
        Optional<VersionId> base = store.commonAncestor(own.id(), prod.id());
        return new Texts(base.flatMap(store::version), own, prod);
    }

    private ScriptSummary compared(ScriptSummary script) {
        if (script.state() != ProdState.BEHIND || script.prodVersion().isEmpty()) {
            return script;
        }
        Texts versions = texts(script.version(), script.prodVersion().get());
        boolean fits =
                texts.isClean(
                        versions.base().map(ScriptVersion::blob),
                        versions.own().blob(),
                        versions.prod().blob());
        return fits ? script : script.in(ProdState.CONFLICT);
    }

    /**
     * @param base the newest version that both were made from
     */
    record Texts(Optional<ScriptVersion> base, ScriptVersion own, ScriptVersion prod) {}
}
