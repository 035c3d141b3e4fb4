package ved.http;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

import ved.engine.api.Workbench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ved's HTTP server on a free port of the loopback, over an in-memory engine. */
final class TestServer implements AutoCloseable {
    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    final InMemoryWorkbench engine = new InMemoryWorkbench();
    final HttpServer server;
    private final ActorTestKit testKit;

    TestServer() {
        this(settings -> settings);
    }

    TestServer(UnaryOperator<HttpSettings> change) {
        this(change, "testui");
    }

    TestServer(UnaryOperator<HttpSettings> change, String uiRoot) {
        this(Optional.empty(), change, uiRoot);
    }

    /** Over another engine than the in-memory one. */
    TestServer(Workbench workbench) {
        this(Optional.of(workbench), settings -> settings, "testui");
    }

    private TestServer(
            Optional<Workbench> workbench, UnaryOperator<HttpSettings> change, String uiRoot) {
        testKit = ActorTestKit.create(ConfigFactory.load());
        server =
                HttpServer.start(
                                workbench.orElseGet(engine::workbench),
                                change.apply(settings()),
                                KEY,
                                testKit.system(),
                                uiRoot)
                        .toCompletableFuture()
                        .join();
    }

    /** The defaults, on any free port. */
    static HttpSettings settings() {
        return HttpSettings.from(
                ConfigFactory.parseString("ved.http.port = 0")
                        .withFallback(ConfigFactory.parseResources("ved.conf"))
                        .resolve()
                        .getConfig("ved.http"),
                Duration.ofHours(12),
                16 << 20);
    }

    static HttpSettings withDurations(
            HttpSettings settings,
            Duration head,
            Duration body,
            Duration reader,
            Duration heartbeat,
            Duration sessionCheck) {
        return new HttpSettings(
                settings.host(),
                settings.port(),
                settings.allowedHosts(),
                settings.secureCookies(),
                settings.sessionLifetime(),
                settings.maxConnections(),
                settings.maxStreams(),
                settings.maxJsonBytes(),
                settings.maxDatasetBytes(),
                head,
                body,
                settings.answerTimeout(),
                reader,
                heartbeat,
                sessionCheck);
    }

    int port() {
        return server.address().getPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    URI uri(String path) {
        return URI.create(origin() + path);
    }

    /** A client that is not logged in. */
    Client anonymous() {
        return new Client(this, "");
    }

    Client editor() {
        return logIn(InMemoryAccounts.EDITOR, InMemoryAccounts.EDITOR_PASSWORD);
    }

    /** An editor who has made script 1. */
    Client editorWithScript() {
        Client editor = editor();
        editor.post("/api/scripts").expect(201);
        return editor;
    }

    Client viewer() {
        return logIn(InMemoryAccounts.VIEWER, InMemoryAccounts.VIEWER_PASSWORD);
    }

    Client logIn(String name, String password) {
        Reply reply =
                anonymous()
                        .post(
                                "/api/auth/login",
                                "{\"username\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(name, password));
        return new Client(this, reply.expect(200).header("Set-Cookie").split(";", 2)[0]);
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(3)).toCompletableFuture().join();
        testKit.shutdownTestKit();
    }
}
