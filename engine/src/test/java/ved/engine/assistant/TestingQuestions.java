package ved.engine.assistant;

import ved.engine.assistant.Question.Context;
import ved.engine.assistant.Question.Failure;
import ved.engine.assistant.Question.Lines;
import ved.engine.assistant.names.Masking;
import ved.engine.script.ScriptId;

import java.util.Optional;

/** Questions for tests. */
public final class TestingQuestions {
    private TestingQuestions() {}

    public static Question about(Optional<ScriptId> script, String prompt, String code) {
        return question(
                Optional.empty(),
                script,
                Task.ASK,
                prompt,
                code,
                Optional.empty(),
                Optional.empty());
    }

    public static Question of(Task task, String prompt, String code) {
        return question(
                Optional.empty(),
                Optional.empty(),
                task,
                prompt,
                code,
                Optional.empty(),
                Optional.empty());
    }

    public static Question selecting(Task task, String prompt, String code, int first, int last) {
        return question(
                Optional.empty(),
                Optional.empty(),
                task,
                prompt,
                code,
                Optional.of(new Lines(first, last)),
                Optional.empty());
    }

    /** The model is shown no more than the lines. */
    public static Question ofLines(Task task, String prompt, String code, int first, int last) {
        Question whole = selecting(task, prompt, code, first, last);
        return new Question(
                whole.conversation(),
                whole.script(),
                whole.version(),
                task,
                prompt,
                code,
                Context.SELECTION,
                whole.selection(),
                whole.failure(),
                whole.model(),
                whole.masking());
    }

    public static Question failing(String code, String traceback) {
        return question(
                Optional.empty(),
                Optional.empty(),
                Task.FIX,
                "",
                code,
                Optional.empty(),
                Optional.of(new Failure(traceback, Optional.empty())));
    }

    public static Question in(long conversation, String prompt) {
        return question(
                Optional.of(conversation),
                Optional.empty(),
                Task.ASK,
                prompt,
                "",
                Optional.empty(),
                Optional.empty());
    }

    public static Question unmasked(long conversation, String prompt) {
        Question masked = in(conversation, prompt);
        return new Question(
                masked.conversation(),
                masked.script(),
                masked.version(),
                masked.task(),
                prompt,
                masked.code(),
                masked.context(),
                masked.selection(),
                masked.failure(),
                masked.model(),
                Optional.of(Masking.OFF));
    }

    private static Question question(
            Optional<Long> conversation,
            Optional<ScriptId> script,
            Task task,
            String prompt,
            String code,
            Optional<Lines> selection,
            Optional<Failure> failure) {
        return new Question(
                conversation,
                script,
                Optional.empty(),
                task,
                prompt,
                code,
                Context.SCRIPT,
                selection,
                failure,
                Optional.empty(),
                Optional.<Masking>empty());
    }
}
