package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.QueueChange;
import ved.engine.script.Reordering;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The order of the queue, and who is in it. Each change is a commit on {@code prod}. */
public interface QueueService {
    /** Gives a script a number that is free. */
    CompletionStage<Answer<Reordering>> setNumber(
            String user, ScriptId script, OrderingNumber number);

    /** Moves a script between two others; others make room where there is none. */
    CompletionStage<Answer<Reordering>> move(String user, ScriptId script, Placement placement);

    /** Takes a script out of the queue and off {@code prod}; its history stays. */
    CompletionStage<Answer<ScriptSummary>> delete(String user, ScriptId script);

    /** Puts a deleted script back, at its old number if that is free, else at the end. */
    CompletionStage<Answer<ScriptSummary>> putBack(String user, ScriptId script);

    /**
     * What happened to the order, newest first.
     *
     * @param before only changes with a smaller id
     */
    CompletionStage<List<QueueChange>> changes(
            Optional<ScriptId> script, int limit, OptionalLong before);
}
