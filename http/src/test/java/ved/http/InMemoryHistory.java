package ved.http;

import ved.engine.api.HistoryService;
import ved.engine.script.Answer;
import ved.engine.script.Arrival;
import ved.engine.script.BlamedText;
import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.DuplicateCode;
import ved.engine.script.RecordedVersion;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.engine.script.VersionDiff;
import ved.engine.script.VersionText;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A history in which every version brought each of its lines, and each was merged. */
final class InMemoryHistory implements HistoryService {
    private final InMemoryCatalogue catalogue;

    InMemoryHistory(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CompletionStage<Answer<List<RecordedVersion>>> versions(ScriptId script) {
        return catalogue.answer(
                script,
                stored ->
                        Answer.done(
                                stored.saved.reversed().stream()
                                        .map(InMemoryHistory::recorded)
                                        .toList()));
    }

    @Override
    public CompletionStage<Answer<VersionDiff>> diff(
            String user, ScriptId script, Selection from, Selection to) {
        return catalogue.answer(
                script,
                stored ->
                        InMemoryCatalogue.select(stored, from)
                                .flatMap(before ->
                                        InMemoryCatalogue.select(stored, to)
                                                .map(after ->
                                                        new VersionDiff(
                                                                before, after, "--- a\n+++ b\n"))));
    }

    @Override
    public CompletionStage<Answer<BlamedText>> blame(
            String user, ScriptId script, Selection selection) {
        return catalogue.answer(
                script,
                stored ->
                        InMemoryCatalogue.select(stored, selection)
                                .map(text ->
                                        new BlamedText(
                                                text,
                                                List.of(passage(1, text), passage(2, text)))));
    }

    @Override
    public CompletionStage<List<DuplicateCode>> duplicates() {
        return catalogue.ask(() ->
                catalogue.scripts.values().stream()
                        .filter(stored -> !catalogue.duplicatesOf(stored).isEmpty())
                        .map(stored -> new DuplicateCode("f".repeat(64), holders(stored)))
                        .toList());
    }

    private List<CodeHolder> holders(StoredScript stored) {
        return Stream.concat(Stream.of(stored.holder()), catalogue.duplicatesOf(stored).stream())
                .toList();
    }

    private static BlamedText.Passage passage(int line, VersionText text) {
        return new BlamedText.Passage(line, 1, text.version());
    }

    private static RecordedVersion recorded(VersionText text) {
        return new RecordedVersion(
                text.version(),
                List.of(Branch.PROD),
                List.of(new Arrival("d".repeat(40), "ed1", StoredScript.NOW)));
    }
}
