package ved.engine.assistant;

import ved.engine.assistant.names.Masking;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.Optional;

/**
 * A turn of a conversation, as the user asked for it.
 *
 * @param conversation empty to begin one
 * @param script empty for a script that does not exist yet
 * @param version the one that the text in the editor is based on
 * @param prompt as typed; empty where the task says enough
 * @param code the whole text in the editor; empty for none
 * @param context what of it is sent
 * @param model empty for the usual one
 * @param masking empty for the usual one
 */
public record Question(
        Optional<Long> conversation,
        Optional<ScriptId> script,
        Optional<VersionId> version,
        Task task,
        String prompt,
        String code,
        Context context,
        Optional<Lines> selection,
        Optional<Failure> failure,
        Optional<String> model,
        Optional<Masking> masking) {
    /** The same of a conversation. */
    public Question in(long known) {
        return with(Optional.of(known), script, version);
    }

    /** The same about a script, and a version of it. */
    public Question about(Optional<ScriptId> known, Optional<VersionId> asked) {
        return with(conversation, known, asked);
    }

    private Question with(
            Optional<Long> itsConversation,
            Optional<ScriptId> itsScript,
            Optional<VersionId> itsVersion) {
        return new Question(
                itsConversation,
                itsScript,
                itsVersion,
                task,
                prompt,
                code,
                context,
                selection,
                failure,
                model,
                masking);
    }

    /** What a model is shown of the code. */
    public enum Context {
        SCRIPT,
        /** The selected lines alone. The rest is only read for its names. */
        SELECTION
    }

    /** Whether no more than the selected lines may be sent. */
    public boolean showsSelectionOnly() {
        return context == Context.SELECTION && selection.isPresent();
    }

    /** Lines of the code, from 1, both included. */
    public record Lines(int first, int last) {}

    /**
     * What is to be mended.
     *
     * @param text a traceback, or what a checker says
     * @param execution whose traceback it is: the head of its data goes with it
     */
    public record Failure(String text, Optional<Long> execution) {}
}
