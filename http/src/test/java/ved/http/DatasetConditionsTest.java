package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;

/** Datasets that are replaced only when they are what the client saw. */
final class DatasetConditionsTest {
    private static final String TEST = "/api/scripts/1/data/test";
    private static final String OTHER = "\"" + "0".repeat(64) + "\"";

    private TestServer server;
    private Client editor;
    private String tag = "";

    @BeforeEach
    void start() {
        server = new TestServer();
        editor = server.editor();
        editor.post("/api/scripts");
        tag = store("one").expect(200).header("ETag");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tagsADatasetWithItsHash() {
        Reply read = editor.get(TEST).expect(200);
        Reply list = editor.get("/api/scripts/1/data").expect(200);

        assertEquals(tag, read.header("ETag"));
        assertEquals(tag, "\"" + list.json().at("/test/sha256").asText() + "\"");
        assertTrue(list.json().path("production").isNull());
        assertEquals("stored", list.json().at("/changes/0/action").asText());
    }

    @Test
    void givesWhatAnExecutionRanOn() {
        Reply read = editor.get("/api/executions/1/data").expect(200);

        assertEquals("one", read.body());
        assertEquals(tag, read.header("ETag"));
        editor.get("/api/executions/2/data").expectProblem(404, "not_found");
    }

    @Test
    void replacesWhatTheClientSaw() {
        store("two", "If-Match", tag).expect(200);

        Reply stale = store("three", "If-Match", tag);

        stale.expectProblem(409, "stale_dataset");
        assertEquals(3, stale.json().at("/dataset/size").asInt());
        assertEquals("two", editor.get(TEST).body());
    }

    @Test
    void takesOneOfSeveralTags() {
        store("two", "If-Match", OTHER + " , " + tag).expect(200);
        store("three", "If-Match", OTHER + ",\"x\"").expectProblem(409, "stale_dataset");
    }

    @Test
    void takesAStarForWhateverIsThere() {
        store("two", "If-Match", "*").expect(200);
        editor.send("DELETE", TEST, BodyPublishers.noBody(), request -> request).expect(204);

        Reply gone = store("three", "If-Match", "*");

        gone.expectProblem(409, "stale_dataset");
        assertTrue(gone.json().has("dataset") && gone.json().path("dataset").isNull());
    }

    @Test
    void storesOnlyWhereNothingIsWhenAsked() {
        store("two", "If-None-Match", "*").expectProblem(409, "stale_dataset");
        editor.send("DELETE", TEST, BodyPublishers.noBody(), request -> request).expect(204);
        store("three", "If-None-Match", "*").expect(200);
    }

    @Test
    void neverMatchesAWeakTag() {
        store("two", "If-Match", "W/" + tag).expectProblem(409, "stale_dataset");
        assertEquals("one", editor.get(TEST).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\"",
                "\"\"",
                "\"a\"\"b\"",
                "\"a\",",
                ",\"a\"",
                "*,\"a\"",
                "**",
                "w/\"a\"",
                "\"a b\"",
                "\"a"
            })
    void refusesTagsThatAreNone(String header) {
        store("two", "If-Match", header).expectProblem(400, "invalid_request");
        assertEquals("one", editor.get(TEST).body());
    }

    @Test
    void refusesConditionsThatContradictEachOther() {
        store("two", "If-None-Match", tag).expectProblem(400, "invalid_request");
        editor.send(
                        "PUT",
                        TEST,
                        BodyPublishers.ofString("two"),
                        request ->
                                request.header("Content-Type", "application/octet-stream")
                                        .header("If-Match", tag)
                                        .header("If-None-Match", "*"))
                .expectProblem(400, "invalid_request");
    }

    private Reply store(String bytes) {
        return editor.send(
                "PUT",
                TEST,
                BodyPublishers.ofString(bytes),
                request -> request.header("Content-Type", "application/octet-stream"));
    }

    private Reply store(String bytes, String header, String value) {
        return editor.send(
                "PUT",
                TEST,
                BodyPublishers.ofString(bytes),
                request ->
                        request.header("Content-Type", "application/octet-stream")
                                .header(header, value));
    }
}
