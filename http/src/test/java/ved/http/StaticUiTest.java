package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;

/** The built UI, here a small one. */
final class StaticUiTest {
    private static final String SCRIPT = "/assets/app-Abc123.js";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/scripts/12", "/runs", "/login?next=%2Fruns"})
    void answersTheIndexForEveryRouteOfTheUi(String path) {
        Reply reply = get(path, "").expect(200);

        assertTrue(reply.body().endsWith("index"), reply.body());
        assertEquals("no-cache", reply.header("Cache-Control"));
        assertEquals("text/html; charset=UTF-8", reply.header("Content-Type"));
    }

    @Test
    void answersThatTheIndexIsUnchanged() {
        String tag = get("/", "").header("ETag");

        Reply again =
                server.anonymous()
                        .send(
                                "GET",
                                "/",
                                BodyPublishers.noBody(),
                                request -> request.header("If-None-Match", tag));

        assertEquals(304, again.status());
        assertEquals(tag, again.header("ETag"));
    }

    @Test
    void keepsHashedFilesForEver() {
        Reply reply = get(SCRIPT, "").expect(200);

        assertEquals("public, max-age=31536000, immutable", reply.header("Cache-Control"));
        assertTrue(reply.body().startsWith("console.log"));
        assertTrue(reply.headers().firstValue("Content-Encoding").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | br",
                "gzip | gzip",
                "br;q=0, gzip | gzip",
                "BR;q=0.5 | br",
                "deflate | ''",
                "identity | ''"
            })
    void choosesTheSmallestVariantThatTheBrowserTakes(String accepted, String encoding) {
        Reply reply = get(SCRIPT, accepted).expect(200);

        assertEquals(encoding, reply.header("Content-Encoding"));
        assertEquals("Accept-Encoding", reply.header("Vary"));
        assertEquals("text/javascript; charset=UTF-8", reply.header("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/editor-1.wasm, application/wasm",
        "/assets/font-1.woff2, font/woff2",
        "/assets/app-Abc123.js.map, application/json"
    })
    void namesTheTypeOfEveryFile(String path, String type) {
        assertEquals(type, get(path, "").expect(200).header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.js",
                "/assets/nothing-1.css",
                "/assets/app-Abc123.js.br",
                "/..%2fversion.txt",
                "/..%2f..%2f..%2fetc%2fpasswd",
                "/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/%252e%252e/etc/passwd",
                "/assets/..%5c..%5cetc",
                "/assets%2f..%2findex",
                "/a%00b",
                "/index.html%00",
                "/%0d%0aSet-Cookie:x",
                "/api/nothing",
                "/api",
                "/api/",
                "/api/scripts/",
                "/api//scripts",
                "/META-INF/MANIFEST.MF",
                "/ved/http/openapi.yaml"
            })
    void findsNothingElse(String path) {
        get(path, "").expectProblem(404, "not_found");
    }

    @Test
    void tellsHowToBuildAUiThatIsNotThere() {
        try (TestServer bare = new TestServer(settings -> settings, "no-such-ui")) {
            Reply reply = bare.anonymous().get("/");

            assertTrue(reply.expect(200).body().contains("./ved run"), reply.body());
        }
    }

    private static Reply get(String path, String acceptedEncodings) {
        return server.anonymous()
                .send(
                        "GET",
                        path,
                        BodyPublishers.noBody(),
                        request ->
                                acceptedEncodings.isEmpty()
                                        ? request
                                        : request.header("Accept-Encoding", acceptedEncodings));
    }
}
