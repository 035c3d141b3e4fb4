package ved.engine.adapter.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.file.Folders;
import ved.engine.adapter.python.PackageFolder;
import ved.engine.adapter.python.TestingPackages;
import ved.engine.sandbox.HostileScriptContract;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxJob;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.ScriptRun;
import ved.engine.sandbox.ShortLivedServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

final class ProcessSandboxTest extends HostileScriptContract {
    static final Path RUNTIME = Path.of("target", "runtime");

    @TempDir static Path scratch;

    private ProcessSandbox sandbox;

    @BeforeAll
    void open() {
        var packages = TestingPackages.find().map(PackageFolder::site);
        sandbox = new ProcessSandbox(new ProcessSettings(RUNTIME, scratch, true, packages));
        assertEquals(
                Optional.empty(), sandbox.interpreters().getFirst().unavailable(), "unavailable");
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Override
    protected Sandbox sandbox() {
        return sandbox;
    }

    @Override
    protected void assertNothingIsLeft() throws IOException {
        assertEquals(List.of(), list(scratch));
        assertEquals(List.of(), pythons());
    }

    @Test
    void endsAScriptThatItsServerHasForgotten() throws Exception {
        var limits = new SandboxLimits(Duration.ofSeconds(-9), 128L << 20, 1, 32, 8L << 20, 1);

        ScriptRun run = start(bytes("while True: pass"), Optional.empty(), limits);

        assertEquals(SIGKILL, signal(run));
    }

    @Test
    void endsWithItsSupervisor() throws Exception {
        ScriptRun run = start("print('up')\nimport time\ntime.sleep(60)");
        run.awaitStdout("up");

        supervisors().forEach(ProcessHandle::destroyForcibly);

        assertInstanceOf(SandboxExit.Lost.class, run.exit(), run::toString);
    }

    @Test
    void cannotEvenNameWhatIsNotItsOwn() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os
                        print(__file__)
                        for path in ('/etc/passwd', '/proc/1', '/sys', '%s'):
                            if os.path.lexists(path): print(path)
                        """
                                .formatted(Path.of("pom.xml").toAbsolutePath()));

        assumeTrue(run.stdout().startsWith("/job/"), "this kernel lets us mount nothing");
        assertEquals("/job/script.py\n", run.stdout());
    }

    /** The server that is killed below. */
    static final class Server {
        public static void main(String[] arguments) throws Exception {
            var settings = new ProcessSettings(RUNTIME, Path.of(arguments[0]));
            ShortLivedServer.serve(new ProcessSandbox(settings));
        }
    }

    @Test
    void endsWithItsServer() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "killed");
        try (var server = ShortLivedServer.start(Server.class, folder.toString())) {
            List<ProcessHandle> pythons =
                    server.descendants().stream().filter(ProcessSandboxTest::isPython).toList();
            assertEquals(2, pythons.size(), "the supervisor and the script");

            server.kill();

            for (ProcessHandle python : pythons) {
                python.onExit().get(10, TimeUnit.SECONDS);
            }
        }
        Folders.delete(folder);
    }

    @Test
    void measuresAScratchSpaceOnDisk() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "disk");
        try (var onDisk =
                new ProcessSandbox(new ProcessSettings(RUNTIME, folder, false, Optional.empty()))) {
            String script =
                    """
                    import os, time
                    for number in range(64):
                        open(str(number), 'wb').write(bytes(1 << 20))
                    for _ in range(500):
                        os.mkdir('d' * 100)
                        os.chdir('d' * 100)
                    time.sleep(60)
                    """;

            ScriptRun run =
                    ScriptRun.start(
                            onDisk,
                            new SandboxJob(
                                    1,
                                    ProcessSandbox.INTERPRETER_ID,
                                    bytes(script),
                                    Optional.empty(),
                                    LIMITS));

            assertEquals(SIGKILL, signal(run));
            assertTrue(run.stderr().contains("filled its scratch space"), run.stderr());
            assertEquals(List.of(), list(folder));
        } finally {
            Files.delete(folder);
        }
    }

    @Test
    void clearsAwayWhatAKilledServerHasLeft() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stale");
        Files.createDirectories(folder.resolve("17-cafe0123/box/scratch"));
        Files.writeString(folder.resolve("17-cafe0123/box/scratch/x"), "x");

        Path other = Files.writeString(folder.resolve("notes"), "x");

        new ProcessSandbox(new ProcessSettings(RUNTIME, folder)).close();

        assertEquals(List.of(other), list(folder));
        Files.delete(other);
        Files.delete(folder);
    }

    @Test
    void closingEndsEveryScriptAndRefusesOthers() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "closing");
        var other = new ProcessSandbox(new ProcessSettings(RUNTIME, folder));
        var job =
                new SandboxJob(
                        1,
                        ProcessSandbox.INTERPRETER_ID,
                        bytes("while True: pass"),
                        Optional.empty(),
                        LIMITS);
        ScriptRun run = ScriptRun.start(other, job);

        other.close();

        assertTrue(run.ended());
        assertThrows(SandboxException.class, () -> ScriptRun.start(other, job));
        Files.delete(folder);
    }

    @Test
    void saysWhyItCannotBeHad() throws Exception {
        Path file = Path.of("pom.xml");
        var other = new ProcessSandbox(new ProcessSettings(file, file));

        String why = other.interpreters().getFirst().unavailable().orElseThrow();

        assertTrue(why.contains("could not be unpacked"), why);
        var refusal =
                assertThrows(
                        SandboxException.class,
                        () ->
                                ScriptRun.start(
                                        other,
                                        new SandboxJob(
                                                1,
                                                ProcessSandbox.INTERPRETER_ID,
                                                new byte[0],
                                                Optional.empty(),
                                                LIMITS)));
        assertEquals(why, refusal.getMessage());
        other.close();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static List<ProcessHandle> supervisors() {
        return ProcessHandle.current().children().filter(ProcessSandboxTest::isPython).toList();
    }

    private static List<ProcessHandle> pythons() {
        return ProcessHandle.current().descendants().filter(ProcessSandboxTest::isPython).toList();
    }

    /** A confined script does not even tell its own user what it is. */
    private static boolean isPython(ProcessHandle process) {
        String command = process.info().command().orElse("");
        return process.isAlive() && (command.isEmpty() || command.endsWith("python3.14"));
    }
}
