package ved.http.problem;

import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.http.json.Versions;

import java.util.List;

/** Turns what the engine refuses into problems. */
public final class Refusals {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RETRY_SECONDS = "5";

    private Refusals() {}

    /**
     * The result of an answer.
     *
     * @throws ProblemException when it was refused
     */
    public static <T> T valueOf(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(Refusal refusal) -> throw problem(refusal).asException();
        };
    }

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound r ->
                    Problem.of(
                            ProblemCode.NOT_FOUND,
                            "There is no " + r.what() + " " + r.id() + ". Check the address.");
            case Refusal.StaleVersion r -> ConflictProblems.stale(r);
            case Refusal.MergeConflict r -> ConflictProblems.merge(r);
            case Refusal.NothingToMerge r ->
                    Problem.of(
                            ProblemCode.NOTHING_TO_MERGE,
                            "Your branch holds nothing"
                                    + r.script().map(script -> " of script " + script).orElse("")
                                    + " that prod does not have. Save a change first.");
            case Refusal.InvalidSyntax r ->
                    Problem.of(
                                    ProblemCode.INVALID_SYNTAX,
                                    "Python cannot parse the content: line "
                                            + r.line()
                                            + ", column "
                                            + r.column()
                                            + ": "
                                            + r.message()
                                            + ". Nothing was saved; correct it and save again.")
                            .withErrors(
                                    List.of(
                                            new Problem.Place(
                                                    "/content",
                                                    r.line(),
                                                    r.column(),
                                                    r.message())));
            case Refusal.InvalidContent r ->
                    Problem.of(
                            ProblemCode.INVALID_CONTENT,
                            sentence(r.message()) + " Nothing was saved.");
            case Refusal.TooLarge r -> tooLarge(r.what(), r.limit());
            case Refusal.InterpreterUnavailable r ->
                    Problem.of(
                            ProblemCode.INTERPRETER_UNAVAILABLE,
                            "The interpreter "
                                    + r.interpreter()
                                    + " cannot be used now: "
                                    + sentence(r.why())
                                    + " Choose another one; /api/interpreters lists them.");
            case Refusal.NothingToRun _ ->
                    Problem.of(
                            ProblemCode.NOTHING_TO_RUN,
                            "No script is on prod, so there is nothing to run. Merge a script"
                                    + " first.");
            case Refusal.AlreadyFinished r ->
                    Problem.of(
                            ProblemCode.ALREADY_FINISHED,
                            "The "
                                    + r.what()
                                    + " "
                                    + r.id()
                                    + " has already ended; its result stays as it is.");
            case Refusal.IdempotencyKeyReused _ ->
                    Problem.of(
                            ProblemCode.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key came before with another request. The first"
                                    + " request stands; send this one with a new key.");
            case Refusal.Busy r -> busy(r.what());
            case Refusal.StorageUnavailable r ->
                    Problem.of(
                                    ProblemCode.STORAGE_UNAVAILABLE,
                                    "Ved cannot use its storage at the moment: "
                                            + sentence(r.why())
                                            + " What was stored before is kept. Mend that"
                                            + " and try again; no restart is needed.")
                            .withHeader(RETRY_AFTER, RETRY_SECONDS);
            case Refusal.OrderingNumberTaken r -> ConflictProblems.taken(r);
            case Refusal.QueueChanged r ->
                    Problem.of(
                            ProblemCode.QUEUE_CHANGED,
                            sentence(r.why())
                                    + " Nothing was moved; look at the queue as it is now and move"
                                    + " the script again.");
            case Refusal.DuplicateContent r -> ConflictProblems.duplicate(r);
            case Refusal.MergeAllRefused r -> ConflictProblems.mergeAll(r);
            case Refusal.ScriptDeleted r ->
                    Problem.of(
                            ProblemCode.SCRIPT_DELETED,
                            "Script "
                                    + r.script()
                                    + " left the queue. Nothing was changed and its history is"
                                    + " kept; put the script back into the queue first.");
            case Refusal.NotDeleted r ->
                    Problem.of(
                            ProblemCode.NOT_DELETED,
                            "Script "
                                    + r.script()
                                    + " is in the queue already, so there is nothing to put"
                                    + " back.");
            case Refusal.StaleDataset r -> ConflictProblems.stale(r);
            case Refusal.InvalidSearch r -> Problem.invalid("q", r.message());
            case Refusal.ContentLost r ->
                    Problem.of(
                                    ProblemCode.CONTENT_LOST,
                                    "The text of version "
                                            + r.version().number()
                                            + " of script "
                                            + r.version().script()
                                            + " is missing or damaged in the Git repository."
                                            + " Nothing was changed, and other versions can be"
                                            + " used; tell the operator to run ved doctor.")
                            .with("version", Versions.Version.of(r.version()));
            case Refusal.AssistantUnavailable r ->
                    Problem.of(ProblemCode.ASSISTANT_UNAVAILABLE, r.why());
            case Refusal.InvalidQuestion r -> Problem.invalid("/" + r.field(), r.message());
        };
    }

    /**
     * @param what the thing in a sentence: {@code a script}
     * @param limit in bytes
     */
    public static Problem tooLarge(String what, long limit) {
        return Problem.of(
                ProblemCode.TOO_LARGE,
                "What was sent is too large: "
                        + what
                        + " may have up to "
                        + size(limit)
                        + ". Nothing was stored; send less.");
    }

    private static String size(long bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }

    /**
     * @param what that there is too much of: {@code executions}
     */
    public static Problem busy(String what) {
        return Problem.of(
                        ProblemCode.BUSY,
                        "Too many "
                                + what
                                + " are waiting or open already. Nothing was started; try again in"
                                + " a few seconds.")
                .withHeader(RETRY_AFTER, RETRY_SECONDS);
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || ".!?".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? stripped
                : stripped + ".";
    }
}
