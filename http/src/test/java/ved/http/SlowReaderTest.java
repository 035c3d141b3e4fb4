package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ved.engine.execution.ExecutionStatus;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do not read what they asked for. */
@Timeout(120)
final class SlowReaderTest {
    private static final int WATCHERS = 500;
    private static final int DEAF = 50;
    private static final int PRINTS = 50;
    private static final String PRINT = "x".repeat(8_000) + "\n";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestServer server;
    private Client editor;

    @BeforeEach
    void start() {
        server = new TestServer(SlowReaderTest::impatient);
        editor = server.editor();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void areDroppedWhileEverybodyElseGetsEverything() throws Exception {
        InMemoryExecutions.Running running = server.engine.executions.start(1);
        List<RawConnection> deaf = new ArrayList<>();
        for (int i = 0; i < DEAF; i++) {
            deaf.add(new RawConnection(server, 4096).send(watch()));
        }
        List<Future<List<Events.Received>>> reading = new ArrayList<>();
        for (int i = DEAF; i < WATCHERS; i++) {
            Events events = editor.watch("/api/executions/1/events");
            reading.add(threads.submit(events::rest));
        }
        running.topic().awaitWatchers(WATCHERS);

        for (int i = 0; i < PRINTS; i++) {
            running.print(PRINT);
        }
        running.topic().awaitWatchers(WATCHERS - DEAF);
        running.end(ExecutionStatus.SUCCEEDED);

        for (Future<List<Events.Received>> events : reading) {
            List<Events.Received> all = events.get();
            assertEquals(PRINTS + 3, all.size());
            assertEquals("finished", all.getLast().name());
        }
        for (RawConnection connection : deaf) {
            connection.close();
        }
        editor.get("/api/auth/me").expect(200);
    }

    @Test
    void areDroppedWhenTheyLeaveALargeAnswerUnread() throws IOException {
        editor.post("/api/scripts").expect(201);
        editor.send(
                        "PUT",
                        "/api/scripts/1/data/test",
                        BodyPublishers.ofByteArray(new byte[8 << 20]),
                        request -> request.header("Content-Type", "application/octet-stream"))
                .expect(200);

        try (RawConnection deaf = new RawConnection(server, 4096)) {
            deaf.send(request("/api/scripts/1/data/test"));
            deaf.awaitReset();
        }
    }

    @Test
    void areRefusedWhenTooManyStreamsAreOpen() throws IOException {
        server.engine.executions.start(1);
        List<Events> open = new ArrayList<>();
        for (int i = 0; i < TestServer.settings().maxStreams(); i++) {
            open.add(editor.watch("/api/executions/1/events"));
            assertEquals("queued", open.getLast().next().orElseThrow().name());
        }

        editor.get("/api/executions/1/events").expectProblem(429, "busy");
        editor.get("/api/auth/me").expect(200);

        for (Events events : open) {
            events.close();
        }
    }

    private String watch() {
        return request("/api/executions/1/events");
    }

    private String request(String path) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + editor.cookie()
                + "\r\n\r\n";
    }

    private static HttpSettings impatient(HttpSettings settings) {
        return TestServer.withDurations(
                settings,
                settings.headTimeout(),
                settings.bodyTimeout(),
                Duration.ofSeconds(6),
                settings.heartbeat(),
                settings.sessionCheck());
    }
}
