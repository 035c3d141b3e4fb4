package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.Presence;
import ved.engine.live.Window;

import java.io.IOException;
import java.util.List;

/** Telling who has what open. */
@Timeout(30)
final class PresenceTest {
    private TestServer server;
    private Client viewer;

    @BeforeEach
    void start() {
        server = new TestServer();
        viewer = server.viewer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhatAWindowHasOpen() {
        Reply announced =
                viewer.put(
                        "/api/presence",
                        "{\"window\":\"window-1\",\"scripts\":[{\"script_id\":3,\"unsaved\":true}]}");

        assertEquals("", announced.expect(204).body());
        Reply present = viewer.get("/api/presence").expect(200);
        assertEquals(3, present.json().at("/present/0/script_id").asInt());
        assertEquals("mo1", present.json().at("/present/0/people/0/user").asText());
        assertTrue(present.json().at("/present/0/people/0/unsaved").asBoolean());
    }

    @Test
    void takesAWindowWithNothingOpen() {
        viewer.put("/api/presence", announcement("")).expect(204);

        assertEquals(0, viewer.get("/api/presence").json().path("present").size());
    }

    @Test
    void tiesAStreamToItsWindowAndItsUser() throws IOException {
        try (Events events = viewer.watch("/api/events?window=window-1")) {
            assertEquals(200, events.status());
        }

        assertEquals(
                List.of(new Window("mo1", "window-1")),
                List.copyOf(server.engine.presence.watching));
    }

    @Test
    void tellsThoseWhoWatchOfPresenceAndOfTheQueue() throws IOException {
        try (Events events = viewer.watch("/api/events")) {
            server.engine.catalogue.append(new CatalogueEvent.QueueChanged());
            server.engine.catalogue.append(
                    new CatalogueEvent.PresenceChanged(
                            new Presence(3, List.of(new Presence.Person("ed1", true)))));

            for (String kind : List.of("queue_changed", "presence_changed")) {
                Events.Received received = events.next().orElseThrow();
                assertEquals(kind, received.name());
                assertEquals(
                        List.of(),
                        OpenApi.description().faultsOfEvent("CatalogueEvent", received.data()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "window_1", "window%201", "window-%C3%A9", "a%00bcdefgh"})
    void refusesWindowsThatCannotBe(String window) {
        viewer.get("/api/events?window=" + window).expectProblem(400, "invalid_request");
        viewer.get("/api/events?window=" + "x".repeat(65)).expectProblem(400, "invalid_request");
    }

    @Test
    void forgetsAtOnceWhoLogsOut() {
        Client leaving = server.editor();
        leaving.put("/api/presence", announcement(scripts(1))).expect(204);

        leaving.post("/api/auth/logout", "").expect(204);

        assertEquals(0, viewer.get("/api/presence").json().get("present").size());
    }

    @Test
    void takesAsManyScriptsAsTheDescriptionSays() {
        viewer.put("/api/presence", announcement(scripts(100))).expect(204);
        Reply tooMany = viewer.put("/api/presence", announcement(scripts(101)));

        tooMany.expectProblem(400, "invalid_request");
        assertEquals("/scripts", tooMany.json().at("/errors/0/field").asText());
    }

    private static String announcement(String scripts) {
        return "{\"window\":\"window-1\",\"scripts\":[" + scripts + "]}";
    }

    private static String scripts(int count) {
        StringBuilder scripts = new StringBuilder();
        for (int id = 1; id <= count; id++) {
            scripts.append(id == 1 ? "" : ",")
                    .append("{\"script_id\":" + id + ",\"unsaved\":false}");
        }
        return scripts.toString();
    }
}
