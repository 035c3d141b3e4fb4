package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

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

    /** Which text of a script is meant. */
    sealed interface Selection {
        /** The user's own branch where it has unmerged work, else {@code prod}. */
        enum Default implements Selection {
            INSTANCE
        }

        record OnBranch(Branch branch) implements Selection {}

        record AtVersion(VersionId version) implements Selection {}
    }

    /**
     * @param script the script as the user sees it in the catalogue
     * @param version the version whose content this is
     */
    record ScriptText(ScriptSummary script, ScriptVersion version, String content) {}

    /**
     * @param base the version that the content was made from
     */
    record NewContent(
            String content,
            VersionId base,
            Optional<String> interpreter,
            Optional<String> message) {}

    /**
     * @param changed false when the content was that of the base already, so that no version came
     *     of it
     * @param warnings sentences for the user; nothing was refused
     */
    record SavedScript(ScriptSummary script, boolean changed, List<String> warnings) {
        public SavedScript {
            warnings = List.copyOf(warnings);
        }
    }

    /** The array is not copied and must not be changed. */
    @SuppressWarnings("ArrayRecordComponent") // up to 16 MiB, handed through once
    record DatasetContent(Dataset dataset, byte[] bytes) {}
}
