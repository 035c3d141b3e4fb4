package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that are durable before the disk fails: whoever asked must not do them again. */
final class AcknowledgedChangesTest {
    private TestServer server;
    private Client editor;

    @BeforeEach
    void start() {
        server = new TestServer();
        editor = server.editor();
        editor.post("/api/scripts", "{\"content\":\"print(1)\"}").expect(201);
        server.engine.scripts.unreadable = true;
        server.engine.executions.unreadable = true;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    POST | /api/scripts              | {"content":"print(1)"}                     | 201
                    POST | /api/scripts/1/fork       | {}                                         | 201
                    POST | /api/scripts/1/bump-major | {}                                         | 200
                    POST | /api/scripts/1/restore    | {"version_id":1}                           | 200
                    PUT  | /api/scripts/1            | {"content":"print(1)","base_version_id":1} | 200
                    """)
    void answerWithWhatWasSavedThoughNothingCanBeRead(
            String method, String path, String body, int status) {
        Reply reply = editor.sendJson(method, path, body).expect(status);

        assertEquals("print(1)", reply.json().path("content").textValue());
        assertTrue(reply.json().path("last_run").isNull());
    }

    @Test
    void answerWithTheTemplateOfANewScript() {
        Reply reply = editor.post("/api/scripts").expect(201);

        assertEquals(InMemoryScripts.TEMPLATE, reply.json().path("content").textValue());
    }

    @Test
    void answerWithWhatWasMerged() {
        assertEquals(1, editor.post("/api/scripts/1/merge").expect(200).json().path("id").asInt());

        editor.post("/api/scripts").expect(201);
        assertEquals(1, editor.post("/api/merge-all").expect(200).json().path("merged").size());
    }
}
