package ved.http.wire;

import org.apache.pekko.event.LoggingAdapter;
import org.apache.pekko.http.ParsingErrorHandler;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.ErrorInfo;
import org.apache.pekko.http.scaladsl.model.StatusCode;
import org.apache.pekko.http.scaladsl.settings.ServerSettings;

import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;

/**
 * Answers requests that are so malformed that no handler sees them. Pekko HTTP finds the instance
 * by the name of the class.
 */
public final class ParsingErrors extends ParsingErrorHandler {
    @SuppressWarnings("unused") // looked up by reflection, as if this were a Scala object
    public static final ParsingErrors MODULE$ = new ParsingErrors();

    private ParsingErrors() {}

    @Override
    public HttpResponse handle(
            StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        // Pekko HTTP answers 400 for some of its limits and 431 for others.
        boolean limit = status.intValue() == 400 && error.summary().contains("configured limit");
        return Headers.complete(problem(limit ? 431 : status.intValue()).response());
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 413 ->
                    Problem.of(
                            ProblemCode.TOO_LARGE,
                            "The body of the request is too large. Nothing was changed.");
            case 414 ->
                    Problem.of(
                                    ProblemCode.TOO_LARGE,
                                    "The address of the request is too long. Shorten it.")
                            .withStatus(414);
            case 431 ->
                    Problem.of(
                                    ProblemCode.TOO_LARGE,
                                    "The request has too many headers, or too long ones. Send"
                                            + " less; deleting cookies of this host may help.")
                            .withStatus(431);
            case 501 ->
                    Problem.of(
                                    ProblemCode.METHOD_NOT_ALLOWED,
                                    "Ved does not know the method of this request.")
                            .withHeader("Allow", "GET, HEAD, OPTIONS, POST, PUT, DELETE");
            default ->
                    Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The request is not well-formed HTTP/1.1. Nothing was changed.");
        };
    }
}
