package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;

/** Answers questions from both stores. Blocks; any number of callers at once. */
public final class ScriptReader {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final Summaries summaries;

    public ScriptReader(ContentRepository repository, ScriptStore store, Summaries summaries) {
        this.repository = repository;
        this.store = store;
        this.summaries = summaries;
    }

    public List<ScriptSummary> list(String user) {
        return summaries.list(user);
    }

    /** The scripts that left the queue, the last first. */
    public List<ScriptSummary> deleted(String user) {
        return summaries.deleted(user);
    }

    /** The interpreter that a version is meant for. */
    public Optional<String> interpreter(VersionId version) {
        return store.version(version).map(ScriptVersion::interpreter);
    }

    public Answer<ScriptText> read(String user, ScriptId script, Selection selection) {
        Optional<ScriptSummary> summary = summaries.find(user, script);
        if (summary.isEmpty()) {
            return Answer.refused(Refusal.NotFound.of(script));
        }
        return new VersionLookup(store)
                .find(summary.get(), selection)
                .map(version ->
                        new ScriptText(
                                summary.get(),
                                version,
                                VersionContent.text(repository, version),
                                store.forks(script)));
    }
}
