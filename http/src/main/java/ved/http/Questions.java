package ved.http;

import org.jspecify.annotations.Nullable;

import ved.engine.assistant.Question;
import ved.engine.assistant.Question.Context;
import ved.engine.assistant.Question.Failure;
import ved.engine.assistant.Question.Lines;
import ved.engine.assistant.Task;
import ved.engine.assistant.names.Masking;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;
import ved.http.json.Requests;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads questions to the assistant. */
final class Questions {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_MODEL = 200;

    private final Fields fields = new Fields();

    private Questions() {}

    /**
     * @throws ved.http.problem.ProblemException when it cannot be one
     */
    static Question of(Requests.Question body) {
        return new Questions().read(body);
    }

    private Question read(Requests.Question body) {
        Task task = fields.word("task", body.task(), Task.class).orElse(Task.ASK);
        String prompt = fields.text("prompt", body.prompt(), LONGEST_TEXT);
        String code = body.contextCode() == null ? "" : body.contextCode();
        Optional<Lines> selection = selection(body.selection(), code);
        Optional<Failure> failure = failure(body.failure());
        requireWords(task, body.prompt(), code);
        if (task == Task.REWRITE && selection.isEmpty()) {
            fields.refuse("selection", "Is missing: say which lines are to be rewritten.");
        }
        Question question =
                new Question(
                        fields.id("conversation_id", body.conversationId()),
                        fields.id("script_id", body.scriptId()).map(ScriptId::new),
                        fields.id("script_version_id", body.scriptVersionId()).map(VersionId::new),
                        task,
                        prompt,
                        code,
                        context(body.context(), selection),
                        selection,
                        failure,
                        fields.line("model", body.model(), LONGEST_MODEL),
                        masking(body.masking()));
        fields.check();
        return question;
    }

    private Context context(@Nullable String word, Optional<Lines> selection) {
        Context context = fields.word("context", word, Context.class).orElse(Context.SCRIPT);
        if (context == Context.SELECTION && selection.isEmpty()) {
            fields.refuse("selection", "Is missing: say which lines are to be sent.");
        }
        return context;
    }

    /** Some tasks say enough of what is wanted, but then there must be something to do them on. */
    private void requireWords(Task task, @Nullable String prompt, String code) {
        if (prompt == null) {
            fields.refuse("prompt", "Is missing.");
            return;
        }
        boolean needed =
                switch (task) {
                    case ASK, CREATE, REWRITE -> true;
                    case EXPLAIN, FIX, DOCUMENT, TEST -> code.isBlank();
                };
        if (needed && prompt.isBlank()) {
            fields.refuse("prompt", "Must say what is wanted.");
        }
    }

    private Optional<Lines> selection(Requests.@Nullable SelectedLines selection, String code) {
        if (selection == null) {
            return Optional.empty();
        }
        int first = fields.positive("selection/first_line", selection.firstLine());
        int last = fields.positive("selection/last_line", selection.lastLine());
        if (last < first) {
            fields.refuse("selection/last_line", "Must not be before the first line.");
        } else if (last > code.split("\r\n|\r|\n", -1).length) {
            fields.refuse("selection/last_line", "Is behind the last line of context_code.");
        }
        return Optional.of(new Lines(first, last));
    }

    private Optional<Failure> failure(Requests.@Nullable Failure failure) {
        if (failure == null) {
            return Optional.empty();
        }
        if (failure.text() == null) {
            fields.refuse("failure/text", "Is missing; it may be empty.");
        }
        return Optional.of(
                new Failure(
                        fields.text("failure/text", failure.text(), LONGEST_TEXT),
                        fields.id("failure/execution_id", failure.executionId())));
    }

    private Optional<Masking> masking(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        Optional<Masking> masking = Masking.of(word);
        if (masking.isEmpty()) {
            fields.refuse(
                    "masking",
                    Arrays.stream(Masking.values())
                            .map(Masking::word)
                            .collect(Collectors.joining(", ", "Must be one of ", ".")));
        }
        return masking;
    }
}
