package ved.engine.assistant.tools;

import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox.OutputSink;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Keeps what is printed on stdout, up to a limit; what is longer is worth nothing. */
final class PrintedOutput implements OutputSink {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final int most;
    private boolean tooLong;

    PrintedOutput(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(OutputStreamName stream, byte[] bytes, int offset, int length) {
        if (stream == OutputStreamName.STDOUT) {
            tooLong |= length > most - stdout.size();
            if (!tooLong) {
                stdout.write(bytes, offset, length);
            }
        }
    }

    synchronized Optional<byte[]> stdout() {
        return tooLong ? Optional.empty() : Optional.of(stdout.toByteArray());
    }
}
