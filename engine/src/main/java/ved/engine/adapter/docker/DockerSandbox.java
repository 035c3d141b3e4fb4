package ved.engine.adapter.docker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.python.InterpreterProbe;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.PackageStubs;
import ved.engine.sandbox.RunningExecutions;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxJob;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs each script in a new container. How it is confined is said in {@link Containers}, what runs
 * in it in {@code runner/}.
 *
 * <p>Constructing it builds the image where it is missing, removes what an earlier server of the same
 * instance has left, and runs a probe. It never fails: where the sandbox cannot be had, its
 * interpreter says why, and so does every start.
 */
public final class DockerSandbox implements Sandbox {
    public static final String NAME = "docker";
    public static final String INTERPRETER_ID = "cpython-3.14";

    private static final Logger log = LoggerFactory.getLogger(DockerSandbox.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DockerSettings settings;
    private final Optional<Engine> engine;
    private final Interpreter interpreter;
    private final RunningExecutions running = new RunningExecutions();
    private final Optional<PackageStubs> ownStubs;
    private volatile String image = "";

    public DockerSandbox(DockerSettings settings) {
        this.settings = settings;
        Optional<Engine> answering = Optional.empty();
        Optional<PackageStubs> found = Optional.empty();
        Interpreter probed;
        try {
            Engine connected = connect(settings);
            answering = Optional.of(connected);
            image = RunnerImage.ensure(connected, settings);
            Containers.removeAll(connected.commands(), settings.instanceId());
            var answer =
                    InterpreterProbe.ask(
                            INTERPRETER_ID, (job, output) -> start(connected, job, output));
            if (settings.pip()) {
                found = ImageStubs.read(connected, image, settings.instanceId());
            }
            probed = interpreter(Optional.of(answer), Optional.empty());
        } catch (SandboxException | RuntimeException e) {
            log.info("The Docker sandbox is not available: {}", e.getMessage());
            probed = interpreter(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
        this.engine = answering;
        this.ownStubs = found;
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
    public Optional<PackageStubs> ownStubs(String id) {
        return id.equals(INTERPRETER_ID) ? ownStubs : Optional.empty();
    }

    @Override
    public SandboxExecution start(SandboxJob job, OutputSink output) throws SandboxException {
        if (!job.interpreter().equals(INTERPRETER_ID)) {
            throw new SandboxException(
                    "The Docker sandbox has no interpreter %s, only %s"
                            .formatted(job.interpreter(), INTERPRETER_ID));
        }
        if (!interpreter.available()) {
            throw new SandboxException(interpreter.unavailable().orElseThrow());
        }
        return start(engine.orElseThrow(), job, output);
    }

    @Override
    public void close() {
        if (!running.close(PATIENCE)) {
            log.warn("Not every container has ended in time");
        }
        engine.ifPresent(this::leave);
    }

    private void leave(Engine left) {
        try (left) {
            Containers.removeAll(left.commands(), settings.instanceId());
        } catch (RuntimeException e) {
            log.warn("Containers could not be removed; the next start will", e);
        }
    }

    private ContainerExecution start(Engine found, SandboxJob job, OutputSink output)
            throws SandboxException {
        running.requireOpen();
        String container;
        try {
            container = Containers.create(found.commands(), image, settings.instanceId(), job);
        } catch (RuntimeException e) {
            throw new SandboxException(
                    "The Docker engine at %s could not create the sandbox: %s"
                            .formatted(found.host(), e.getMessage()),
                    e);
        }
        return ContainerExecution.start(
                found, container, job, output, running::add, running::remove);
    }

    static Engine connect(DockerSettings settings) throws SandboxException {
        Engine found;
        try {
            found = Engine.at(settings.host());
        } catch (RuntimeException e) {
            throw new SandboxException(
                    "The address of the Docker engine is not right: " + e.getMessage(), e);
        }
        try {
            found.commands().pingCmd().exec();
            return found;
        } catch (RuntimeException e) {
            found.close();
            throw new SandboxException(
                    "No Docker engine answers at %s (%s). Start it, or let scripts run in the embedded sandbox with VED_SANDBOX=process."
                            .formatted(found.host(), e.getMessage()),
                    e);
        }
    }

    private static Interpreter interpreter(
            Optional<InterpreterProbe> answer, Optional<String> unavailable) {
        return new Interpreter(
                INTERPRETER_ID,
                "CPython 3.14",
                answer.map(InterpreterProbe::version),
                NAME,
                unavailable,
                answer.map(InterpreterProbe::packages).orElse(List.of()),
                answer.map(InterpreterProbe::modules).orElse(Set.of()));
    }
}
