package ved.engine.api;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.live.Numbered;
import ved.engine.run.FailurePolicy;
import ved.engine.run.RunEvent;
import ved.engine.run.RunState;
import ved.engine.run.RunSummary;
import ved.engine.script.Answer;
import ved.engine.script.DatasetKind;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Run-all. */
public interface RunService {
    /**
     * Plans and starts a run of everything on {@code prod}; answers with its id once it is durable.
     *
     * @param dataset the kind every script reads; when empty, production data where a script has
     *     any, else its test data
     * @param idempotencyKey a second request of the same user with the same key answers with the
     *     run that the first one started
     */
    CompletionStage<Answer<Long>> start(
            String user,
            FailurePolicy onFailure,
            Optional<DatasetKind> dataset,
            Optional<String> idempotencyKey);

    /** Newest first. */
    CompletionStage<List<RunSummary>> list(int limit, Optional<Long> before);

    CompletionStage<Answer<RunState>> find(long run);

    /** Answers when the request is durable; the end of the run comes as an event. */
    CompletionStage<Answer<RunState>> cancel(String user, long run);

    /**
     * What happened in the run so far after the given sequence, then what happens, up to its end.
     * Completes after {@link RunEvent.RunFinished}; empty when that was seen already.
     */
    CompletionStage<Answer<Source<Numbered<RunEvent>, NotUsed>>> events(long run, long after);
}
