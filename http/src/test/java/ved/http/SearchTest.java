package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finding text in all scripts. */
final class SearchTest {
    private static TestServer server;
    private static Client viewer;

    @BeforeAll
    static void start() {
        server = new TestServer();
        viewer = server.viewer();
        server.engine.scripts.create(
                "ed1", Optional.of("import csv\nprint('a\0b')\n"), Optional.empty());
        server.engine.scripts.create("ed1", Optional.of("été = 'CSV'\n"), Optional.empty());
        server.engine.scripts.create("ed1", Optional.of("pass\n"), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void findsTextWhereverItIs() {
        JsonNode found = find("csv", "");

        assertEquals(
                "{\"scripts\":[{\"id\":1,\"ordering_number\":1,\"descriptive_name\":\"Script"
                    + " 1\",\"version_id\":1,\"matches\":[{\"line\":1,\"column\":8,\"end_column\":11,\"text\":\"import"
                    + " csv\",\"text_column\":1}]},{\"id\":2,\"ordering_number\":2,\"descriptive_name\":\"Script"
                    + " 2\",\"version_id\":2,\"matches\":[{\"line\":1,\"column\":8,\"end_column\":11,\"text\":\"été"
                    + " = 'CSV'\",\"text_column\":1}]}],\"truncated\":false}",
                found.toString());
    }

    @Test
    void heedsTheOptions() {
        assertEquals(1, find("csv", "&case=true").path("scripts").size());
        assertEquals(0, find("cs", "&word=true").path("scripts").size());
        assertEquals(2, find("^import|'c.v'", "&regex=true").path("scripts").size());
        assertEquals(0, find("c.v", "").path("scripts").size());
        assertEquals(0, find("csv", "&branch=prod").path("scripts").size());
        assertEquals(1, find("ÉTÉ", "&branch=own&word=true").path("scripts").size());
    }

    @Test
    void takesTheLongestTextOfAnyScript() {
        assertEquals(0, find("漢".repeat(500), "").path("scripts").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/search",
                "/api/search?q=",
                "/api/search?q=a&q=b",
                "/api/search?q=a%00b",
                "/api/search?q=a%0Ab",
                "/api/search?q=%ED%A0%80",
                "/api/search?q=%FF",
                "/api/search?q=%C0%80",
                "/api/search?q=a&branch=ed2",
                "/api/search?q=a&regex=1",
                "/api/search?q=a&case=",
                "/api/search?q=a&word=TRUE",
                "/api/search?q=a&limit=5",
                "/api/search?q=%28&regex=true",
                "/api/search?q=%28%28x%7B1000%7D%29%7B1000%7D%29%7B1000%7D&regex=true",
                "/api/search?q=%28%3F%3Da%29&regex=true"
            })
    void refusesWhatCannotBeLookedFor(String address) {
        Reply reply = viewer.get(address);

        assertEquals(400, reply.status(), reply.body());
        assertTrue(reply.json().path("detail").asText().length() > 20);
    }

    @Test
    void refusesTextThatIsTooLong() {
        viewer.get("/api/search?q=" + "x".repeat(501)).expectProblem(400, "invalid_request");
        assertEquals(414, viewer.get("/api/search?q=" + "x".repeat(100_000)).status());
    }

    private static JsonNode find(String text, String options) {
        return viewer.get(
                        "/api/search?q="
                                + URLEncoder.encode(text, StandardCharsets.UTF_8)
                                + options)
                .expect(200)
                .json();
    }
}
