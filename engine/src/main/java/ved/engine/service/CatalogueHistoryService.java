package ved.engine.service;

import ved.engine.api.HistoryService;
import ved.engine.catalogue.HistoryReader;
import ved.engine.script.Answer;
import ved.engine.script.BlamedText;
import ved.engine.script.DuplicateCode;
import ved.engine.script.RecordedVersion;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.engine.script.VersionDiff;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What was, read without waiting for those who change it. */
public final class CatalogueHistoryService implements HistoryService {
    private final CatalogueAccess catalogue;
    private final HistoryReader reader;

    public CatalogueHistoryService(CatalogueAccess catalogue, HistoryReader reader) {
        this.catalogue = catalogue;
        this.reader = reader;
    }

    @Override
    public CompletionStage<Answer<List<RecordedVersion>>> versions(ScriptId script) {
        return catalogue.answer(() -> reader.versions(script));
    }

    @Override
    public CompletionStage<Answer<VersionDiff>> diff(
            String user, ScriptId script, Selection from, Selection to) {
        return catalogue.answer(() -> reader.diff(user, script, from, to));
    }

    @Override
    public CompletionStage<Answer<BlamedText>> blame(
            String user, ScriptId script, Selection selection) {
        return catalogue.answer(() -> reader.blame(user, script, selection));
    }

    @Override
    public CompletionStage<List<DuplicateCode>> duplicates() {
        return catalogue.read(reader::duplicates);
    }
}
