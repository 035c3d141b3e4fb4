package ved.http.wire;

import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;

import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.problem.Refusals;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** The body of one request: read at most once, whole, within limits of size and time. */
public final class RequestBody {
    /**
     * A refusal waits for a body up to this size, so that a client that sends first and reads then
     * gets to read it: for a dataset somewhat larger than the largest, too.
     */
    private static final long MOST_DRAINED = 32L << 20;

    /** What is reserved for a body that is only announced. */
    private static final int MOST_RESERVED = 64 * 1024;

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

    private final HttpRequest request;
    private final HttpEntity entity;
    private final Materializer materializer;
    private boolean consumed;

    public RequestBody(HttpRequest request, Materializer materializer) {
        this.request = request;
        this.entity = request.entity().withoutSizeLimit();
        this.materializer = materializer;
    }

    /** Whether there is no body at all; a chunked one may still turn out to be empty. */
    public boolean isAbsent() {
        return entity.isKnownEmpty();
    }

    public HttpEntity entity() {
        return entity;
    }

    /**
     * The bytes. Fails with a problem when there are too many, or when they come too slowly.
     *
     * @param what the thing in a sentence: {@code a dataset}
     */
    public CompletionStage<byte[]> read(String what, int limit, Duration timeout) {
        if (entity.isKnownEmpty()) {
            consumed = true;
            return CompletableFuture.completedFuture(new byte[0]);
        }
        if (entity.getContentLengthOption().orElse(0) > limit) {
            return CompletableFuture.failedFuture(Refusals.tooLarge(what, limit).asException());
        }
        consumed = true;
        long announced = entity.getContentLengthOption().orElse(0);
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream((int) Math.min(announced, MOST_RESERVED));
        return entity.getDataBytes()
                .completionTimeout(timeout)
                .runWith(
                        Sink.foreach(chunk -> {
                            if (bytes.size() + chunk.size() > limit) {
                                throw Refusals.tooLarge(what, limit).asException();
                            }
                            bytes.writeBytes(chunk.toArrayUnsafe());
                        }),
                        materializer)
                .handle((_, fault) -> {
                    if (fault instanceof TimeoutException) {
                        throw tooSlow(timeout).asException();
                    }
                    if (fault != null) {
                        throw new CompletionException(fault);
                    }
                    return bytes.toByteArray();
                });
    }

    /**
     * Reads and forgets a body that nobody read, so that the client can read the answer. When it
     * is too large for that, or waits for a go-ahead, the connection is closed after the answer.
     */
    public CompletionStage<?> drain() {
        if (consumed || entity.isStrict() || request.getHeader("Expect").isPresent()) {
            return CompletableFuture.completedFuture(null);
        }
        if (entity.getContentLengthOption().orElse(0) > MOST_DRAINED) {
            return CompletableFuture.completedFuture(null);
        }
        return entity.getDataBytes()
                .limitWeighted(MOST_DRAINED, chunk -> (long) chunk.size())
                .completionTimeout(LONGEST_DRAIN)
                .runWith(Sink.ignore(), materializer)
                .exceptionally(_ -> Done.getInstance());
    }

    private static Problem tooSlow(Duration timeout) {
        return Problem.of(
                        ProblemCode.REQUEST_TIMEOUT,
                        "The body of the request did not come in full within "
                                + timeout.toSeconds()
                                + " seconds. Nothing was changed; send it again.")
                .withHeader("Connection", "close");
    }
}
