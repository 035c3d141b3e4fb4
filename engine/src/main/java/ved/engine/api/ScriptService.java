package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.NewContent;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Scripts, their versions and their datasets. */
public interface ScriptService {
    /** The queue as the user sees it, in order. */
    CompletionStage<List<ScriptSummary>> list(String user);

    CompletionStage<Answer<ScriptText>> read(String user, ScriptId script, Selection selection);

    /**
     * @param content the template when empty
     * @param interpreter the default one when empty
     */
    CompletionStage<Answer<SavedScript>> create(
            String user, Optional<String> content, Optional<String> interpreter);

    CompletionStage<Answer<SavedScript>> save(String user, ScriptId script, NewContent content);

    /** Puts the version on the user's branch on {@code prod}. */
    CompletionStage<Answer<ScriptSummary>> merge(String user, ScriptId script);

    /** Newest first. */
    CompletionStage<Answer<List<ScriptVersion>>> versions(ScriptId script);

    CompletionStage<Answer<DatasetContent>> dataset(ScriptId script, DatasetKind kind);

    /**
     * @param bytes not copied; must not be changed afterwards
     */
    CompletionStage<Answer<Dataset>> putDataset(
            String user, ScriptId script, DatasetKind kind, byte[] bytes);

    CompletionStage<Answer<Boolean>> removeDataset(String user, ScriptId script, DatasetKind kind);
}
