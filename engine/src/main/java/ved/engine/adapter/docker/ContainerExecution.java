package ved.engine.adapter.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.command.WaitContainerResultCallback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.Sandbox.OutputSink;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxJob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One container that exists for one script. It begins with an unstarted container, so that a pool of
 * containers that wait for their job can be put before it.
 */
final class ContainerExecution implements SandboxExecution {
    private static final Logger log = LoggerFactory.getLogger(ContainerExecution.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Duration READY = Duration.ofSeconds(60);

    /** The server kills at the timeout; where it does not, the launcher does so much later. */
    private static final Duration BACKSTOP = Duration.ofSeconds(10);

    private static final int NONCE_BYTES = 16;
    private static final int SIGKILL = 9;

    private final Engine engine;
    private final String container;
    private final HeldOpenInput input;
    private final Attachment attachment;
    private final Consumer<ContainerExecution> onExit;
    private final CompletableFuture<SandboxExit> exit = new CompletableFuture<>();
    private volatile boolean killed;

    private ContainerExecution(
            Engine engine,
            String container,
            SandboxJob job,
            OutputSink output,
            Consumer<ContainerExecution> onExit) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        this.engine = engine;
        this.container = container;
        this.input =
                new HeldOpenInput(
                        header(job, nonce), job.source(), job.dataset().orElse(new byte[0]));
        this.attachment = new Attachment(nonce, output);
        this.onExit = onExit;
    }

    /**
     * Starts the container and hands it the job. The container is removed in any case.
     *
     * @param onStart called before the script can end, {@code onExit} after it has
     */
    static ContainerExecution start(
            Engine engine,
            String container,
            SandboxJob job,
            OutputSink output,
            Consumer<ContainerExecution> onStart,
            Consumer<ContainerExecution> onExit)
            throws SandboxException {
        var execution = new ContainerExecution(engine, container, job, output, onExit);
        try {
            execution.handOver();
        } catch (SandboxException e) {
            execution.release();
            throw e;
        } catch (RuntimeException e) {
            execution.release();
            throw new SandboxException(
                    "The Docker engine at %s could not start the sandbox: %s"
                            .formatted(engine.host(), e.getMessage()),
                    e);
        }
        onStart.accept(execution);
        Thread.ofVirtual().name("container-" + job.executionId()).start(execution::awaitEnd);
        return execution;
    }

    @Override
    public CompletionStage<SandboxExit> exit() {
        return exit.minimalCompletionStage();
    }

    @Override
    public void kill() {
        if (killed || exit.isDone()) {
            return;
        }
        killed = true;
        Thread.ofVirtual().name("kill-" + container).start(this::killNow);
    }

    private void killNow() {
        try {
            Containers.kill(engine.commands(), container);
        } catch (RuntimeException e) {
            log.warn("Container {} could not be killed; giving it up", container, e);
            attachment.giveUp();
        }
    }

    private static byte[] header(SandboxJob job, byte[] nonce) {
        return ByteBuffer.allocate(NONCE_BYTES + 3 * Long.BYTES)
                .put(nonce)
                .putLong(job.source().length)
                .putLong(job.dataset().map(data -> (long) data.length).orElse(-1L))
                .putLong(job.limits().timeout().plus(BACKSTOP).toMillis())
                .array();
    }

    private void handOver() throws SandboxException {
        try {
            engine.streams()
                    .attachContainerCmd(container)
                    .withFollowStream(true)
                    .withStdIn(input)
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(attachment)
                    .awaitStarted(READY.toSeconds(), TimeUnit.SECONDS);
            engine.commands().startContainerCmd(container).exec();
            attachment.awaitReady(READY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("Starting the sandbox was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new SandboxException(
                    "The container for the script did not come up: " + attachment.complaint(), e);
        }
    }

    private void awaitEnd() {
        SandboxExit how;
        try {
            attachment.awaitCompletion();
            how = how();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            how = new SandboxExit.Lost("waiting for the container was interrupted");
        } catch (RuntimeException e) {
            log.warn("The end of container {} cannot be told", container, e);
            how = new SandboxExit.Lost("the Docker engine no longer answers: " + e.getMessage());
        }
        release();
        onExit.accept(this);
        exit.complete(how);
    }

    /** The engine's word on exit code and memory; the launcher's on signals and the peak. */
    private SandboxExit how() {
        int code;
        try (var wait = new WaitContainerResultCallback()) {
            code =
                    engine.streams()
                            .waitContainerCmd(container)
                            .exec(wait)
                            .awaitStatusCode(READY.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            log.debug("Closing the wait for container {} failed", container, e);
            return new SandboxExit.Lost("the Docker engine broke off: " + e.getMessage());
        }
        ContainerState state = Containers.state(engine.commands(), container);
        Optional<EndMark.End> end = attachment.end();
        OptionalLong peak =
                end.map(known -> OptionalLong.of(known.peakMemoryBytes()))
                        .orElse(OptionalLong.empty());
        if (code != 0 && Boolean.TRUE.equals(state.getOOMKilled())) {
            return new SandboxExit.OutOfMemory(peak);
        }
        if (end.isPresent()) {
            EndMark.End known = end.get();
            return known.signalled()
                    ? new SandboxExit.Signalled(known.number(), peak)
                    : new SandboxExit.Exited(code, peak);
        }
        return killed || code == 128 + SIGKILL
                ? new SandboxExit.Signalled(SIGKILL, peak)
                : new SandboxExit.Lost("the container ended with " + code + " without a word");
    }

    private void release() {
        input.close();
        attachment.giveUp();
        try {
            Containers.remove(engine.commands(), container);
        } catch (RuntimeException e) {
            log.warn("Container {} could not be removed; the next start will", container, e);
        }
    }
}
