package ved.http;

import com.typesafe.config.ConfigException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.api.Workbench;
import ved.engine.boot.Engine;
import ved.engine.boot.Settings;
import ved.engine.sandbox.Interpreter;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** Starts Ved, says where it is, and stops it cleanly on Ctrl-C and SIGTERM. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Main() {}

    /** Runs until the process is told to end; exit code 1 when it cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            start();
        } catch (IllegalArgumentException | ConfigException | StorageException e) {
            fail(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (IOException e) {
            fail("The data directory cannot be used: " + e + ". Choose another with VED_DATA_DIR.");
        }
        new CountDownLatch(1).await();
    }

    private static void start() throws IOException {
        Settings settings = Settings.load(System.getenv());
        HttpSettings http =
                HttpSettings.from(
                        settings.http(),
                        settings.sessionLifetime(),
                        settings.scripts().largestDataset());
        Engine engine = Engine.start(settings);
        try {
            HttpServer server = bind(engine, http);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server, engine)));
            System.out.println(greeting(server, engine.workbench()));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static HttpServer bind(Engine engine, HttpSettings settings) {
        try {
            return HttpServer.start(
                            engine.workbench(), settings, engine.sessionKey(), engine.system())
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    "The address cannot be used: "
                            + cause.getMessage()
                            + ". Choose another with VED_HTTP_HOST and VED_HTTP_PORT.",
                    e);
        }
    }

    private static String greeting(HttpServer server, Workbench workbench) {
        return "Ved runs at http://%s:%d with %s; log in as ed1 / 1editor or ed2 / 3editor (edit) or mo1 / 2viewer (views)"
                .formatted(
                        server.address().getHostString(),
                        server.address().getPort(),
                        sandbox(workbench));
    }

    private static String sandbox(Workbench workbench) {
        return workbench.interpreters().get().stream()
                .filter(Interpreter::available)
                .findFirst()
                .map(i ->
                        "the %s sandbox (Python %s and %s)"
                                .formatted(i.sandbox(), i.version().orElse(""), packages(i)))
                .orElse("no sandbox, so that scripts cannot run");
    }

    private static String packages(Interpreter interpreter) {
        return interpreter.packages().isEmpty()
                ? "the standard library alone"
                : interpreter.packages().size() + " packages";
    }

    private static void stop(HttpServer server, Engine engine) {
        try {
            server.stop(PATIENCE).toCompletableFuture().join();
        } catch (CompletionException e) {
            LOG.warn("The HTTP server did not stop cleanly", e);
        }
        engine.close();
    }

    private static void fail(String message) {
        System.err.println("Ved cannot start. " + message);
        System.exit(1);
    }
}
