package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.StoredDatasets;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The data of scripts, stored once for each content. */
public interface DatasetService {
    CompletionStage<Answer<StoredDatasets>> all(ScriptId script);

    CompletionStage<Answer<DatasetContent>> read(ScriptId script, DatasetKind kind);

    /** What an execution ran on, even if it was replaced or removed since. */
    CompletionStage<Answer<DatasetContent>> ofExecution(long execution);

    /**
     * Nothing changes when exactly these bytes are there already.
     *
     * @param bytes not copied; must not be changed afterwards
     * @param base SHA-256 of the dataset that this one replaces, or empty text when there was none:
     *     refused when there is something else by now. Without it whatever is there is replaced.
     */
    CompletionStage<Answer<Dataset>> store(
            String user, ScriptId script, DatasetKind kind, byte[] bytes, Optional<String> base);

    /** Tells whether there was one. */
    CompletionStage<Answer<Boolean>> remove(String user, ScriptId script, DatasetKind kind);
}
