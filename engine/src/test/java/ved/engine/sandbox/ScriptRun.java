package ved.engine.sandbox;

import ved.engine.sandbox.Sandbox.OutputSink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A script that was started, what it has printed, and how it ended. */
public final class ScriptRun {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Output output = new Output();
    private final SandboxExecution execution;

    private ScriptRun(Sandbox sandbox, SandboxJob job) throws SandboxException {
        this.execution = sandbox.start(job, output);
    }

    public static ScriptRun start(Sandbox sandbox, SandboxJob job) throws SandboxException {
        return new ScriptRun(sandbox, job);
    }

    public SandboxExecution execution() {
        return execution;
    }

    public boolean ended() {
        return execution.exit().toCompletableFuture().isDone();
    }

    /** Waits until the script has printed the text, while it runs. */
    public ScriptRun awaitStdout(String text) throws InterruptedException {
        output.await(text);
        return this;
    }

    public ScriptRun kill() {
        execution.kill();
        return this;
    }

    public SandboxExit exit() throws InterruptedException {
        return exitWithin(PATIENCE);
    }

    /** As the one who runs scripts does: kills it at its timeout. */
    public SandboxExit exitWithin(Duration timeout) throws InterruptedException {
        try {
            return await(timeout);
        } catch (TimeoutException e) {
            execution.kill();
        }
        try {
            return await(PATIENCE);
        } catch (TimeoutException e) {
            throw new AssertionError("The script was killed and does not end; " + this, e);
        }
    }

    private SandboxExit await(Duration timeout) throws InterruptedException, TimeoutException {
        try {
            return execution
                    .exit()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("An exit never completes exceptionally", e);
        }
    }

    public byte[] stdoutBytes() {
        return output.stdout();
    }

    public String stdout() {
        return new String(output.stdout(), StandardCharsets.UTF_8);
    }

    public String stderr() {
        return output.stderr();
    }

    @Override
    public String toString() {
        return "stdout: " + stdout() + "\nstderr: " + stderr();
    }

    /** Keeps the first 4 MiB of each stream, so that a flood cannot fill the test's heap. */
    private static final class Output implements OutputSink {
        private static final int MOST = 4 << 20;

        private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

        @Override
        public synchronized void write(
                OutputStreamName stream, byte[] bytes, int offset, int length) {
            var buffer = stream == OutputStreamName.STDOUT ? stdout : stderr;
            buffer.write(bytes, offset, Math.min(length, MOST - buffer.size()));
            notifyAll();
        }

        synchronized byte[] stdout() {
            return stdout.toByteArray();
        }

        synchronized String stderr() {
            return stderr.toString(StandardCharsets.UTF_8);
        }

        synchronized void await(String text) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!stdout.toString(StandardCharsets.UTF_8).contains(text)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(
                            "'" + text + "' was never printed, but: " + stdout + stderr);
                }
                wait(left);
            }
        }
    }
}
