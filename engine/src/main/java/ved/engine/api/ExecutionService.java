package ved.engine.api;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionEvent;
import ved.engine.live.Numbered;
import ved.engine.script.Answer;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Executions of single scripts. */
public interface ExecutionService {
    /** Records and queues an execution; answers with its id once that is durable. */
    CompletionStage<Answer<Long>> execute(String user, ScriptId script, Order order);

    /** Answers when the execution has its final status, with its output. */
    CompletionStage<Answer<ExecutionReport>> awaitFinished(long execution);

    /** The output is that of a finished execution; of a running one it comes as events. */
    CompletionStage<Answer<ExecutionReport>> find(long execution);

    /**
     * The script's last execution with a final status.
     *
     * @param succeeded only successful ones
     */
    CompletionStage<Answer<ExecutionReport>> last(ScriptId script, boolean succeeded);

    /**
     * Newest first.
     *
     * @param before only executions with a smaller id
     */
    CompletionStage<Answer<List<Execution>>> history(
            ScriptId script, int limit, Optional<Long> before);

    /** The newest finished execution of each script that has one. */
    CompletionStage<List<Execution>> lastOfEach();

    /** Answers when the request is accepted; the final status comes as an event. */
    CompletionStage<Answer<Execution>> cancel(String user, long execution);

    /**
     * What happened to the execution so far after the given sequence, then what happens, up to its
     * end. Completes after {@link ExecutionEvent.Finished}; empty when that was seen already.
     */
    CompletionStage<Answer<Source<Numbered<ExecutionEvent>, NotUsed>>> events(
            long execution, long after);

    /**
     * What is to be executed.
     *
     * @param dataset must be there; when empty, the test data where the script has any
     */
    record Order(Text text, Optional<DatasetKind> dataset, Optional<String> interpreter) {}

    /** The text of an order. */
    sealed interface Text {
        enum Named implements Text {
            /** What {@code prod} has. */
            PROD,
            /** What the user sees: the own branch where it has unmerged work, else {@code prod}. */
            BRANCH
        }

        record OfVersion(VersionId version) implements Text {}

        record Unsaved(String content) implements Text {}
    }

    record ExecutionReport(Execution execution, String stdout, String stderr) {}
}
