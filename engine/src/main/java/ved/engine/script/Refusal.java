package ved.engine.script;

import java.util.List;
import java.util.Optional;

/**
 * Everything that Ved refuses for a reason the user can do something about. The HTTP layer turns
 * each into one problem document with a stable code.
 */
public sealed interface Refusal {
    /**
     * @param what the kind of thing, in lower case: {@code script}, {@code version}, {@code run}
     */
    record NotFound(String what, String id) implements Refusal {
        public static NotFound of(ScriptId script) {
            return new NotFound("script", script.toString());
        }

        public static NotFound of(VersionId version) {
            return new NotFound("version", version.toString());
        }
    }

    /** Someone saved on the same branch since the base version of this save. */
    record StaleVersion(ScriptVersion newer, String newerContent) implements Refusal {}

    /**
     * {@code prod} moved since the merge base.
     *
     * @param baseContent empty when the script was on neither side before
     */
    record MergeConflict(
            ScriptVersion prod,
            ScriptVersion own,
            Optional<String> baseContent,
            String prodContent,
            String ownContent)
            implements Refusal {}

    /**
     * There is nothing on the user's branch that {@code prod} does not have.
     *
     * @param script empty where all work was to be merged
     */
    record NothingToMerge(Optional<ScriptId> script) implements Refusal {}

    /**
     * The content is not Python.
     *
     * @param line 1-based
     * @param column 1-based, in characters
     */
    record InvalidSyntax(String message, int line, int column) implements Refusal {}

    /** The content cannot be stored as the UTF-8 text it should be, or is beyond what is parsed. */
    record InvalidContent(String message) implements Refusal {}

    /**
     * @param what the thing in a sentence: {@code a script}, {@code a dataset}
     * @param limit in bytes
     */
    record TooLarge(String what, long limit) implements Refusal {}

    record InterpreterUnavailable(String interpreter, String why) implements Refusal {}

    /** A run-all was asked for while no script is on {@code prod}. */
    record NothingToRun() implements Refusal {}

    /** The execution or run has already ended, so that nothing can be cancelled. */
    record AlreadyFinished(String what, String id) implements Refusal {}

    /** The same Idempotency-Key came with another request. */
    record IdempotencyKeyReused(String key) implements Refusal {}

    /** Too many requests of this kind wait already; trying again later helps. */
    record Busy(String what) implements Refusal {}

    /** The disk or another resource of the host is at its end; what was stored before is kept. */
    record StorageUnavailable(String why) implements Refusal {}

    /** Another live script has this ordering number. */
    record OrderingNumberTaken(OrderingNumber wanted, ScriptId holder, String holderName)
            implements Refusal {}

    /** The queue is no longer as the user saw it when the script was dropped there. */
    record QueueChanged(String why) implements Refusal {}

    /** Another script on {@code prod} has the same executable code. */
    record DuplicateContent(ScriptId script, CodeHolder other) implements Refusal {}

    /**
     * Some of the user's work cannot be merged, so none was.
     *
     * @param blockers at least one, all there are
     */
    record MergeAllRefused(List<MergeBlocker> blockers) implements Refusal {
        public MergeAllRefused {
            blockers = List.copyOf(blockers);
        }
    }

    /** The script left the queue; what it was can be read, and it can be put back. */
    record ScriptDeleted(ScriptId script) implements Refusal {}

    /** A script that is in the queue was to be put back into it. */
    record NotDeleted(ScriptId script) implements Refusal {}

    /** The dataset is not the one any more that the user started from. */
    record StaleDataset(Optional<Dataset> now) implements Refusal {}

    /** Text or expression that cannot be looked for; the message says what is wrong with it. */
    record InvalidSearch(String message) implements Refusal {}

    /** Git has lost the content of this version; other versions can still be read. */
    record ContentLost(ScriptVersion version) implements Refusal {}

    /** The language model cannot be asked at all; the sentence says what to do. */
    record AssistantUnavailable(String why) implements Refusal {}

    /**
     * A question to the assistant that makes no sense as a whole.
     *
     * @param field as the HTTP API names it
     */
    record InvalidQuestion(String field, String message) implements Refusal {}
}
