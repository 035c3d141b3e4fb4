package ved.engine.adapter.python;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.SandboxException;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process that answers what it is asked: a program on {@code service.py}. One caller at a time.
 */
final class ConfinedProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfinedProcess.class);

    /** The last of the user ids that the embedded sandbox gives to scripts. */
    private static final int USER = 65_519;

    private static final int LONGEST_ANSWER = 16 << 20;
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Duration patience;

    private ConfinedProcess(Process process, Duration patience) {
        this.process = process;
        this.in = new DataInputStream(process.getInputStream());
        this.out = new DataOutputStream(process.getOutputStream());
        this.patience = patience;
    }

    /**
     * @param packages folders that it may read beside its own
     */
    static ConfinedProcess start(
            CPythonDistribution python,
            String program,
            AnalyzerSettings settings,
            List<Path> packages)
            throws SandboxException {
        long seconds = Math.max(1, settings.timeLimit().toSeconds());
        var builder =
                new ProcessBuilder(
                        python.executable().toString(),
                        "-I",
                        "-B",
                        python.program(program).toString(),
                        python.home().toString(),
                        Long.toString(settings.memoryBytes()),
                        // The process ends itself even where nobody is left to do it.
                        Long.toString(seconds + 2),
                        Integer.toString(USER));
        packages.forEach(folder -> builder.command().add(folder.toString()));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD).environment().clear();
        ConfinedProcess started;
        try {
            started = new ConfinedProcess(builder.start(), Duration.ofSeconds(seconds));
        } catch (IOException e) {
            throw new SandboxException("The embedded Python could not be started: " + e, e);
        }
        String line = started.within(START, started::readLine).orElse("");
        if (!line.equals("ready")) {
            started.close();
            throw new SandboxException("The embedded Python could not be confined: " + line);
        }
        log.debug("{} runs as process {}", program, started.process.pid());
        return started;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The answer, or empty when the process did not survive the request. */
    Optional<byte[]> ask(byte[] request) {
        return within(
                patience,
                () -> {
                    out.writeInt(request.length);
                    out.write(request);
                    out.flush();
                    int length = in.readInt();
                    if (length < 0 || length > LONGEST_ANSWER) {
                        throw new IOException("an answer of " + length + " bytes");
                    }
                    byte[] answer = new byte[length];
                    in.readFully(answer);
                    return answer;
                });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException;
    }

    private <T> Optional<T> within(Duration limit, Exchange<T> exchange) {
        try (var _ = new Deadline(process, limit)) {
            return Optional.of(exchange.run());
        } catch (IOException e) {
            log.debug("A confined process broke off", e);
            process.destroyForcibly();
            return Optional.empty();
        }
    }
}
