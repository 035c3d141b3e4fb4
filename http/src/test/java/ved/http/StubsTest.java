package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;

final class StubsTest {
    private static final String PATH = "/api/interpreters/cpython-3.14/stubs";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersThePackagesOfAnInterpreter() {
        Reply reply = server.viewer().get(PATH).expect(200);

        assertEquals(InMemoryWorkbench.STUBS, reply.body());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("private, no-cache", reply.header("Cache-Control"));
    }

    @Test
    void answersThemCompressedToWhoCanReadThat() {
        Reply reply = get("Accept-Encoding", "gzip, br");

        assertEquals("gzip", reply.header("Content-Encoding"));
        assertFalse(reply.body().contains("files"), reply.body());
    }

    @Test
    void answersThatTheyAreUnchanged() {
        String tag = server.viewer().get(PATH).header("ETag");

        assertEquals(304, get("If-None-Match", tag).status());
        assertEquals(200, get("If-None-Match", "W/\"other\"").status());
    }

    @Test
    void knowsNoOtherInterpreter() {
        server.viewer().get("/api/interpreters/perl-5/stubs").expectProblem(404, "not_found");
    }

    private static Reply get(String name, String value) {
        return server.viewer()
                .send("GET", PATH, BodyPublishers.noBody(), request -> request.header(name, value));
    }
}
