package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** In containers. Skipped where no engine answers, unless {@code VED_REQUIRE_DOCKER} is set. */
final class DockerLanguageServerTest extends LanguageServerContract {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private Optional<DockerClient> engine = Optional.empty();
    private String instance = "";

    @BeforeAll
    void connect() throws IOException {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        var http = new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
        engine = Optional.of(DockerClientImpl.getInstance(config, http));
        instance = Files.readString(folder.resolve("data/instance-id")).strip();
    }

    @Override
    void release() throws IOException {
        if (engine.isPresent()) {
            engine.get().close();
        }
    }

    @Override
    String sandbox() {
        return "docker";
    }

    @Override
    String requirement() {
        return "VED_REQUIRE_DOCKER";
    }

    @Override
    Set<String> servers() {
        return engine.map(client ->
                        client
                                .listContainersCmd()
                                .withShowAll(true)
                                .withLabelFilter(Map.of("ved.instance", instance))
                                .exec()
                                .stream()
                                .map(Container::getId)
                                .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    @Override
    void kill(String server) {
        engine.orElseThrow().killContainerCmd(server).exec();
    }

    @Override
    void awaitNoServers() {
        long deadline = System.nanoTime() + PATIENCE;
        while (!servers().isEmpty()) {
            assertTrue(System.nanoTime() < deadline, () -> "left: " + servers());
        }
    }

    @Test
    void hasNoNetwork() throws Exception {
        awaitNoServers();
        try (LanguageSocket socket = ved().editing("x: int = 'a'\n")) {
            socket.diagnostics();
            String server = servers().iterator().next();

            assertEquals(
                    "['lo']", python(server, "import os; print(os.listdir('/sys/class/net'))"));
            assertEquals(
                    "OSError",
                    python(
                            server,
                            """
                            import socket
                            try:
                                socket.create_connection(('1.1.1.1', 53), 5)
                            except OSError as error:
                                print('OSError')
                            """));
        }
    }

    /** What the interpreter of the container prints. */
    private String python(String container, String program) throws Exception {
        DockerClient client = engine.orElseThrow();
        String command =
                client.execCreateCmd(container)
                        .withCmd("python3", "-I", "-c", program)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .exec()
                        .getId();
        var output = new ByteArrayOutputStream();
        try (var reading =
                client.execStartCmd(command)
                        .exec(
                                new ResultCallback.Adapter<Frame>() {
                                    @Override
                                    public void onNext(Frame frame) {
                                        output.writeBytes(frame.getPayload());
                                    }
                                })) {
            assertTrue(reading.awaitCompletion(60, TimeUnit.SECONDS));
        }
        return output.toString(StandardCharsets.UTF_8).strip();
    }
}
