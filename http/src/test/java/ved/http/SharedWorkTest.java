package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;

/** What people do who share a queue, through the API. */
final class SharedWorkTest {
    private TestServer server;
    private Client editor;

    @BeforeEach
    void start() {
        server = new TestServer();
        editor = server.editor();
        editor.post("/api/scripts", "{\"content\":\"print(1)\"}").expect(201);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void savesWhatJoinsBothSidesAsOne() {
        Reply saved =
                editor.put(
                        "/api/scripts/1",
                        "{\"content\":\"a\",\"base_version_id\":1,\"merged_version_id\":7}");

        assertEquals(7, saved.expect(200).json().at("/content_version/merged_version_id").asInt());
    }

    @Test
    void tellsWhoHasTheSameCodeWhenItIsSaved() {
        Reply second = editor.post("/api/scripts", "{\"content\":\"print(1)\"}").expect(201);

        assertEquals(1, second.json().at("/duplicates/0/script_id").asInt());
        JsonNode sets = editor.get("/api/duplicates").expect(200).json().path("duplicates");
        assertEquals(2, sets.path(0).path("holders").size());
    }

    @Test
    void mergesOneAndThenEverythingElse() {
        editor.post("/api/scripts", "{\"content\":\"print(2)\"}");
        JsonNode one = editor.post("/api/scripts/1/merge").expect(200).json();

        JsonNode rest = editor.post("/api/merge-all").expect(200).json();

        assertTrue(one.path("joined").isNull());
        assertEquals(1, rest.path("merged").size());
        assertEquals(2, rest.at("/merged/0/id").asInt());
        assertEquals(2, rest.at("/merged/0/joined/id").asInt());
    }

    @Test
    void forksWhatTheUserSeesOrAVersion() {
        editor.put("/api/scripts/1", "{\"content\":\"print(2)\",\"base_version_id\":1}");

        Reply fork = editor.post("/api/scripts/1/fork").expect(201);
        Reply old = editor.post("/api/scripts/1/fork", "{\"version_id\":1}").expect(201);

        assertEquals("/api/scripts/2", fork.header("Location"));
        assertEquals("print(2)", fork.json().path("content").asText());
        assertEquals(2, fork.json().at("/origin/version/id").asInt());
        assertEquals("print(1)", old.json().path("content").asText());
        JsonNode parent = editor.get("/api/scripts/1").json();
        assertEquals(2, parent.path("forks").size());
        assertEquals("0.1", parent.at("/forks/0/from").asText());
    }

    @Test
    void bumpsTheMajorNumber() {
        Reply bumped = editor.post("/api/scripts/1/bump-major").expect(200);

        assertEquals(1, bumped.json().at("/version/major").asInt());
        assertEquals(0, bumped.json().at("/version/minor").asInt());
        assertEquals("print(1)", bumped.json().path("content").asText());
        editor.post("/api/scripts/1/bump-major", "{\"base_version_id\":2}").expect(200);
    }

    @Test
    void restoresAVersionOnTheOwnBranchOrOnProd() {
        editor.put("/api/scripts/1", "{\"content\":\"print(2)\",\"base_version_id\":1}");

        JsonNode own =
                editor.post("/api/scripts/1/restore", "{\"version_id\":1}").expect(200).json();
        JsonNode prod =
                editor.post(
                                "/api/scripts/1/restore",
                                "{\"version_id\":1,\"target\":\"prod\",\"base_version_id\":3}")
                        .expect(200)
                        .json();

        assertEquals("print(1)", own.path("content").asText());
        assertEquals("ed1", own.path("branch").asText());
        assertEquals("prod", prod.path("branch").asText());
    }

    @Test
    void tellsWhatWasAndWhoBroughtIt() {
        editor.put("/api/scripts/1", "{\"content\":\"print(2)\",\"base_version_id\":1}");

        JsonNode versions = editor.get("/api/scripts/1/versions").expect(200).json();
        JsonNode diff = editor.get("/api/scripts/1/diff?from=1&to=2").expect(200).json();
        JsonNode seen = editor.get("/api/scripts/1/diff?from=1").expect(200).json();
        JsonNode blame = editor.get("/api/scripts/1/blame?version=1").expect(200).json();

        assertEquals("prod", versions.at("/versions/0/branches/0").asText());
        assertEquals("ed1", versions.at("/versions/0/arrivals/0/by").asText());
        assertEquals("print(2)", diff.at("/to/content").asText());
        assertEquals(diff.path("to"), seen.path("to"));
        assertEquals(2, blame.path("passages").size());
        assertEquals(1, blame.path("versions").size());
    }

    @Test
    void comparesBranchesByName() {
        editor.get("/api/scripts/1/diff?from=prod").expectProblem(404, "not_found");
        editor.post("/api/scripts/1/merge").expect(200);

        editor.get("/api/scripts/1/diff?from=prod&to=ed1").expect(200);
    }

    @Test
    void ordersTheQueue() {
        Reply numbered = number("3.10");
        Reply moved = editor.put("/api/scripts/1/place", "{\"group\":4,\"after_id\":2}");

        assertTrue(numbered.expect(200).body().contains("\"ordering_number\":3.1,"));
        assertEquals(9, numbered.json().at("/renumbered/0/script_id").asInt());
        assertTrue(moved.expect(200).body().contains("\"ordering_number\":4.0001,"));
        JsonNode changes = editor.get("/api/queue/changes?script=1&limit=1").expect(200).json();
        assertEquals("moved", changes.at("/changes/0/kind").asText());
        assertEquals("4.0001", changes.at("/changes/0/to").asText());
        assertEquals(1, changes.path("changes").size());
        JsonNode before = editor.get("/api/queue/changes?before=2").expect(200).json();
        assertEquals(1, before.at("/changes/0/id").asInt());
    }

    @Test
    void readsTheSameNumberHoweverItIsWritten() {
        for (String same : new String[] {"3.1", "3.10", "3.1000", "31e-1", "0.31E1"}) {
            assertEquals("3.1", number(same).expect(200).json().at("/ordering_number").asText());
        }
        for (String zero : new String[] {"0", "0.0", "-0", "-0.0", "0e999"}) {
            assertTrue(number(zero).expect(200).body().contains("\"ordering_number\":0.0,"));
        }
        number("999999999.9999").expect(200);
    }

    @Test
    void tellsWhoHasANumber() {
        editor.post("/api/scripts", "{\"content\":\"print(2)\"}");

        Reply taken = number("2.0");

        taken.expectProblem(409, "ordering_number_taken");
        assertEquals(2, taken.json().at("/holder/script_id").asInt());
    }

    @Test
    void takesAScriptOutAndPutsItBack() {
        Reply deleted = delete("/api/scripts/1").expect(200);

        assertEquals("ed1", deleted.json().at("/deletion/by").asText());
        delete("/api/scripts/1").expectProblem(409, "script_deleted");
        assertEquals(0, editor.get("/api/scripts?deleted=false").json().path("scripts").size());
        assertEquals(1, editor.get("/api/scripts?deleted=true").json().path("scripts").size());
        Reply returned = editor.post("/api/scripts/1/return").expect(200);
        assertTrue(returned.json().path("deletion").isNull());
        editor.post("/api/scripts/1/return").expectProblem(409, "not_deleted");
    }

    private Reply number(String number) {
        return editor.put("/api/scripts/1/ordering-number", "{\"ordering_number\":" + number + "}");
    }

    private Reply delete(String path) {
        return editor.send("DELETE", path, BodyPublishers.noBody(), request -> request);
    }
}
