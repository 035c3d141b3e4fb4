package ved.engine.adapter.docker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Container;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import ved.engine.sandbox.HostileScriptContract;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxJob;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.ScriptRun;
import ved.engine.sandbox.ShortLivedServer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Skipped where no engine answers, unless {@code VED_REQUIRE_DOCKER} is set. */
final class DockerSandboxTest extends HostileScriptContract {
    private final DockerSettings settings = TestingDocker.settings();
    private DockerSandbox sandbox;
    private Engine engine;

    @BeforeAll
    void open() {
        sandbox = new DockerSandbox(settings);
        TestingDocker.require(sandbox);
        engine = Engine.at(settings.host());
    }

    @AfterAll
    void close() {
        sandbox.close();
        if (engine != null) {
            engine.close();
        }
    }

    @Override
    protected Sandbox sandbox() {
        return sandbox;
    }

    @Override
    protected void assertNothingIsLeft() {
        assertEquals(List.of(), containers(settings.instanceId()));
    }

    @Test
    void endsAScriptThatItsServerHasForgotten() throws Exception {
        var limits = new SandboxLimits(Duration.ofSeconds(-9), 128L << 20, 1, 32, 8L << 20, 1);

        ScriptRun run = start(bytes("while True: pass"), Optional.empty(), limits);

        assertEquals(SIGKILL, signal(run));
    }

    /** The server that is killed below. */
    static final class Server {
        public static void main(String[] arguments) throws Exception {
            ShortLivedServer.serve(
                    new DockerSandbox(new DockerSettings(Optional.empty(), arguments[0])));
        }
    }

    @Test
    void endsWithItsServer() throws Exception {
        String instance = "test-" + UUID.randomUUID();
        try (var server = ShortLivedServer.start(Server.class, instance);
                var wait = new WaitContainerResultCallback()) {
            String container = containers(instance).getFirst().getId();

            server.kill();

            int code =
                    engine.streams()
                            .waitContainerCmd(container)
                            .exec(wait)
                            .awaitStatusCode(10, TimeUnit.SECONDS);
            assertEquals(128 + SIGKILL, code);
        }
        Containers.removeAll(engine.commands(), instance);
        assertEquals(List.of(), containers(instance));
    }

    @Test
    void labelsTheContainerWithItsExecution() throws Exception {
        ScriptRun run = start("print('up')\nimport time\ntime.sleep(60)");
        run.awaitStdout("up");

        List<Container> containers = containers(settings.instanceId());

        assertEquals(1, containers.size());
        String execution = containers.getFirst().getLabels().get(Containers.EXECUTION);
        assertTrue(Long.parseLong(String.valueOf(execution)) >= 100);
        signal(run.kill());
    }

    @Test
    void removesWhatAKilledServerHasLeft() throws Exception {
        var other = new DockerSettings(Optional.empty(), "test-" + UUID.randomUUID());
        String image = RunnerImage.ensure(engine, other);
        var job =
                new SandboxJob(
                        1, DockerSandbox.INTERPRETER_ID, new byte[0], Optional.empty(), LIMITS);
        Containers.create(engine.commands(), image, other.instanceId(), job);
        assertEquals(1, containers(other.instanceId()).size());

        var again = new DockerSandbox(other);

        assertEquals(List.of(), containers(other.instanceId()));
        again.close();
    }

    @Test
    void closingEndsEveryScriptAndRefusesOthers() throws Exception {
        var other =
                new DockerSandbox(
                        new DockerSettings(Optional.empty(), "test-" + UUID.randomUUID()));
        var job =
                new SandboxJob(
                        1,
                        DockerSandbox.INTERPRETER_ID,
                        bytes("while True: pass"),
                        Optional.empty(),
                        LIMITS);
        ScriptRun run = ScriptRun.start(other, job);

        other.close();

        assertTrue(run.ended());
        assertThrows(SandboxException.class, () -> ScriptRun.start(other, job));
    }

    @Test
    void saysThatNoEngineAnswers() {
        Path nowhere = Path.of("target", "nowhere", "docker.sock").toAbsolutePath();
        try (var other =
                new DockerSandbox(new DockerSettings(Optional.of("unix://" + nowhere), "x"))) {
            String why = other.interpreters().getFirst().unavailable().orElseThrow();

            assertTrue(why.startsWith("No Docker engine answers at unix://"), why);
            assertTrue(why.contains("VED_SANDBOX=process"), why);
        }
    }

    @Test
    void saysThatTheImageCannotBeBuilt() {
        var missing =
                new DockerSettings(
                        Optional.empty(),
                        "localhost:1/no/such:image",
                        "ved-test-missing",
                        "x",
                        Optional.empty(),
                        false);
        try (var other = new DockerSandbox(missing)) {
            String why = other.interpreters().getFirst().unavailable().orElseThrow();

            assertTrue(why.contains("cannot be built on localhost:1/no/such:image"), why);
        }
    }

    /** Whether its build reaches an index, or not, as in the engine that CI starts. */
    @Test
    void runsScriptsWhetherOrNotTheImageCanInstallPackages() {
        var byPip =
                new DockerSettings(
                        Optional.empty(),
                        DockerSettings.BASE_IMAGE,
                        "ved-test-pip",
                        "test-" + UUID.randomUUID(),
                        Optional.empty(),
                        true);
        try (var other = new DockerSandbox(byPip)) {
            Interpreter interpreter = other.interpreters().getFirst();

            assertEquals(Optional.empty(), interpreter.unavailable());
            boolean listed =
                    interpreter.packages().stream().anyMatch(each -> each.name().equals("numpy"));
            assertEquals(listed, interpreter.modules().contains("numpy"));
            assertEquals(listed, other.ownStubs(DockerSandbox.INTERPRETER_ID).isPresent());
        }
    }

    @Test
    void findsTheStubsOfPackagesThatWereInstalledInTheImage() throws Exception {
        String image = RunnerImage.ensure(engine, settings);
        String tag = UUID.randomUUID().toString();
        String other = "ved-test-stubs:" + tag;
        assertEquals(Optional.empty(), ImageStubs.read(engine, image, settings.instanceId()));
        String container = engine.commands().createContainerCmd(image).exec().getId();
        try {
            engine.commands()
                    .copyArchiveToContainerCmd(container)
                    .withRemotePath("/ved")
                    .withTarInputStream(tar("stubs.json.gz", bytes("packed")))
                    .exec();
            engine.commands()
                    .commitCmd(container)
                    .withRepository("ved-test-stubs")
                    .withTag(tag)
                    .exec();

            var stubs = ImageStubs.read(engine, other, settings.instanceId()).orElseThrow();

            assertArrayEquals(bytes("packed"), stubs.gzip());
        } finally {
            Containers.remove(engine.commands(), container);
            engine.commands().removeImageCmd(other).withForce(true).exec();
        }
    }

    private static InputStream tar(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private List<Container> containers(String instanceId) {
        return engine.commands()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Containers.INSTANCE, instanceId))
                .exec();
    }
}
