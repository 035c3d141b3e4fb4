package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

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
    void answersThemCompressedToWhoCanReadThat() throws Exception {
        Client viewer = server.viewer();
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response =
                    http.send(
                            viewer.request("GET", PATH, BodyPublishers.noBody())
                                    .header("Accept-Encoding", "gzip, br")
                                    .build(),
                            BodyHandlers.ofByteArray());

            assertEquals("gzip", response.headers().firstValue("Content-Encoding").orElse(""));
            var plain = new GZIPInputStream(new ByteArrayInputStream(response.body()));
            assertEquals(
                    InMemoryWorkbench.STUBS,
                    new String(plain.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void answersThatTheyAreUnchanged() {
        String tag = server.viewer().get(PATH).header("ETag");

        assertEquals(304, getUnless(tag).status());
        assertEquals(200, getUnless("W/\"other\"").status());
    }

    @Test
    void knowsNoOtherInterpreter() {
        server.viewer().get("/api/interpreters/perl-5/stubs").expectProblem(404, "not_found");
    }

    private static Reply getUnless(String tag) {
        return server.viewer()
                .send(
                        "GET",
                        PATH,
                        BodyPublishers.noBody(),
                        request -> request.header("If-None-Match", tag));
    }
}
