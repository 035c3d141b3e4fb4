package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.script.BlamedText;
import ved.engine.script.DuplicateCode;
import ved.engine.script.RecordedVersion;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.engine.script.VersionDiff;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What was, of live and of deleted scripts. */
public interface HistoryService {
    /** Newest first. */
    CompletionStage<Answer<List<RecordedVersion>>> versions(ScriptId script);

    CompletionStage<Answer<VersionDiff>> diff(
            String user, ScriptId script, Selection from, Selection to);

    CompletionStage<Answer<BlamedText>> blame(String user, ScriptId script, Selection selection);

    /** Every set of live scripts with the same executable code, branches included. */
    CompletionStage<List<DuplicateCode>> duplicates();
}
