package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;

/** Bytes that no HTTP client sends. After each, the server answers the next request. */
@Timeout(60)
final class HostileTransportTest {
    private static final String POST = "POST /api/scripts HTTP/1.1\r\nHost: localhost\r\n";
    private static final Duration SHORT = Duration.ofMillis(500);

    private TestServer server;
    private Client editor;

    @BeforeEach
    void start() {
        server = new TestServer(HostileTransportTest::hurrying);
        editor = server.editor();
    }

    @AfterEach
    void stop() {
        editor.get("/api/auth/me").expect(200);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: \r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\\..\\x HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u00ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
                "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\r\n\r\n",
                "POST /api/scripts HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /api/scripts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1e3\r\n\r\n",
                POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                POST + "Content-Length: 99999999999999999999\r\n\r\n",
                POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void refusesWhatIsNoHttp(String bytes) throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            Reply reply = connection.send(bytes).reply();

            assertTrue(reply.status() >= 400 && reply.status() < 500, "" + reply.status());
            reply.expectProblem(reply.status(), reply.json().path("code").asText());
            assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BREW, 405, method_not_allowed",
        "CONNECT, 4, ''",
        "TRACE, 405, method_not_allowed"
    })
    void refusesMethodsThatItDoesNotKnow(String method, int status, String code)
            throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            Reply reply =
                    connection
                            .send(method + " /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .reply();

            if (status == 4) {
                assertEquals(4, reply.status() / 100);
            } else {
                reply.expectProblem(status, code);
            }
        }
    }

    @Test
    void refusesTooManyAndTooLongHeadersAndAddresses() throws IOException {
        problem("X-Long: " + "x".repeat(9 * 1024) + "\r\n", "/", 431, "too_large");
        problem("X-N: 1\r\n".repeat(65), "/", 431, "too_large");
        problem("N" + "n".repeat(100) + ": 1\r\n", "/", 431, "too_large");
        problem("", "/" + "a".repeat(8_000), 414, "too_large");
    }

    @Test
    void answersOnlyUnderItsOwnNames() throws IOException {
        for (String host : new String[] {"evil.example", "127.0.0.1.evil.example", "0.0.0.0"}) {
            try (RawConnection connection = new RawConnection(server)) {
                connection
                        .send("GET /api/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .reply()
                        .expectProblem(403, "foreign_origin");
            }
        }
        for (String host : new String[] {"localhost", "LOCALHOST:8000", "[::1]:1", "127.0.0.1"}) {
            try (RawConnection connection = new RawConnection(server)) {
                connection
                        .send("GET /api/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .reply()
                        .expect(200);
            }
        }
    }

    @Test
    void answersOptionsForTheServerAsAWhole() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            Reply reply = connection.send("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n").reply();

            assertTrue(reply.status() < 500, "" + reply.status());
        }
    }

    @Test
    void hangsUpOnSlowHeads() throws IOException {
        try (RawConnection silent = new RawConnection(server);
                RawConnection half = new RawConnection(server);
                RawConnection idle = new RawConnection(server)) {
            half.send("GET / HTTP/1.1\r\nHost: loc");
            idle.send("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n").reply().expect(200);

            silent.awaitEnd();
            half.awaitEnd();
            idle.awaitEnd();
        }
    }

    @Test
    void refusesBodiesThatDoNotCome() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(head("POST", "/api/scripts", "Content-Length: 100") + "{");

            connection.reply().expectProblem(408, "request_timeout");
        }
    }

    @Test
    void refusesBodiesThatEndEarlyOrAreNoChunks() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(
                    head("POST", "/api/scripts", "Transfer-Encoding: chunked") + "zz\r\n{}\r\n");

            Reply reply = connection.reply();

            assertEquals(400, reply.status());
            reply.expectProblem(400, "malformed_request");
        }
    }

    @Test
    void refusesEndlessChunks() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(head("POST", "/api/scripts", "Transfer-Encoding: chunked"));
            connection.sendWhileTaken(chunk, 40);

            connection.reply().expectProblem(413, "too_large");
        }
    }

    @Test
    void refusesEndlessBodiesFromNobody() throws IOException {
        byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(US_ASCII);
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
            connection.sendWhileTaken(chunk, 2_000);

            connection.awaitEnd();
        }
    }

    @Test
    void refusesALyingContentLengthWithoutReadingIt() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection
                    .send(head("POST", "/api/scripts", "Content-Length: 99999999999") + "{}")
                    .reply()
                    .expectProblem(413, "too_large");
        }
    }

    @Test
    void takesNothingWhenTheClientLeavesInTheMiddleOfASave() throws IOException {
        editor.post("/api/scripts").expect(201);
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(
                    head("PUT", "/api/scripts/1", "Content-Length: 1000")
                            + "{\"content\":\"x\",\"base_version_id\":1}");
        }

        assertEquals(1, editor.get("/api/scripts/1/versions").json().path("versions").size());
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            String request = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
            connection.send(request + request + request);

            for (int i = 0; i < 3; i++) {
                connection.reply().expect(200);
            }
        }
    }

    private void problem(String headers, String path, int status, String code) throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection
                    .send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                    .reply()
                    .expectProblem(status, code);
        }
    }

    private String head(String method, String path, String framing) {
        return method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nCookie: "
                + editor.cookie()
                + "\r\nContent-Type: application/json\r\n"
                + framing
                + "\r\n\r\n";
    }

    private static HttpSettings hurrying(HttpSettings settings) {
        return TestServer.withDurations(
                settings,
                SHORT,
                SHORT,
                settings.readerTimeout(),
                settings.heartbeat(),
                settings.sessionCheck());
    }
}
