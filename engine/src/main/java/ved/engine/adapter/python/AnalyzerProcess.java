package ved.engine.adapter.python;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.SandboxException;
import ved.engine.source.GrammarVersion;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The process behind the analyser: {@code analyzer.py}. One caller at a time. */
final class AnalyzerProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AnalyzerProcess.class);

    /** The last of the user ids that the embedded sandbox gives to scripts. */
    private static final int USER = 65_519;

    private static final int LONGEST_ANSWER = 16 << 20;
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Duration patience;

    private AnalyzerProcess(Process process, Duration patience) {
        this.process = process;
        this.in = new DataInputStream(process.getInputStream());
        this.out = new DataOutputStream(process.getOutputStream());
        this.patience = patience;
    }

    static AnalyzerProcess start(CPythonDistribution python, AnalyzerSettings settings)
            throws SandboxException {
        long seconds = Math.max(1, settings.timeLimit().toSeconds());
        var builder =
                new ProcessBuilder(
                        python.executable().toString(),
                        "-I",
                        "-B",
                        python.program("analyzer").toString(),
                        python.home().toString(),
                        Long.toString(settings.memoryBytes()),
                        // The process ends itself even where nobody is left to do it.
                        Long.toString(seconds + 2),
                        Integer.toString(USER));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD).environment().clear();
        AnalyzerProcess started;
        try {
            started = new AnalyzerProcess(builder.start(), Duration.ofSeconds(seconds));
        } catch (IOException e) {
            throw new SandboxException("The embedded Python could not be started: " + e, e);
        }
        String line = started.within(START, started::readLine).orElse("");
        if (!line.equals("ready")) {
            started.close();
            throw new SandboxException("The source analyser could not be confined: " + line);
        }
        log.debug("Source analyser runs as process {}", started.process.pid());
        return started;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The answer, or empty when the process did not survive the source. */
    Optional<byte[]> ask(byte[] source, GrammarVersion grammar) {
        return within(
                patience,
                () -> {
                    out.writeInt(source.length);
                    out.writeByte(grammar.minor());
                    out.write(source);
                    out.flush();
                    int length = in.readInt();
                    if (length < 0 || length > LONGEST_ANSWER) {
                        throw new IOException("an answer of " + length + " bytes");
                    }
                    return in.readNBytes(length);
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
            log.debug("The source analyser broke off", e);
            process.destroyForcibly();
            return Optional.empty();
        }
    }
}
