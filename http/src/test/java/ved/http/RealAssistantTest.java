package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.openai.ScriptedAnswer;
import ved.engine.adapter.openai.ScriptedAnswer.Ending;
import ved.engine.adapter.openai.TestingProvider;
import ved.engine.adapter.python.CPythonDistribution;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All of Ved with a stand-in for the provider of models, from HTTP to HTTP. */
final class RealAssistantTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CODE =
            "def canary_total(canary_rows):\n    return sum(canary_rows)\n";

    @TempDir Path folder;
    private TestingProvider provider = TestingProvider.start();
    private RealVed ved;
    private Client editor;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(CPythonDistribution.runsHere());
        provider.close();
        provider = TestingProvider.start();
        open();
    }

    private void open() throws IOException {
        ved =
                RealVed.start(
                        folder,
                        "process",
                        """
                        ved.language.enabled = false
                        ved.llm {
                          base-url = "%s"
                          api-key = "%s"
                          model = "stand/in"
                          retries = 0
                          terms = ["Canary Ltd"]
                          stop-words = [{ text = "project orion", severity = block }]
                        }
                        """
                                .formatted(provider.baseUrl(), TestingProvider.KEY));
        editor = ved.server().logIn("ed1", "1editor");
    }

    @AfterEach
    void stop() {
        provider.close();
        if (ved != null) {
            ved.close();
        }
    }

    @Test
    void neverShowsTheProviderANameAndRecordsWhatItDid() throws IOException {
        JsonNode script = editor.post("/api/scripts", json("content", CODE)).expect(201).json();
        long id = script.path("id").asLong();
        long version = script.path("version").path("id").asLong();
        provider.then(
                ScriptedAnswer.text(
                        "So:\n\n```python\ndef fu", "nc_1(arg_", "1):\n    return 0\n```\n"));

        JsonNode answer =
                ask("""
                {"prompt":"Let canary_total of Canary Ltd give 0","task":"fix",
                 "script_id":%d,"script_version_id":%d,"context_code":%s,
                 "failure":{"text":"NameError: name 'canary_rows' is not defined"}}
                """
                                .formatted(id, version, JSON.writeValueAsString(CODE)))
                        .expect(200)
                        .json();

        assertEquals(
                "def canary_total(canary_rows):\n    return 0\n", answer.path("code").asText());
        assertEquals("0.0012", answer.path("cost_usd").asText());
        String wire = sent();
        assertFalse(wire.toLowerCase(Locale.ROOT).contains("canary"), wire);
        JsonNode record =
                editor.get("/api/llm/interactions/" + answer.path("interaction_id").asLong())
                        .expect(200)
                        .json();
        assertEquals(
                contents(JSON.readTree(wire).path("messages"), "content"),
                contents(record.path("texts"), "sent").subList(0, 2));
        assertTrue(record.at("/texts/1/original").asText().contains("Canary Ltd"));

        JsonNode saved =
                editor.put(
                                "/api/scripts/" + id,
                                "{\"content\":%s,\"base_version_id\":%d,\"llm_interaction_ids\":[%d]}"
                                        .formatted(
                                                answer.path("code"),
                                                version,
                                                answer.path("interaction_id").asLong()))
                        .expect(200)
                        .json();
        JsonNode newest =
                editor.get("/api/scripts/" + id + "/versions").expect(200).json().at("/versions/0");
        assertEquals(saved.at("/version/id"), newest.path("id"));
        assertEquals(
                answer.path("interaction_id"), newest.at("/interactions/0/id"), newest.toString());
        assertEquals("0.0012", newest.at("/interactions/0/cost_usd").asText());
        assertEquals(
                "0.0012",
                editor.get("/api/llm/costs?by=script").json().at("/costs/0/cost_usd").asText());
    }

    @Test
    void masksNamesOfWhatRanAndOfWhatIsSaved() throws IOException {
        String ran = "def settle(zebraline):\n    raise ValueError(zebraline)\n\nsettle(1)\n";
        long script =
                editor.post("/api/scripts", json("content", ran))
                        .expect(201)
                        .json()
                        .path("id")
                        .asLong();
        long execution =
                editor.post("/api/execute/" + script, "{\"source\":\"branch\"}")
                        .expect(202)
                        .json()
                        .path("execution_id")
                        .asLong();
        try (Events events = editor.watch("/api/executions/" + execution + "/events")) {
            events.rest();
        }
        String failure = "\"failure\":{\"text\":\"\",\"execution_id\":" + execution + "}";

        ask("{\"prompt\":\"\",\"task\":\"fix\",\"script_id\":%d,\"context_code\":\"pay(1)\\n\",%s}"
                        .formatted(script, failure))
                .expect(200);
        String fixed = sent();
        ask("{\"prompt\":\"Why does settle fail?\",\"task\":\"fix\",\"script_id\":%d,%s}"
                        .formatted(script, failure))
                .expect(200);

        for (String wire : List.of(fixed, sent())) {
            assertTrue(wire.contains("ValueError: 1"), wire);
            assertFalse(wire.contains("settle"), wire);
            assertFalse(wire.contains("zebraline"), wire);
        }
        String preview =
                editor.post(
                                "/api/llm/preview",
                                "{\"prompt\":\"What is settle?\",\"script_id\":%d}"
                                        .formatted(script))
                        .expect(200)
                        .json()
                        .at("/texts/1/sent")
                        .asText();
        assertFalse(preview.contains("settle"), preview);
        assertEquals(2, provider.received().size());
    }

    @Test
    void sendsNothingThatItMayNot() {
        ask("{\"prompt\":\"What is PR\u041EJECT  Ori\u200Bon?\"}").expectProblem(422, "stop_word");
        ask("{\"prompt\":\"Why?\",\"context_code\":\"def def\"}")
                .expectProblem(422, "not_maskable");
        ask("{\"prompt\":\"Why?\",\"script_id\":4711}").expectProblem(404, "not_found");
        ask("{\"prompt\":\"Why?\",\"script_version_id\":4711}").expectProblem(404, "not_found");
        ask("{\"prompt\":\"Why?\",\"conversation_id\":4711}").expectProblem(404, "not_found");
        ask("{\"prompt\":\"Why?\",\"failure\":{\"text\":\"\",\"execution_id\":4711}}")
                .expectProblem(404, "not_found");
        editor.post("/api/llm/preview", "{\"prompt\":\"Why?\",\"context_code\":\"def def\"}")
                .expect(200);

        assertEquals(List.of(), provider.received());
        assertEquals(2, editor.get("/api/llm/interactions").json().path("interactions").size());
        ask("{\"prompt\":\"Why?\",\"context_code\":\"def def\",\"masking\":\"off\"}").expect(200);
        assertTrue(sent().contains("def def"));
    }

    @Test
    void recordsEveryFaultOfTheProvider() {
        List<ScriptedAnswer> faults =
                List.of(
                        ScriptedAnswer.status(401, "No auth"),
                        ScriptedAnswer.status(402, "No money"),
                        ScriptedAnswer.status(429, "Slow down").header("Retry-After", "7"),
                        ScriptedAnswer.faultWithStatus200(502, "Bad gateway"),
                        ScriptedAnswer.stream(ScriptedAnswer.delta("Hal")).ending(Ending.CUT));

        for (ScriptedAnswer fault : faults) {
            provider.then(fault);
            JsonNode problem =
                    ask("{\"prompt\":\"Why?\"}").expectProblem(503, "provider_failed").json();
            assertEquals("failed", problem.at("/interaction/outcome").asText());
            assertTrue(problem.path("detail").asText().length() > 30, problem.toString());
            assertFalse(problem.toString().contains(TestingProvider.KEY));
        }
        assertEquals(
                faults.size(),
                editor.get("/api/llm/interactions").json().path("interactions").size());
    }

    @Test
    void continuesAConversationOfItsOwnerOnly() throws IOException {
        provider.then(ScriptedAnswer.text("It is func_1."));
        String question = "{\"prompt\":\"Why?\",\"context_code\":%s%s}";
        String code = JSON.writeValueAsString(CODE);
        long conversation =
                ask(question.formatted(code, ""))
                        .expect(200)
                        .json()
                        .path("conversation_id")
                        .asLong();

        ask(question.formatted(code, ",\"conversation_id\":" + conversation)).expect(200);
        Client other = ved.server().logIn("ed2", "3editor");

        assertEquals(
                List.of("system", "user", "assistant", "user"),
                contents(JSON.readTree(sent()).path("messages"), "role"));
        assertTrue(sent().contains("It is func_1."), sent());
        other.get("/api/llm/conversations/" + conversation).expectProblem(404, "not_found");
        other.post(
                        "/api/llm/complete",
                        question.formatted(code, ",\"conversation_id\":" + conversation))
                .expectProblem(404, "not_found");
        JsonNode turns = editor.get("/api/llm/conversations/" + conversation).expect(200).json();
        assertEquals("It is canary_total.", turns.at("/turns/0/answer").asText());
    }

    @Test
    void streamsStopsAndLosesNothing() throws IOException {
        ScriptedAnswer endless =
                ScriptedAnswer.stream(ScriptedAnswer.delta("First words. ")).ending(Ending.SILENT);
        provider.then(endless, endless);
        long lost;
        try (Events events = stream("One?")) {
            long stopped = started(events);
            assertEquals("First words. ", text(events));
            editor.post("/api/llm/interactions/" + stopped + "/stop").expect(202);
            JsonNode ended = JSON.readTree(events.rest().getLast().data());
            assertEquals("stopped", ended.at("/interaction/outcome").asText());
            assertEquals("First words. ", ended.at("/interaction/answer").asText());
        }
        try (Events events = stream("Two?")) {
            lost = started(events);
            assertEquals("First words. ", text(events));
        }

        ved.close();
        open();

        JsonNode interaction =
                editor.get("/api/llm/interactions/" + lost).expect(200).json().path("interaction");
        assertEquals("lost", interaction.path("outcome").asText());
        try (Events events = editor.watch("/api/llm/interactions/" + lost + "/events")) {
            assertEquals(
                    List.of("started", "ended"),
                    events.rest().stream().map(Events.Received::name).toList());
        }
    }

    private Reply ask(String json) {
        return editor.post("/api/llm/complete", json);
    }

    private Events stream(String prompt) {
        return editor.watch(
                "/api/llm/complete",
                request ->
                        request.method("POST", BodyPublishers.ofString(json("prompt", prompt)))
                                .header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream"));
    }

    private static long started(Events events) throws IOException {
        JsonNode event = JSON.readTree(events.next().orElseThrow().data());
        assertEquals("started", event.path("kind").asText());
        return event.at("/interaction/id").asLong();
    }

    private static String text(Events events) throws IOException {
        return JSON.readTree(events.next().orElseThrow().data()).path("text").asText();
    }

    /** The body of the last request. */
    private String sent() {
        return provider.received().getLast().body();
    }

    private static String json(String field, String text) {
        return JSON.createObjectNode().put(field, text).toString();
    }

    private static List<String> contents(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .collect(Collectors.toList());
    }
}
