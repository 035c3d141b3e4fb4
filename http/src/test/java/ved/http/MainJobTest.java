package ved.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ved.engine.api.ExecutionService.Text;
import ved.engine.execution.ExecutionStatus;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a person does in a day, through the API. */
final class MainJobTest {
    private TestServer server;
    private Client editor;

    @BeforeEach
    void start() {
        server = new TestServer();
        editor = server.editor();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhoIsLoggedIn() {
        JsonNode me = editor.get("/api/auth/me").expect(200).json();

        assertEquals("ed1", me.path("username").asText());
        assertEquals("[\"viewer\",\"editor\"]", me.path("roles").toString());
    }

    @Test
    void createsAScriptFromTheTemplate() {
        Reply created = editor.post("/api/scripts").expect(201);

        assertEquals(InMemoryScripts.TEMPLATE, created.json().path("content").asText());
        assertEquals("/api/scripts/1", created.header("Location"));
        assertEquals("new", created.json().path("state").asText());
    }

    @Test
    void writesNumbersAndTimesAsDocumented() {
        editor.post("/api/scripts");

        String list = editor.get("/api/scripts").expect(200).body();

        assertTrue(list.contains("\"ordering_number\":1.0,"), list);
        assertTrue(list.contains("\"last_modified\":\"2026-11-20T12:00:00.120Z\""), list);
    }

    @Test
    void savesReadsAndListsVersions() {
        editor.post("/api/scripts");

        Reply saved =
                editor.put(
                        "/api/scripts/1",
                        "{\"content\":\"print(1)\",\"base_version_id\":1,\"message\":\"Print\"}");

        saved.expect(200);
        assertTrue(saved.json().path("changed").asBoolean());
        assertEquals(2, saved.json().path("version").path("minor").asInt());
        JsonNode versions = editor.get("/api/scripts/1/versions").expect(200).json();
        assertEquals(2, versions.path("versions").size());
        JsonNode first = editor.get("/api/scripts/1/versions/1").expect(200).json();
        assertEquals(InMemoryScripts.TEMPLATE, first.path("content").asText());
        JsonNode old = editor.get("/api/scripts/1?version=1").expect(200).json();
        assertEquals(1, old.path("content_version").path("id").asInt());
    }

    @Test
    void refusesAStaleSaveWithTheNewerVersion() {
        editor.post("/api/scripts");
        editor.put("/api/scripts/1", "{\"content\":\"a\",\"base_version_id\":1}").expect(200);

        Reply stale = editor.put("/api/scripts/1", "{\"content\":\"b\",\"base_version_id\":1}");

        stale.expectProblem(409, "stale_version");
        assertEquals("a", stale.json().path("newer").path("content").asText());
    }

    @Test
    void tellsWhereTheSyntaxIsWrong() {
        editor.post("/api/scripts");

        Reply wrong = editor.put("/api/scripts/1", "{\"content\":\"def\",\"base_version_id\":1}");

        wrong.expectProblem(422, "invalid_syntax");
        assertEquals(4, wrong.json().path("errors").path(0).path("column").asInt());
    }

    @Test
    void mergesOnce() {
        editor.post("/api/scripts");

        Reply merged = editor.post("/api/scripts/1/merge").expect(200);

        assertEquals("same", merged.json().path("state").asText());
        editor.post("/api/scripts/1/merge", "{}").expectProblem(409, "nothing_to_merge");
    }

    @Test
    void keepsDatasetsByteForByte() {
        editor.post("/api/scripts");
        byte[] bytes = {0, (byte) 0xff, 13, 10, 'a'};

        editor.send(
                        "PUT",
                        "/api/scripts/1/data/test",
                        BodyPublishers.ofByteArray(bytes),
                        request -> request.header("Content-Type", "application/octet-stream"))
                .expect(200);

        Reply stored = editor.get("/api/scripts/1/data/test").expect(200);
        assertEquals("attachment", stored.header("Content-Disposition"));
        assertEquals("5", stored.header("Content-Length"));
        assertArrayEquals(
                new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8),
                stored.body().getBytes(StandardCharsets.UTF_8));
        editor.send("DELETE", "/api/scripts/1/data/test", BodyPublishers.noBody(), r -> r)
                .expect(204);
        editor.get("/api/scripts/1/data/test").expectProblem(404, "not_found");
        editor.get("/api/scripts/1/data/other").expectProblem(404, "not_found");
    }

    @Test
    void executesWhatIsOnProdWithItsUsualDataWhenNothingElseIsAsked() {
        Reply started = editor.post("/api/execute/1").expect(202);

        assertEquals(1, started.json().path("execution_id").asInt());
        assertEquals("/api/executions/1", started.header("Location"));
        assertEquals(Text.Named.PROD, server.engine.executions.running(1).order().text());
        assertEquals(Optional.empty(), server.engine.executions.running(1).order().dataset());
    }

    @Test
    void executesUnsavedText() {
        String order =
                "{\"source\":\"unsaved\",\"content\":\"print(2)\",\"dataset\":\"production\"}";

        editor.post("/api/execute/1", order).expect(202);

        assertEquals(
                new Text.Unsaved("print(2)"), server.engine.executions.running(1).order().text());
    }

    @Test
    void waitsForTheEndWhenAsked() {
        CompletableFuture<HttpResponse<String>> waiting =
                editor.sendLater("POST", "/api/execute/1?wait=true");
        editor.post("/api/execute/2").expect(202);
        assertFalse(waiting.isDone());
        awaitExecutions(2);

        for (long id = 1; id <= 2; id++) {
            server.engine.executions.running(id).print("hi\n");
            server.engine.executions.running(id).end(ExecutionStatus.SUCCEEDED);
        }

        HttpResponse<String> finished = waiting.join();
        assertEquals(200, finished.statusCode());
        assertTrue(finished.body().contains("\"stdout\":\"hi\\n\""), finished.body());
        assertTrue(finished.body().contains("\"duration_ms\":80"), finished.body());
    }

    @Test
    void showsTheLastRunInTheCatalogue() {
        editor.post("/api/scripts");
        server.engine.executions.start(1).end(ExecutionStatus.FAILED);
        server.engine.executions.start(1);

        JsonNode last = editor.get("/api/scripts").json().path("scripts").path(0).path("last_run");

        assertEquals("failed", last.path("status").asText());
        assertEquals(1, last.path("execution_id").asInt());
        editor.get("/api/execute/1/last").expect(200);
        editor.get("/api/scripts/1/executions?limit=1&before=9").expect(200);
    }

    @Test
    void cancelsAnExecutionOnce() {
        server.engine.executions.start(1);

        editor.post("/api/executions/1/cancel").expect(202);

        editor.post("/api/executions/1/cancel").expectProblem(409, "already_finished");
        JsonNode execution = editor.get("/api/executions/1").expect(200).json();
        assertEquals("cancelled", execution.path("status").asText());
    }

    @Test
    void runsAllOncePerIdempotencyKey() {
        for (int i = 0; i < 3; i++) {
            Reply started =
                    editor.send(
                            "POST",
                            "/api/execute/all",
                            BodyPublishers.ofString("{\"on_failure\":\"stop\"}"),
                            request ->
                                    request.header("Content-Type", "application/json")
                                            .header("Idempotency-Key", "k-1"));
            assertEquals(1, started.expect(202).json().path("run_id").asInt());
        }

        assertEquals(1, editor.get("/api/runs").expect(200).json().path("runs").size());
        JsonNode run = editor.get("/api/runs/1").expect(200).json();
        assertEquals("stop", run.path("on_failure").asText());
        JsonNode script = run.path("groups").path(0).path("scripts").path(0);
        assertEquals("3.01", script.path("ordering_number").asText());
        assertEquals(2, script.path("version").path("minor").asInt());
    }

    @Test
    void cancelsARun() {
        editor.post("/api/execute/all").expect(202);

        Reply cancelled = editor.post("/api/runs/1/cancel").expect(202);

        assertEquals("cancelled", cancelled.json().path("status").asText());
        editor.post("/api/runs/1/cancel").expectProblem(409, "already_finished");
    }

    @Test
    void describesItself() {
        assertEquals("ok", editor.get("/api/health").expect(200).json().path("status").asText());
        JsonNode interpreters = editor.get("/api/interpreters").expect(200).json();
        assertTrue(interpreters.path("interpreters").path(0).path("available").asBoolean());
        Reply description = editor.get("/api/openapi.yaml").expect(200);
        assertTrue(description.header("Content-Type").startsWith("application/yaml"));
        assertTrue(description.body().startsWith("openapi: 3.1.0"));
    }

    private void awaitExecutions(int count) {
        for (long id = 1; id <= count; id++) {
            server.engine.executions.awaitStart(id);
        }
    }
}
