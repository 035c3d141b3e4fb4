package ved.engine.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another JVM that starts one endless script, to be killed without being asked. */
public final class ShortLivedServer implements AutoCloseable {
    private static final String STARTED = "started";

    private final Process process;

    private ShortLivedServer(Process process) {
        this.process = process;
    }

    /**
     * Returns when the script runs.
     *
     * @param main has a main method that calls {@link #serve}
     */
    public static ShortLivedServer start(Class<?> main, String... arguments) throws IOException {
        var command =
                new ArrayList<String>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xshare:auto",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.endsWith(STARTED)) {
                return new ShortLivedServer(process);
            }
        }
        throw new IOException("The other server did not start its script");
    }

    /** For the other JVM: runs an endless script. */
    public static void serve(Sandbox sandbox) throws Exception {
        String interpreter = sandbox.interpreters().getFirst().id();
        byte[] source = "print('up')\nwhile True: pass".getBytes(StandardCharsets.UTF_8);
        var job = new SandboxJob(1, interpreter, source, Optional.empty(), SandboxContract.LIMITS);
        ScriptRun run = ScriptRun.start(sandbox, job).awaitStdout("up");
        System.out.println(STARTED);
        run.execution().exit().toCompletableFuture().join();
    }

    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
