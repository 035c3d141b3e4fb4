package ved.engine.adapter.python;

import ved.engine.sandbox.Interpreter.InstalledPackage;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox.OutputSink;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxJob;
import ved.engine.sandbox.SandboxLimits;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an interpreter says of itself when a script in its sandbox asks it. That it answers also
 * proves that the sandbox works.
 *
 * @param version e.g. {@code 3.14.3}
 * @param modules top-level names that can be imported
 */
public record InterpreterProbe(
        String version, List<InstalledPackage> packages, Set<String> modules) {
    private static final String SCRIPT =
            """
            import importlib.metadata, pkgutil, platform, sys
            print(platform.python_version())
            packages = [(p.name, p.version) for p in importlib.metadata.distributions()]
            for package in sorted(packages, key=lambda package: package[0].lower()):
                print(*package)
            own = sys.path[0]
            for name in sys.builtin_module_names:
                print(name)
            for module in pkgutil.iter_modules([path for path in sys.path if path != own]):
                print(module.name)
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final SandboxLimits LIMITS =
            new SandboxLimits(PATIENCE, 256L << 20, 1, 64, 16L << 20, 1 << 20);

    public InterpreterProbe {
        packages = List.copyOf(packages);
        modules = Set.copyOf(modules);
    }

    /** How a sandbox starts a script. */
    @FunctionalInterface
    public interface Starter {
        SandboxExecution start(SandboxJob job, OutputSink output) throws SandboxException;
    }

    /**
     * Runs the probe as execution 0 and waits for its end.
     *
     * @throws SandboxException when it does not run as every script should
     */
    public static InterpreterProbe ask(String interpreter, Starter starter)
            throws SandboxException {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        byte[] source = SCRIPT.getBytes(StandardCharsets.UTF_8);
        var job = new SandboxJob(0, interpreter, source, Optional.empty(), LIMITS);
        SandboxExecution execution =
                starter.start(
                        job,
                        (stream, bytes, offset, length) ->
                                (stream == OutputStreamName.STDOUT ? stdout : stderr)
                                        .write(bytes, offset, length));
        SandboxExit exit = await(execution);
        List<String> lines = stdout.toString(StandardCharsets.UTF_8).lines().toList();
        if (exit instanceof SandboxExit.Exited(int code, var _) && code == 0 && !lines.isEmpty()) {
            return parse(lines);
        }
        throw new SandboxException(
                "The interpreter %s did not answer in its sandbox (%s): %s"
                        .formatted(interpreter, exit, stderr.toString(StandardCharsets.UTF_8)));
    }

    private static SandboxExit await(SandboxExecution execution) throws SandboxException {
        try {
            return execution
                    .exit()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            execution.kill();
            Thread.currentThread().interrupt();
            throw new SandboxException("Asking the interpreter was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            execution.kill();
            throw new SandboxException(
                    "The interpreter did not answer in its sandbox within " + PATIENCE, e);
        }
    }

    /** The version, then packages with theirs, then modules, each on a line. */
    private static InterpreterProbe parse(List<String> lines) {
        List<InstalledPackage> packages = new ArrayList<>();
        Set<String> modules = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            int blank = line.lastIndexOf(' ');
            if (blank < 0) {
                modules.add(line);
            } else {
                packages.add(
                        new InstalledPackage(line.substring(0, blank), line.substring(blank + 1)));
            }
        }
        return new InterpreterProbe(lines.getFirst(), packages, modules);
    }
}
