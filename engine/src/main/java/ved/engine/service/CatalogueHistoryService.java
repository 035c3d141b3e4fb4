package ved.engine.service;

import ved.engine.api.HistoryService;
import ved.engine.script.Answer;
import ved.engine.script.BlamedText;
import ved.engine.script.DuplicateCode;
import ved.engine.script.RecordedVersion;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.engine.script.VersionDiff;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Not written yet. */
public final class CatalogueHistoryService implements HistoryService {
    @Override
    public CompletionStage<Answer<List<RecordedVersion>>> versions(ScriptId script) {
        throw new UnsupportedOperationException("versions");
    }

    @Override
    public CompletionStage<Answer<VersionDiff>> diff(
            String user, ScriptId script, Selection from, Selection to) {
        throw new UnsupportedOperationException("diff");
    }

    @Override
    public CompletionStage<Answer<BlamedText>> blame(
            String user, ScriptId script, Selection selection) {
        throw new UnsupportedOperationException("blame");
    }

    @Override
    public CompletionStage<List<DuplicateCode>> duplicates() {
        throw new UnsupportedOperationException("duplicates");
    }
}
