package ved.engine.adapter.process;

import ved.engine.sandbox.SandboxJob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A job as the supervisor reads it from its standard input: {@code JOB} of {@code sandbox.py}. */
final class JobFrame {
    /** The server kills at the timeout; where it does not, the supervisor does so much later. */
    private static final Duration BACKSTOP = Duration.ofSeconds(10);

    private static final int HEADER_BYTES = 3 * Long.BYTES + Integer.BYTES + 2 * Long.BYTES + 5;

    private final byte[] header;
    private final SandboxJob job;

    private JobFrame(byte[] header, SandboxJob job) {
        this.header = header;
        this.job = job;
    }

    static JobFrame of(SandboxJob job, int user, boolean scratchInMemory) {
        var limits = job.limits();
        byte[] header =
                ByteBuffer.allocate(HEADER_BYTES)
                        .putLong(job.source().length)
                        .putLong(job.dataset().map(data -> (long) data.length).orElse(-1L))
                        .putLong(limits.memoryBytes())
                        .putInt(limits.processes())
                        .putLong(limits.scratchBytes())
                        .putLong(limits.timeout().plus(BACKSTOP).toMillis())
                        .putInt(user)
                        .put((byte) (scratchInMemory ? 1 : 0))
                        .array();
        return new JobFrame(header, job);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(header);
        out.write(job.source());
        Optional<byte[]> dataset = job.dataset();
        if (dataset.isPresent()) {
            out.write(dataset.get());
        }
        out.flush();
    }
}
