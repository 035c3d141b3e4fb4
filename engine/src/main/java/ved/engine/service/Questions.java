package ved.engine.service;

import ved.engine.assistant.InteractionStore;
import ved.engine.assistant.InteractionStore.ConversationHead;
import ved.engine.assistant.Question;
import ved.engine.assistant.Question.Failure;
import ved.engine.assistant.Task;
import ved.engine.catalogue.ScriptStore;
import ved.engine.execution.ExecutionStore;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out whether what a question is about exists, and belongs together. Blocks. */
final class Questions {
    private static final int LONGEST_TITLE = 80;

    private final InteractionStore interactions;
    private final ScriptStore scripts;
    private final ExecutionStore executions;
    private final Clock clock;

    Questions(
            InteractionStore interactions,
            ScriptStore scripts,
            ExecutionStore executions,
            Clock clock) {
        this.interactions = interactions;
        this.scripts = scripts;
        this.executions = executions;
        this.clock = clock;
    }

    /** The question in its conversation, which begins with it if there is none. */
    Answer<Question> inConversation(String user, Question question) {
        return checked(user, question)
                .map(known ->
                        known.in(
                                known.conversation()
                                        .orElseGet(() ->
                                                interactions.begin(
                                                        user,
                                                        known.script(),
                                                        title(known),
                                                        clock.instant()))));
    }

    /** With the script that is meant; nothing is written. */
    Answer<Question> checked(String user, Question question) {
        return script(question)
                .flatMap(script ->
                        conversation(user, question, script)
                                .flatMap(_ -> failure(question, script))
                                .map(_ -> question.about(script, version(user, question))));
    }

    Answer<ConversationHead> conversation(String user, long id) {
        return interactions
                .conversation(id)
                .filter(found -> found.user().equals(user))
                .map(Answer::done)
                .orElseGet(() -> notFound("conversation", id));
    }

    private Answer<Optional<ScriptId>> script(Question question) {
        if (question.version().isPresent()) {
            VersionId version = question.version().get();
            Optional<ScriptVersion> found = scripts.version(version);
            boolean fits =
                    found.isPresent()
                            && question.script()
                                    .map(script -> script.equals(found.get().script()))
                                    .orElse(true);
            return fits
                    ? Answer.done(found.map(ScriptVersion::script))
                    : Answer.refused(Refusal.NotFound.of(version));
        }
        Optional<ScriptId> unknown =
                question.script().filter(id -> scripts.existing(Set.of(id)).isEmpty());
        return unknown.isEmpty()
                ? Answer.done(question.script())
                : Answer.refused(Refusal.NotFound.of(unknown.get()));
    }

    /** Where there is no text in an editor, what the user sees of the script is meant. */
    private Optional<VersionId> version(String user, Question question) {
        return question.version().isPresent() || !question.code().isBlank()
                ? question.version()
                : question.script()
                        .flatMap(script -> scripts.find(user, script))
                        .map(script -> script.version().id());
    }

    private Answer<?> conversation(String user, Question question, Optional<ScriptId> script) {
        if (question.conversation().isEmpty()) {
            return Answer.done(script);
        }
        return conversation(user, question.conversation().get())
                .flatMap(head ->
                        head.script().isPresent()
                                        && script.isPresent()
                                        && !head.script().equals(script)
                                ? invalid(
                                        "conversation_id",
                                        "Is about another script; begin a new conversation.")
                                : Answer.done(head));
    }

    private Answer<?> failure(Question question, Optional<ScriptId> script) {
        Optional<Long> id = question.failure().flatMap(Failure::execution);
        if (id.isEmpty()) {
            return Answer.done(id);
        }
        return executions
                .find(id.get())
                .<Answer<?>>map(execution ->
                        script.isPresent() && !script.get().equals(execution.script())
                                ? invalid(
                                        "failure/execution_id",
                                        "Is an execution of another script.")
                                : Answer.done(execution))
                .orElseGet(() -> notFound("execution", id.get()));
    }

    private static String title(Question question) {
        String line = question.prompt().strip().lines().findFirst().orElse("").strip();
        if (line.isEmpty()) {
            String task = question.task() == Task.ASK ? "question" : question.task().name();
            return task.substring(0, 1).toUpperCase(Locale.ROOT)
                    + task.substring(1).toLowerCase(Locale.ROOT);
        }
        if (line.length() <= LONGEST_TITLE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_TITLE - 2)) ? 2 : 1;
        return line.substring(0, LONGEST_TITLE - end) + "…";
    }

    private static <T> Answer<T> invalid(String field, String message) {
        return Answer.refused(new Refusal.InvalidQuestion(field, message));
    }

    private static <T> Answer<T> notFound(String what, long id) {
        return Answer.refused(new Refusal.NotFound(what, Long.toString(id)));
    }
}
