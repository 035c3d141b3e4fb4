package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** The assistant over HTTP. */
final class AssistantTest {
    private final TestServer server = new TestServer();
    private final Client editor = server.editorWithScript();
    private final Client other =
            server.logIn(InMemoryAccounts.OTHER_EDITOR, InMemoryAccounts.OTHER_EDITOR_PASSWORD);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhatCanBeDone() {
        JsonNode settings = editor.get("/api/llm").expect(200).json();

        assertEquals(false, settings.path("configured").asBoolean());
        assertEquals("Set a key.", settings.path("why_not").asText());
        assertEquals("names", settings.path("masking").asText());
        assertTrue(settings.path("models").path(0).path("output_price").isNull());
    }

    @Test
    void answersWhenTheAnswerIsComplete() {
        JsonNode answer = ask("{\"prompt\":\"Why?\"}").expect(200).json();

        assertEquals("Why?", answer.path("response_text").asText());
        assertEquals("x = 1\n", answer.path("code").asText());
        assertEquals("real/model", answer.path("model_id").asText());
        assertEquals("0.0012", answer.path("cost_usd").decimalValue().toPlainString());
        assertTrue(answer.path("output_tokens").isNull());
        assertEquals(250, answer.path("latency_ms").asLong());
    }

    @Test
    void streamsTheAnswerToThoseWhoAskForThat() throws IOException {
        List<Events.Received> events;
        try (Events stream = stream("text/event-stream", "Why?")) {
            assertEquals(200, stream.status());
            events = stream.rest();
        }

        assertEquals(
                List.of("started", "tool", "text", "ended"),
                events.stream().map(Events.Received::name).toList());
        for (Events.Received event : events) {
            assertEquals(
                    List.of(),
                    OpenApi.description().faultsOfEvent("InteractionEvent", event.data()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json, text/event-stream;q=0.5"})
    void answersWithJsonToThoseWhoLikeItBetter(String accept) throws IOException {
        try (Events stream = stream(accept, "Why?")) {
            assertTrue(stream.header("Content-Type").startsWith("application/json"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "blocked,422,stop_word",
        "refused,422,not_maskable",
        "limited,429,assistant_limit",
        "failed,503,provider_failed",
        "lost,503,provider_failed"
    })
    void saysWhyThereIsNoAnswer(String outcome, int status, String code) {
        JsonNode problem =
                ask("{\"prompt\":\"" + outcome + "\"}").expectProblem(status, code).json();

        assertEquals(outcome, problem.path("interaction").path("outcome").asText());
    }

    @Test
    void passesTheWholeQuestionOn() {
        ask("""
        {"prompt":"Shorter","task":"rewrite","script_id":1,"script_version_id":2,
         "context_code":"a\\nb\\n","context":"selection","selection":{"first_line":1,"last_line":2},
         "failure":{"text":"Error","execution_id":3},"model":"m","masking":"off"}
        """)
                .expect(200);

        assertEquals(
                "Question[conversation=Optional.empty, script=Optional[1], version=Optional[2],"
                        + " task=REWRITE, prompt=Shorter, code=a\nb\n,"
                        + " context=SELECTION, selection=Optional[Lines[first=1, last=2]],"
                        + " failure=Optional[Failure[text=Error, execution=Optional[3]]],"
                        + " model=Optional[m], masking=Optional[OFF]]",
                server.engine.assistant.asked.getLast().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /prompt",
                "{'prompt':''} | /prompt",
                "{'prompt':' '} | /prompt",
                "{'prompt':'','task':'explain'} | /prompt",
                "{'prompt':null} | /prompt",
                "{'prompt':1} | /prompt",
                "{'prompt':'x','task':'delete'} | /task",
                "{'prompt':'x','task':'ASK'} | /task",
                "{'prompt':'x','task':'rewrite'} | /selection",
                "{'prompt':'x','context':'lines'} | /context",
                "{'prompt':'x','context':'selection'} | /selection",
                "{'prompt':'x','script_id':0} | /script_id",
                "{'prompt':'x','script_id':9223372036854775808} | /script_id",
                "{'prompt':'x','script_version_id':-1} | /script_version_id",
                "{'prompt':'x','conversation_id':'1'} | /conversation_id",
                "{'prompt':'x','conversation_id':1e3} | /conversation_id",
                "{'prompt':'x','selection':{}} | /selection/first_line",
                "{'prompt':'x','selection':[]} | /selection",
                "{'prompt':'x','selection':{'first_line':1,'last_line':2}} | /selection/last_line",
                "{'prompt':'x','selection':{'first_line':2,'last_line':1}} | /selection/last_line",
                "{'prompt':'x','selection':{'first_line':2147483648,'last_line':1}}"
                        + " | /selection/first_line",
                "{'prompt':'x','failure':{}} | /failure/text",
                "{'prompt':'x','failure':{'text':'','execution_id':0}} | /failure/execution_id",
                "{'prompt':'x','model':'a\\nb'} | /model",
                "{'prompt':'x','masking':'none'} | /masking",
                "{'prompt':'x','stream':true} | /stream"
            })
    void refusesQuestionsThatCannotBe(String body, String field) {
        String json = body.replace('\'', '"');

        for (String path : List.of("/api/llm/complete", "/api/llm/preview")) {
            JsonNode problem = editor.post(path, json).expectProblem(400, "invalid_request").json();
            assertEquals(field, problem.path("errors").path(0).path("field").asText());
        }
        assertEquals(List.of(), server.engine.assistant.asked);
    }

    @Test
    void refusesTextsThatAreTooLong() {
        String prompt = "x".repeat(20_001);
        ask("{\"prompt\":\"" + prompt + "\"}").expectProblem(400, "invalid_request");
        editor.post("/api/llm/stop-words/check", "{\"text\":\"" + prompt.repeat(10) + "\"}")
                .expectProblem(400, "invalid_request");
        ask("{\"prompt\":\"x\",\"context_code\":\"" + "x".repeat(1 << 20) + "\"}")
                .expectProblem(413, "too_large");
    }

    @Test
    void takesEveryCharacterThatTextMayHold() {
        String text = "\\u0000\\u202e\\u200b\\ud83d\\ude00 <img src=x onerror=alert(1)>\\r\\u2028";

        JsonNode answer = ask("{\"prompt\":\"" + text + "\"}").expect(200).json();

        assertEquals(
                "\0\u202e\u200b\ud83d\ude00 <img src=x onerror=alert(1)>\r\u2028",
                answer.path("response_text").asText());
    }

    @Test
    void showsWhatWouldBeSent() {
        JsonNode preview =
                editor.post("/api/llm/preview", "{\"prompt\":\"Why?\"}").expect(200).json();

        assertEquals("masked", preview.path("texts").path(0).path("sent").asText());
        assertEquals(0, preview.path("stop_words").path(0).path("text").asInt());
        assertEquals("A stop word.", preview.path("refusal").asText());
    }

    @Test
    void findsStopWordsInAText() {
        JsonNode found =
                editor.post("/api/llm/stop-words/check", "{\"text\":\"an orion\"}")
                        .expect(200)
                        .json()
                        .path("findings")
                        .path(0);

        assertEquals("Orion", found.path("word").asText());
        assertEquals("block", found.path("severity").asText());
        assertEquals(3, found.path("start").asInt());
        editor.post("/api/llm/stop-words/check", "{}").expectProblem(400, "invalid_request");
    }

    @Test
    void keepsConversationsToTheirUser() {
        ask("{\"prompt\":\"Why?\"}").expect(200);

        assertEquals(
                1, editor.get("/api/llm/conversations/1").expect(200).json().path("turns").size());
        assertEquals(1, editor.get("/api/llm/conversations").json().path("conversations").size());
        other.get("/api/llm/conversations/1").expectProblem(404, "not_found");
        assertEquals(0, other.get("/api/llm/conversations").json().path("conversations").size());
        other.post("/api/llm/complete", "{\"prompt\":\"x\",\"conversation_id\":1}")
                .expectProblem(404, "not_found");
    }

    @Test
    void continuesAfterTheLastEventSeen() throws IOException {
        ask("{\"prompt\":\"Why?\"}").expect(200);

        try (Events rest = editor.watchAfter("/api/llm/interactions/1/events", 2)) {
            assertEquals(
                    List.of("text", "ended"),
                    rest.rest().stream().map(Events.Received::name).toList());
        }
        assertEquals(
                204,
                editor.send(
                                "GET",
                                "/api/llm/interactions/1/events",
                                BodyPublishers.noBody(),
                                request -> request.header("Last-Event-ID", "" + (1L << 40)))
                        .status());
    }

    @Test
    void stopsWhatIsUnderWay() throws IOException {
        try (Events stream = stream("text/event-stream", "wait")) {
            assertEquals(3, stream.rest().size());
        }
        ask("{\"prompt\":\"Why?\"}").expect(200);

        editor.post("/api/llm/interactions/1/stop").expect(202);
        editor.post("/api/llm/interactions/2/stop").expectProblem(409, "already_finished");
        editor.post("/api/llm/interactions/3/stop").expectProblem(404, "not_found");
    }

    @Test
    void showsTheRecordAndItsCosts() {
        ask("{\"prompt\":\"Why?\"}").expect(200);
        ask("{\"prompt\":\"failed\"}");

        JsonNode page = editor.get("/api/llm/interactions?limit=1&user=ed1").expect(200).json();
        assertEquals(2, page.path("interactions").path(0).path("id").asInt());
        JsonNode one = editor.get("/api/llm/interactions/1").expect(200).json();
        assertEquals("\0masked\u202e", one.path("texts").path(0).path("sent").asText());
        JsonNode costs = editor.get("/api/llm/costs?by=user&script=1").expect(200).json();
        assertEquals("USER", costs.path("costs").path(0).path("key").asText());
    }

    @Test
    void exportsTheRecordWithoutFormulas() {
        ask("{\"prompt\":\"Why?\"}").expect(200);
        ask("{\"prompt\":\"failed\"}");

        Reply table = editor.get("/api/llm/interactions/export").expect(200);

        List<String> lines = table.body().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.getFirst().startsWith("id,conversation_id,"));
        assertEquals(
                "2,2,2026-11-20T12:00:00.120Z,\"ed1\",,,ask,names,failed,\"some/model\",,,,0,,,"
                        + "\"'=It was to end like that.\"",
                lines.get(1));
        assertTrue(lines.get(2).contains(",\"real/model\",7,,0.0012,250,100,,"), lines.get(2));
        assertTrue(table.header("Content-Disposition").contains("interactions.csv"));
    }

    @Test
    void notesWhichVersionCameOfAnAnswer() {
        ask("{\"prompt\":\"Why?\"}").expect(200);
        other.post("/api/llm/complete", "{\"prompt\":\"Why?\"}").expect(200);

        editor.put(
                        "/api/scripts/1",
                        "{\"content\":\"x = 1\\n\",\"base_version_id\":1,"
                                + "\"llm_interaction_ids\":[1,2,1,4711]}")
                .expect(200);

        JsonNode versions = editor.get("/api/scripts/1/versions").expect(200).json();
        assertEquals(
                "[{\"id\":1,\"model\":\"real/model\",\"cost_usd\":0.0012}]",
                versions.path("versions").path(0).path("interactions").toString());
        assertEquals(0, versions.path("versions").path(1).path("interactions").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0]", "[\"1\"]", "[1.5]", "1", "{}", "[[1]]", "[null]"})
    void refusesIdsOfAnswersThatCannotBe(String ids) {
        editor.put(
                        "/api/scripts/1",
                        "{\"content\":\"x\",\"base_version_id\":1,\"llm_interaction_ids\":"
                                + ids
                                + "}")
                .expectProblem(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/llm/interactions?limit=0",
                "/api/llm/interactions?before=x",
                "/api/llm/interactions?script=0",
                "/api/llm/interactions?version=1e3",
                "/api/llm/interactions?user=",
                "/api/llm/interactions?model=%20",
                "/api/llm/interactions?outcome=failed",
                "/api/llm/interactions/export?limit=1",
                "/api/llm/costs?by=day",
                "/api/llm/costs?by=",
                "/api/llm/conversations?script=-1"
            })
    void refusesQueriesThatCannotBe(String path) {
        editor.get(path).expectProblem(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "9223372036854775808", "9223372036854775807", "x"})
    void findsNothingUnderWhatIsNoId(String id) {
        editor.get("/api/llm/interactions/" + id).expectProblem(404, "not_found");
        editor.get("/api/llm/interactions/" + id + "/events").expectProblem(404, "not_found");
        editor.get("/api/llm/conversations/" + id).expectProblem(404, "not_found");
        editor.post("/api/llm/interactions/" + id + "/stop").expectProblem(404, "not_found");
    }

    @Test
    void isForEditorsOnly() {
        Client viewer = server.viewer();

        viewer.get("/api/llm").expectProblem(403, "forbidden");
        viewer.post("/api/llm/complete", "{\"prompt\":\"x\"}").expectProblem(403, "forbidden");
        viewer.get("/api/llm/interactions").expectProblem(403, "forbidden");
        viewer.get("/api/llm/interactions/export").expectProblem(403, "forbidden");
        server.anonymous().get("/api/llm/costs").expectProblem(401, "not_authenticated");
    }

    private Reply ask(String json) {
        return editor.post("/api/llm/complete", json);
    }

    private Events stream(String accept, String prompt) {
        return editor.watch(
                "/api/llm/complete",
                request ->
                        request.method(
                                        "POST",
                                        BodyPublishers.ofString("{\"prompt\":\"" + prompt + "\"}"))
                                .header("Content-Type", "application/json")
                                .header("Accept", accept));
    }
}
