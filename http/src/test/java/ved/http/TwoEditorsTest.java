package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.boot.Engine;
import ved.engine.boot.Settings;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Two editors at work on one queue, through the API, with the real engine behind it. */
final class TwoEditorsTest {
    private static final String TEXT = "\"\"\"%s\"\"\"\na = 1\n\n\n\nb = 2\n\n\n\nprint(a, b)\n";

    @TempDir private static Path folder = Path.of("");

    private static @Nullable Engine engine;
    private static @Nullable TestServer server;

    @BeforeAll
    static void start() throws IOException {
        engine =
                Engine.start(
                        Settings.load(
                                Map.of(
                                        "VED_DATA_DIR", folder.resolve("data").toString(),
                                        "VED_SCRIPTS_REPO", folder.resolve("scripts").toString(),
                                        "VED_SANDBOX", "process")));
        server = new TestServer(engine.workbench());
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(server).close();
        Objects.requireNonNull(engine).close();
    }

    @Test
    void settleAConflict() {
        Client first = first();
        Client second = second();
        String text = TEXT.formatted("Conflict");
        String script = merged(first, text);
        long base = prodVersion(first, script);
        save(first, script, text.replace("a = 1", "a = 11"), base, 0).expect(200);
        long own =
                save(second, script, text.replace("a = 1", "a = 12"), base, 0)
                        .expect(200)
                        .json()
                        .at("/version/id")
                        .asLong();
        first.post(script + "/merge").expect(200);
        long prod = prodVersion(first, script);

        Reply conflict = second.post(script + "/merge");
        Reply all = second.post("/api/merge-all");
        Reply resolved =
                save(second, script, text.replace("a = 1", "a = 23"), own, prod).expect(200);
        Reply merged = second.post(script + "/merge").expect(200);

        conflict.expectProblem(409, "merge_conflict");
        assertEquals(text, conflict.json().path("base_content").asText());
        assertTrue(conflict.json().at("/prod/content").asText().contains("a = 11"));
        assertTrue(conflict.json().at("/branch/content").asText().contains("a = 12"));
        all.expectProblem(409, "merge_all_refused");
        assertEquals("merge_conflict", all.json().at("/blockers/0/code").asText());
        assertEquals(prod, resolved.json().at("/content_version/merged_version_id").asLong());
        assertEquals("same", merged.json().path("state").asText());
    }

    @Test
    void joinChangesOfDifferentLines() {
        Client first = first();
        Client second = second();
        String text = TEXT.formatted("Join");
        String script = merged(first, text);
        long base = prodVersion(first, script);
        save(first, script, text.replace("a = 1", "a = 11"), base, 0).expect(200);
        save(second, script, text.replace("b = 2", "b = 22"), base, 0).expect(200);
        first.post(script + "/merge").expect(200);
        assertEquals("behind", second.get(script).json().path("state").asText());

        Reply merged = second.post(script + "/merge").expect(200);

        assertTrue(merged.json().path("joined").isObject());
        String prod = first.get(script + "?branch=prod").json().path("content").asText();
        assertTrue(prod.contains("a = 11") && prod.contains("b = 22"), prod);
    }

    @Test
    void keepTheSameCodeOutOfProdTwice() {
        Client first = first();
        String script = merged(first, TEXT.formatted("Twice") + "twice = 2\n");

        Reply fork = first.post(script + "/fork").expect(201);
        Reply refused = first.post("/api/scripts/" + fork.json().path("id") + "/merge");

        assertEquals(script, "/api/scripts/" + fork.json().at("/origin/script_id"));
        refused.expectProblem(409, "duplicate_content");
        assertEquals(script, "/api/scripts/" + refused.json().at("/other/script_id"));
        JsonNode duplicates = first.get("/api/duplicates").expect(200).json();
        assertEquals(2, duplicates.at("/duplicates/0/holders").size());
        first.send("DELETE", fork.header("Location"), BodyPublishers.noBody(), r -> r).expect(200);
    }

    @Test
    void bumpRestoreAndLookBack() {
        Client first = first();
        String text = TEXT.formatted("History") + "history = 1\n";
        String script = merged(first, text);
        long oldest = prodVersion(first, script);

        Reply bumped = first.post(script + "/bump-major").expect(200);
        long base = bumped.json().at("/version/id").asLong();
        Reply next = save(first, script, text + "history = 2\n", base, 0).expect(200);
        first.post(script + "/merge").expect(200);
        String toProd = "{\"version_id\":" + oldest + ",\"target\":\"prod\"}";
        Reply restored = first.post(script + "/restore", toProd).expect(200);

        assertEquals("[1,0]", number(bumped.json().path("version")));
        assertEquals("[1,1]", number(next.json().path("version")));
        assertEquals("[1,2]", number(restored.json().path("content_version")));
        long newest = next.json().at("/version/id").asLong();
        JsonNode diff =
                first.get(script + "/diff?from=" + oldest + "&to=" + newest).expect(200).json();
        assertTrue(diff.path("unified").asText().contains("+history = 2"));
        JsonNode blame = first.get(script + "/blame?version=" + newest).expect(200).json();
        assertEquals(2, blame.path("versions").size());
        assertEquals(4, first.get(script + "/versions").json().path("versions").size());
    }

    @Test
    void orderTheQueue() {
        Client first = first();
        String script = merged(first, TEXT.formatted("Order") + "order = 1\n");
        String other = merged(second(), TEXT.formatted("Order") + "order = 2\n");
        number(first, script, "70.10").expect(200);

        Reply taken = number(second(), other, "70.1");
        Reply moved =
                first.put(
                        other + "/place",
                        "{\"group\":70,\"after_id\":"
                                + script.substring("/api/scripts/".length())
                                + "}");
        Reply deleted = first.send("DELETE", script, BodyPublishers.noBody(), r -> r).expect(200);
        Reply refused = second().post(script + "/merge");
        Reply returned = second().post(script + "/return").expect(200);

        taken.expectProblem(409, "ordering_number_taken");
        assertTrue(
                moved.expect(200).json().path("ordering_number").decimalValue().intValue() == 70);
        assertEquals("ed1", deleted.json().at("/deletion/by").asText());
        refused.expectProblem(409, "script_deleted");
        assertEquals("70.1", returned.json().path("ordering_number").asText());
        JsonNode changes = first.get("/api/queue/changes?limit=2").expect(200).json();
        assertEquals("returned", changes.at("/changes/0/kind").asText());
        assertEquals("deleted", changes.at("/changes/1/kind").asText());
    }

    @Test
    void replaceOnlyDataTheySaw() {
        Client first = first();
        String script = merged(first, TEXT.formatted("Data") + "data = 1\n");
        String path = script + "/data/test";
        String tag = store(first, path, "one", "*", "If-None-Match").header("ETag");
        store(second(), path, "two", tag, "If-Match").expect(200);

        Reply stale = store(first, path, "three", tag, "If-Match");

        stale.expectProblem(409, "stale_dataset");
        assertEquals("ed2", stale.json().at("/dataset/stored_by").asText());
        JsonNode list = first.get(script + "/data").expect(200).json();
        assertEquals(2, list.path("changes").size());
    }

    private static Client first() {
        return Objects.requireNonNull(server).logIn("ed1", "1editor");
    }

    private static Client second() {
        return Objects.requireNonNull(server).logIn("ed2", "3editor");
    }

    /** The address of a new script that is on {@code prod}. */
    private static String merged(Client client, String text) {
        Reply created = client.post("/api/scripts", "{\"content\":" + json(text) + "}").expect(201);
        client.post(created.header("Location") + "/merge").expect(200);
        return created.header("Location");
    }

    private static long prodVersion(Client client, String script) {
        return client.get(script).expect(200).json().at("/prod_version/id").asLong();
    }

    /**
     * @param merged none when 0
     */
    private static Reply save(Client client, String script, String text, long base, long merged) {
        return client.put(
                script,
                "{\"content\":"
                        + json(text)
                        + ",\"base_version_id\":"
                        + base
                        + (merged == 0 ? "" : ",\"merged_version_id\":" + merged)
                        + "}");
    }

    private static Reply number(Client client, String script, String number) {
        return client.put(script + "/ordering-number", "{\"ordering_number\":" + number + "}");
    }

    private static Reply store(
            Client client, String path, String bytes, String condition, String header) {
        return client.send(
                "PUT",
                path,
                BodyPublishers.ofString(bytes),
                request ->
                        request.header("Content-Type", "application/octet-stream")
                                .header(header, condition));
    }

    private static String number(JsonNode version) {
        return "[" + version.path("major") + "," + version.path("minor") + "]";
    }

    private static String json(String text) {
        return new ObjectMapper().getNodeFactory().textNode(text).toString();
    }
}
