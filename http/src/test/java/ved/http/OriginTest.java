package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;

/** Requests that pages of other origins cause, and methods. */
final class OriginTest {
    @AutoClose private static final TestServer server = new TestServer();
    private static final Client editor = server.editor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "https://127.0.0.1:%d",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "http://localhost:%d",
                "http://127.0.0.1:%d.evil.example",
                "http://127.0.0.1:%d http://evil.example",
                "file://",
                "*",
                ""
            })
    void refusesChangesFromForeignOrigins(String origin) {
        change("Origin", origin.formatted(server.port())).expectProblem(403, "foreign_origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "SAME-ORIGIN-NOT", ""})
    void refusesChangesThatTheBrowserCallsForeign(String site) {
        change("Sec-Fetch-Site", site).expectProblem(403, "foreign_origin");
    }

    @Test
    void takesChangesFromItsOwnPages() {
        change("Origin", server.origin()).expect(201);
        change("Sec-Fetch-Site", "same-origin").expect(201);
        change("Sec-Fetch-Site", "none").expect(201);
    }

    @Test
    void refusesALoginFromAForeignPage() {
        server.anonymous()
                .send(
                        "POST",
                        "/api/auth/login",
                        BodyPublishers.ofString("{\"username\":\"ed1\",\"password\":\"1editor\"}"),
                        request ->
                                request.header("Content-Type", "application/json")
                                        .header("Origin", "http://evil.example"))
                .expectProblem(403, "foreign_origin");
    }

    @Test
    void givesNoOtherOriginLeaveToRead() {
        Reply reply =
                editor.send(
                        "GET",
                        "/api/scripts",
                        BodyPublishers.noBody(),
                        request -> request.header("Origin", "http://evil.example"));

        reply.expect(200);
        assertTrue(reply.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void tellsWhichMethodsAnAddressTakes() {
        Reply options = editor.send("OPTIONS", "/api/scripts/1", BodyPublishers.noBody(), r -> r);
        assertEquals(204, options.status());
        assertEquals("DELETE, GET, HEAD, OPTIONS, PUT", options.header("Allow"));
        Reply patch = editor.send("PATCH", "/api/scripts/1", BodyPublishers.noBody(), r -> r);
        patch.expectProblem(405, "method_not_allowed");
        assertEquals("DELETE, GET, HEAD, OPTIONS, PUT", patch.header("Allow"));
        editor.get("/api/execute/all").expectProblem(405, "method_not_allowed");
        editor.post("/index.html").expectProblem(405, "method_not_allowed");
    }

    @Test
    void changesNothingByGet() {
        editor.get("/api/execute/1").expectProblem(405, "method_not_allowed");
        editor.get("/api/runs/1/cancel").expectProblem(405, "method_not_allowed");
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        Reply head = editor.send("HEAD", "/api/health", BodyPublishers.noBody(), r -> r);

        assertEquals(200, head.status());
        assertEquals("", head.body());
        assertEquals(
                editor.get("/api/health").header("Content-Length"), head.header("Content-Length"));
    }

    @Test
    void refusesTypesThatItDoesNotAnswerWith() {
        editor.send(
                        "GET",
                        "/api/scripts",
                        BodyPublishers.noBody(),
                        request -> request.header("Accept", "text/html, application/json;q=0"))
                .expectProblem(406, "not_acceptable");
        editor.send(
                        "GET",
                        "/api/scripts",
                        BodyPublishers.noBody(),
                        request -> request.header("Accept", "text/html, */*;q=0.1"))
                .expect(200);
    }

    @Test
    void putsItsSecurityHeadersOnEveryAnswer() {
        for (String path : new String[] {"/", "/api/health", "/api/nothing", "/nothing.js"}) {
            Reply reply = editor.get(path);
            assertTrue(
                    reply.header("Content-Security-Policy").contains("frame-ancestors 'none'"),
                    path);
            assertEquals("nosniff", reply.header("X-Content-Type-Options"), path);
            assertEquals("same-origin", reply.header("Cross-Origin-Opener-Policy"), path);
            assertTrue(reply.headers().firstValue("Server").isEmpty(), path);
        }
        assertEquals("no-store", editor.get("/api/health").header("Cache-Control"));
    }

    private static Reply change(String header, String value) {
        return editor.send(
                "POST",
                "/api/scripts",
                BodyPublishers.noBody(),
                request -> request.header(header, value));
    }
}
