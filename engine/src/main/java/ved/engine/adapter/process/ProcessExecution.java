package ved.engine.adapter.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.Folders;
import ved.engine.adapter.python.Deadline;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox.OutputSink;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One supervisor process and the script that is its child. */
final class ProcessExecution implements SandboxExecution {
    private static final Logger log = LoggerFactory.getLogger(ProcessExecution.class);

    private static final int SIGKILL = 9;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A supervisor that does not answer for so long is killed; its child dies with it. */
    private static final Executor LATER =
            CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS, Runnable::run);

    private final Process process;
    private final Path folder;
    private final OutputSink output;
    private final CompletableFuture<SandboxExit> exit = new CompletableFuture<>();
    private volatile boolean killed;

    private ProcessExecution(Process process, Path folder, OutputSink output) {
        this.process = process;
        this.folder = folder;
        this.output = output;
    }

    /**
     * @param command starts the supervisor
     * @param folder exists and is empty; it goes with the execution
     * @param onStart called before the script can end, {@code onExit} after it has
     */
    static ProcessExecution start(
            List<String> command,
            Path folder,
            JobFrame frame,
            OutputSink output,
            Consumer<ProcessExecution> onStart,
            Consumer<ProcessExecution> onExit)
            throws SandboxException {
        var builder = new ProcessBuilder(command);
        builder.directory(folder.toFile()).environment().clear();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            delete(folder);
            throw new SandboxException("The embedded Python could not be started: " + e, e);
        }
        try {
            handOver(frame, process);
        } catch (SandboxException e) {
            process.destroyForcibly();
            process.onExit().join();
            delete(folder);
            throw e;
        }
        var execution = new ProcessExecution(process, folder, output);
        onStart.accept(execution);
        execution.pump(onExit);
        return execution;
    }

    @Override
    public CompletionStage<SandboxExit> exit() {
        return exit.minimalCompletionStage();
    }

    @Override
    public void kill() {
        killed = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.debug("The supervisor has ended before it could be told to", e);
        }
        LATER.execute(process::destroyForcibly);
    }

    private static void handOver(JobFrame frame, Process process) throws SandboxException {
        try (var _ = new Deadline(process, PATIENCE)) {
            frame.writeTo(process.getOutputStream());
            String line = readLine(process.getInputStream());
            if (line.startsWith("error ")) {
                throw new SandboxException(
                        "The embedded sandbox could not be established: "
                                + line.substring("error ".length()));
            }
            if (!line.startsWith("ready ")) {
                throw new IOException("the supervisor said '" + line + "'");
            }
            log.debug("Script runs with its scratch space in {}", line.substring(6));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new SandboxException(
                    "The embedded sandbox could not be established: "
                            + e.getMessage()
                            + " "
                            + complaint(process),
                    e);
        }
    }

    private static String complaint(Process process) {
        try {
            byte[] text = process.getErrorStream().readNBytes(4096);
            return new String(text, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Byte by byte, since what follows the line belongs to the script. */
    private static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void pump(Consumer<ProcessExecution> onExit) {
        String name = "script-" + folder.getFileName();
        Thread errors =
                Thread.ofPlatform()
                        .daemon()
                        .name(name + "-stderr")
                        .start(() -> copy(process.getErrorStream(), OutputStreamName.STDERR));
        Thread.ofPlatform()
                .daemon()
                .name(name + "-stdout")
                .start(() -> {
                    try {
                        copy(process.getInputStream(), OutputStreamName.STDOUT);
                    } finally {
                        complete(errors, onExit);
                    }
                });
    }

    private void copy(InputStream in, OutputStreamName stream) {
        byte[] buffer = new byte[16 * 1024];
        try (in) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                output.write(stream, buffer, 0, length);
            }
        } catch (IOException e) {
            log.warn("Reading {} of a script broke off", stream, e);
        }
    }

    private void complete(Thread errors, Consumer<ProcessExecution> onExit) {
        SandboxExit how;
        try {
            errors.join();
            process.waitFor();
            how = readStatus();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            how = new SandboxExit.Lost("waiting for the script was interrupted");
        }
        delete(folder);
        onExit.accept(this);
        exit.complete(how);
    }

    private SandboxExit readStatus() {
        try {
            String[] status = Files.readString(folder.resolve("status")).strip().split(" ", -1);
            if (status.length == 3) {
                int number = Integer.parseInt(status[1]);
                OptionalLong peak = OptionalLong.of(Long.parseLong(status[2]));
                switch (status[0]) {
                    case "exited" -> {
                        return new SandboxExit.Exited(number, peak);
                    }
                    case "signalled" -> {
                        return new SandboxExit.Signalled(number, peak);
                    }
                    case "memory" -> {
                        return new SandboxExit.OutOfMemory(peak);
                    }
                    default -> log.warn("Unknown status of a script: {}", status[0]);
                }
            }
        } catch (IOException | NumberFormatException e) {
            log.warn("The status of a script cannot be read", e);
        }
        return killed
                ? new SandboxExit.Signalled(SIGKILL, OptionalLong.empty())
                : new SandboxExit.Lost("the supervisor of the script ended without a word");
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            log.warn("The folder {} of an execution could not be removed", folder, e);
        }
    }
}
