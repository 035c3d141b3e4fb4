package ved.engine.adapter.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox.OutputSink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The streams of a container: each is first the launcher's, from the byte that says it has its job
 * on the script's. They come in no order to each other. Read as fast as they come: an engine whose reader stalls cannot even kill.
 */
final class Attachment extends ResultCallback.Adapter<Frame> {
    private static final Logger log = LoggerFactory.getLogger(Attachment.class);

    private static final byte READY = 0x06;

    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();
    private boolean stderrIsTheScripts;
    private final EndMark stdout;
    private final EndMark stderr;

    Attachment(byte[] nonce, OutputSink output) {
        this.stdout = mark(nonce, OutputStreamName.STDOUT, output);
        this.stderr = mark(nonce, OutputStreamName.STDERR, output);
    }

    /** Until the launcher has its job; what comes from then on is the script's. */
    void awaitReady(Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the launcher said instead. */
    String complaint() {
        return complaint.toString(StandardCharsets.UTF_8).strip();
    }

    /** How the script ended, in the launcher's words; to be asked when the streams have ended. */
    Optional<EndMark.End> end() {
        return stdout.end().or(stderr::end);
    }

    void giveUp() {
        try {
            close();
        } catch (IOException e) {
            log.debug("Closing an attachment failed", e);
        }
    }

    @Override
    public void onNext(Frame frame) {
        byte[] payload = frame.getPayload();
        switch (frame.getStreamType()) {
            case STDOUT -> onStdout(payload);
            case STDERR -> onStderr(payload);
            case STDIN, RAW -> log.debug("A frame of an unexpected kind: {}", frame);
        }
    }

    @Override
    public void onError(Throwable failure) {
        ready.completeExceptionally(failure);
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        stdout.finish();
        stderr.finish();
        ready.completeExceptionally(new IOException("it ended before it had its job"));
        super.onComplete();
    }

    private void onStdout(byte[] payload) {
        if (ready.isDone()) {
            stdout.accept(payload);
        } else if (saysReady(payload)) {
            ready.complete(true);
            stdout.accept(Arrays.copyOfRange(payload, 1, payload.length));
        } else {
            complaint.writeBytes(payload);
        }
    }

    private void onStderr(byte[] payload) {
        if (stderrIsTheScripts) {
            stderr.accept(payload);
        } else if (saysReady(payload)) {
            stderrIsTheScripts = true;
            stderr.accept(Arrays.copyOfRange(payload, 1, payload.length));
        } else {
            complaint.writeBytes(payload);
        }
    }

    private static boolean saysReady(byte[] payload) {
        return payload.length > 0 && payload[0] == READY;
    }

    private static EndMark mark(byte[] nonce, OutputStreamName stream, OutputSink output) {
        return new EndMark(
                nonce, (bytes, offset, length) -> output.write(stream, bytes, offset, length));
    }
}
