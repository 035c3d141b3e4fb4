package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ved.engine.execution.ExecutionStatus;
import ved.engine.live.CatalogueEvent;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/** Server-sent events, read as a browser reads them. */
@Timeout(30)
final class EventStreamTest {
    private TestServer server;
    private Client viewer;

    @BeforeEach
    void start() {
        server = new TestServer(EventStreamTest::quickHeartbeats);
        viewer = server.viewer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsLateWatchersWhatHappenedAndThenWhatHappens() throws IOException {
        InMemoryExecutions.Running running = server.engine.executions.start(1);
        running.print("one\n");

        Events events = viewer.watch("/api/executions/1/events");
        for (String kind : List.of("queued", "started", "output")) {
            assertEquals(kind, next(events, "ExecutionEvent").name());
        }
        running.print("two\n");
        running.end(ExecutionStatus.SUCCEEDED);

        assertEquals("4", next(events, "ExecutionEvent").id());
        assertEquals("finished", next(events, "ExecutionEvent").name());
        assertEquals(List.of(), events.rest());
        assertEquals("no-store", events.header("Cache-Control"));
        assertEquals("no", events.header("X-Accel-Buffering"));
    }

    @Test
    void continuesAfterTheLastEventSeen() throws IOException {
        InMemoryExecutions.Running running = server.engine.executions.start(1);
        running.print("one\n");
        running.end(ExecutionStatus.SUCCEEDED);

        Events events = viewer.watchAfter("/api/executions/1/events", 2);

        assertEquals("3", next(events, "ExecutionEvent").id());
        assertEquals("4", next(events, "ExecutionEvent").id());
        assertEquals(List.of(), events.rest());
    }

    @Test
    void answersNothingMoreWhenEverythingWasTold() {
        server.engine.executions.start(1).end(ExecutionStatus.SUCCEEDED);

        assertEquals(204, viewer.watchAfter("/api/executions/1/events", 3).status());
        assertEquals(204, viewer.watchAfter("/api/executions/1/events", 99).status());
    }

    @Test
    void tellsRuns() throws IOException {
        Client editor = server.editor();
        editor.post("/api/execute/all").expect(202);
        Events events = viewer.watch("/api/runs/1/events");
        assertEquals("run_started", next(events, "RunEvent").name());

        editor.post("/api/runs/1/cancel").expect(202);

        List<String> kinds = events.rest().stream().map(Events.Received::name).toList();
        assertEquals(
                List.of(
                        "group_started",
                        "script_started",
                        "cancel_requested",
                        "script_finished",
                        "group_finished",
                        "run_finished"),
                kinds);
        assertEquals(204, viewer.watchAfter("/api/runs/1/events", 7).status());
    }

    @Test
    void tellsTheCatalogueFromNowOnOrFromWhereTheWatcherWas() throws IOException {
        server.engine.catalogue.append(new CatalogueEvent.ScriptChanged(1));
        Events live = viewer.watch("/api/events");
        server.engine.catalogue.append(new CatalogueEvent.ExecutionFinished(3, 1, "succeeded"));
        server.engine.catalogue.append(new CatalogueEvent.Reset());

        assertEquals("execution_finished", next(live, "CatalogueEvent").name());
        assertEquals("reset", next(live, "CatalogueEvent").name());
        Events resumed = viewer.watchAfter("/api/events", 0);
        assertEquals("script_changed", next(resumed, "CatalogueEvent").name());
        live.close();
        resumed.close();
    }

    @Test
    void carriesWhateverAScriptPrintsAsText() throws IOException {
        String hostile =
                "\r\revent: finished\rdata: {}\r\r\n\nid: 99\n\u2028\u2029\u0085\0\u001b]0;x\u0007"
                        + "\u202e<img onerror=x>\ufffd\ud83d\ude00";
        InMemoryExecutions.Running running = server.engine.executions.start(1);
        running.print(hostile);
        running.end(ExecutionStatus.SUCCEEDED);

        List<Events.Received> all = viewer.watch("/api/executions/1/events").rest();

        assertEquals(4, all.size());
        String text = new ObjectMapper().readTree(all.get(2).data()).path("text").asText();
        assertEquals(hostile, text);
    }

    @Test
    void showsThatItIsAlive() throws IOException {
        Events events = viewer.watch("/api/events");

        events.awaitComment();
        events.awaitComment();

        events.close();
    }

    @Test
    void refusesWhatIsNoSequence() {
        server.engine.executions.start(1);
        for (String id : List.of("-1", "x", "1.5", "1e3", "99999999999999999999", "01")) {
            viewer.send(
                            "GET",
                            "/api/executions/1/events",
                            BodyPublishers.noBody(),
                            request -> request.header("Last-Event-ID", id))
                    .expectProblem(400, "invalid_request");
        }
    }

    @Test
    void answersOnlyTheHeadersWhenAskedForThem() {
        Reply reply =
                viewer.send("HEAD", "/api/events", BodyPublishers.noBody(), request -> request);

        assertEquals(200, reply.status());
        assertTrue(reply.header("Content-Type").startsWith("text/event-stream"));
        assertEquals(0, server.engine.catalogue.watchers());
    }

    private static Events.Received next(Events events, String schema) throws IOException {
        Events.Received received = events.next().orElseThrow();
        assertEquals(List.of(), OpenApi.description().faultsOfEvent(schema, received.data()));
        String kind = new ObjectMapper().readTree(received.data()).path("kind").asText();
        assertEquals(kind, received.name());
        return received;
    }

    private static HttpSettings quickHeartbeats(HttpSettings settings) {
        return TestServer.withDurations(
                settings,
                settings.headTimeout(),
                settings.bodyTimeout(),
                settings.readerTimeout(),
                Duration.ofMillis(100),
                settings.sessionCheck());
    }
}
