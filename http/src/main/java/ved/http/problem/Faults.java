package ved.http.problem;

import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.script.ContentLostException;
import ved.engine.script.Refusal;
import ved.engine.script.StorageException;

import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Turns whatever was thrown while a request was handled into a problem. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /**
     * @param request what was asked for, for the log
     */
    public static Problem problem(String request, Throwable thrown) {
        return switch (cause(thrown)) {
            case ProblemException e -> e.problem();
            case StorageException e ->
                    Refusals.problem(new Refusal.StorageUnavailable(e.getMessage()));
            case ContentLostException e -> Refusals.problem(new Refusal.ContentLost(e.version()));
            case RejectedExecutionException _ -> Refusals.busy("requests");
            case TimeoutException _ -> slowAnswer(request);
            case EntityStreamSizeException e -> Refusals.tooLarge("the body", e.limit());
            case EntityStreamException _ ->
                    Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The body of the request is malformed or ended early. Nothing was"
                                    + " changed.");
            case IllegalUriException _ ->
                    Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The address of the request is malformed. Correct it.");
            case Throwable fault -> unexpected(request, fault);
        };
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Problem slowAnswer(String request) {
        LOG.warn("No answer in time: {}", request);
        return Problem.of(
                        ProblemCode.REQUEST_TIMEOUT,
                        "Ved did not get an answer ready in time. What was asked for may still be"
                                + " carried out; look before you repeat it.")
                .withStatus(503)
                .withHeader("Retry-After", "5");
    }

    private static Problem unexpected(String request, Throwable fault) {
        String id = UUID.randomUUID().toString();
        LOG.error("Fault {} in {}", id, request, fault);
        return Problem.of(
                ProblemCode.INTERNAL_ERROR,
                "Ved made a mistake. What was stored before is kept. Try again; if it happens"
                        + " again, tell the operator the number "
                        + id
                        + ", under which the log has the details.");
    }
}
