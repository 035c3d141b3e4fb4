package ved.engine.adapter.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.Folders;
import ved.engine.adapter.python.CPythonDistribution;
import ved.engine.adapter.python.InterpreterProbe;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.RunningExecutions;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxJob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The embedded sandbox. What a script may do is said in {@code ved/python/confinement.py}, how its
 * life is watched in {@code ved/python/sandbox.py}.
 *
 * <p>Constructing it unpacks CPython (once) and runs a probe in full confinement. It never fails:
 * where the sandbox cannot be had, its interpreter says why, and so does every start.
 */
public final class ProcessSandbox implements Sandbox {
    public static final String NAME = "process";
    public static final String INTERPRETER_ID = "cpython-3.14";

    private static final String INTERPRETER_NAME = "CPython 3.14";
    private static final Logger log = LoggerFactory.getLogger(ProcessSandbox.class);

    /**
     * Where Ved runs as root, each script becomes a user of its own, from the range that systemd
     * keeps for such short-lived users; the end of it is for language servers and the source analyser.
     */
    private static final int FIRST_USER = 61_184;

    private static final int USERS = 4_079;

    /** Only what looks like an execution's is ever removed, wherever the setting points. */
    private static final Pattern FOLDER = Pattern.compile("\\d+-[0-9a-f]{8}");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProcessSettings settings;
    private final AtomicInteger users = new AtomicInteger();
    private final RunningExecutions running = new RunningExecutions();
    private final Optional<CPythonDistribution> python;
    private final Interpreter interpreter;

    public ProcessSandbox(ProcessSettings settings) {
        this.settings = settings;
        Optional<CPythonDistribution> unpacked = Optional.empty();
        Interpreter probed;
        try {
            var distribution = CPythonDistribution.unpack(settings.runtimeDirectory());
            empty(settings.scratchDirectory());
            var answer =
                    InterpreterProbe.ask(
                            INTERPRETER_ID, (job, output) -> start(distribution, job, output));
            probed = available(answer);
            unpacked = Optional.of(distribution);
        } catch (SandboxException e) {
            log.info("The embedded sandbox is not available: {}", e.getMessage());
            probed = unavailable(e);
        }
        this.python = unpacked;
        this.interpreter = probed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Interpreter> interpreters() {
        return List.of(interpreter);
    }

    @Override
    public SandboxExecution start(SandboxJob job, OutputSink output) throws SandboxException {
        if (!job.interpreter().equals(INTERPRETER_ID)) {
            throw new SandboxException(
                    "The embedded sandbox has no interpreter %s, only %s"
                            .formatted(job.interpreter(), INTERPRETER_ID));
        }
        CPythonDistribution distribution =
                python.orElseThrow(
                        () -> new SandboxException(interpreter.unavailable().orElseThrow()));
        return start(distribution, job, output);
    }

    @Override
    public void close() {
        if (!running.close(PATIENCE)) {
            log.warn("Not every embedded sandbox has ended in time; the next start clears up");
            return;
        }
        try {
            if (python.isPresent()) {
                empty(settings.scratchDirectory());
            }
        } catch (SandboxException e) {
            log.warn("Not every embedded sandbox could be cleared away", e);
        }
    }

    private ProcessExecution start(
            CPythonDistribution distribution, SandboxJob job, OutputSink output)
            throws SandboxException {
        running.requireOpen();
        Path folder = folder(job.executionId());
        int user = FIRST_USER + Math.floorMod(users.getAndIncrement(), USERS);
        var frame = JobFrame.of(job, user, settings.scratchInMemory());
        return ProcessExecution.start(
                command(distribution, folder),
                folder,
                frame,
                output,
                running::add,
                running::remove);
    }

    /** See the head of {@code sandbox.py}. */
    private List<String> command(CPythonDistribution distribution, Path folder) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                distribution.executable().toString(),
                                "-I",
                                "-B",
                                "-u",
                                distribution.program("sandbox").toString(),
                                folder.toString(),
                                distribution.home().toString()));
        settings.packages().ifPresent(packages -> command.add(packages.toString()));
        return command;
    }

    private Path folder(long executionId) throws SandboxException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path folder = settings.scratchDirectory().resolve(executionId + "-" + random);
        try {
            Files.createDirectories(settings.scratchDirectory());
            return Files.createDirectory(
                            folder,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")))
                    .toRealPath();
        } catch (IOException e) {
            throw new SandboxException(
                    "No folder for the execution could be made in %s: %s. See that the folder can be written and the disk is not full."
                            .formatted(settings.scratchDirectory(), e),
                    e);
        }
    }

    private static Interpreter available(InterpreterProbe answer) {
        return new Interpreter(
                INTERPRETER_ID,
                INTERPRETER_NAME,
                Optional.of(answer.version()),
                NAME,
                Optional.empty(),
                answer.packages(),
                answer.modules());
    }

    private static Interpreter unavailable(SandboxException why) {
        return new Interpreter(
                INTERPRETER_ID,
                INTERPRETER_NAME,
                Optional.empty(),
                NAME,
                Optional.of(String.valueOf(why.getMessage())),
                List.of(),
                Set.of());
    }

    /** What a server that was killed has left. */
    private static void empty(Path scratch) throws SandboxException {
        if (Files.notExists(scratch)) {
            return;
        }
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path folder : left.toList()) {
                if (FOLDER.matcher(folder.getFileName().toString()).matches()) {
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new SandboxException(
                    "The folder %s cannot be emptied: %s. Remove it by hand and start again."
                            .formatted(scratch, e),
                    e);
        }
    }
}
