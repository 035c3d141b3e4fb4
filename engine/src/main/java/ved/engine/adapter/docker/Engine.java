package ved.engine.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Two ways to talk to the engine.
 *
 * @param commands for calls that answer at once, or else fail
 * @param streams for calls that last as long as a container or a build
 */
record Engine(DockerClient commands, DockerClient streams, String host) implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 512;

    static Engine at(Optional<String> host) {
        var builder = DefaultDockerClientConfig.createDefaultConfigBuilder();
        host.ifPresent(builder::withDockerHost);
        DefaultDockerClientConfig config = builder.build();
        return new Engine(
                client(config, Optional.of(ANSWER)),
                client(config, Optional.empty()),
                config.getDockerHost().toString());
    }

    private static DockerClient client(
            DefaultDockerClientConfig config, Optional<Duration> answer) {
        var http =
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT);
        answer.ifPresent(http::responseTimeout);
        return DockerClientImpl.getInstance(config, http.build());
    }

    @Override
    public void close() {
        for (DockerClient client : new DockerClient[] {commands, streams}) {
            try {
                client.close();
            } catch (IOException e) {
                log.debug("Closing a connection to the Docker engine failed", e);
            }
        }
    }
}
