package ved.engine.adapter.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;

import org.junit.jupiter.api.Test;

import ved.engine.sandbox.OutputStreamName;

class AttachmentTest {
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();
    private final Attachment attachment =
            new Attachment(
                    new byte[16],
                    (stream, bytes, offset, length) ->
                            (stream == OutputStreamName.STDOUT ? stdout : stderr)
                                    .append(new String(bytes, offset, length, UTF_8)));

    @Test
    void keepsWhatOneStreamBringsBeforeTheOtherSaysThatTheScriptRuns() {
        come(StreamType.STDERR, "\6warning\n");
        come(StreamType.STDOUT, "\6");
        come(StreamType.STDOUT, "fine\n");
        attachment.onComplete();

        assertEquals("warning\n", stderr.toString());
        assertEquals("fine\n", stdout.toString());
    }

    @Test
    void tellsTheLaunchersOwnComplaintFromTheScriptsOutput() {
        come(StreamType.STDERR, "Traceback: no space left\n");
        attachment.onComplete();

        assertEquals("", stderr.toString());
        assertEquals("Traceback: no space left", attachment.complaint());
    }

    private void come(StreamType stream, String text) {
        attachment.onNext(new Frame(stream, text.getBytes(UTF_8)));
    }
}
