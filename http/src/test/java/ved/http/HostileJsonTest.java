package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;

/** JSON that clients should not send. Nothing of it is ever stored. */
final class HostileJsonTest {
    @AutoClose private static final TestServer server = new TestServer();
    private static final Client editor = server.editorWithScript();

    @AfterAll
    static void storesNothing() {
        assertEquals(
                1,
                editor.get("/api/scripts/1/versions").json().path("versions").size(),
                "A hostile request saved something");
    }

    static Stream<String> malformed() {
        return Stream.of(
                "[".repeat(100_000),
                "{\"a\":".repeat(50_000),
                save("\"x\"", "1") + "}",
                save("\"x\"", "1") + save("\"x\"", "1"),
                save("\"x\"", "1") + "\0",
                "\uFEFF" + save("\"x\"", "1"),
                "{\"content\":\"x\",\"content\":\"y\",\"base_version_id\":1}",
                save("\"x\"", "NaN"),
                save("\"x\"", "Infinity"),
                save("\"x\"", "0x1"),
                save("\"x\"", "01"),
                save("\"x\"", "+1"),
                save("\"x\"", "9".repeat(10_000)),
                save("'x'", "1"),
                save("\"\\ud800\"", "1"),
                save("\"\\udc00\"", "1"),
                save("\"\\ud83d\\u0041\"", "1"),
                save("\"\\ud83d\\n\"", "1"),
                save("\"\\x\"", "1"),
                save("\"\\u12\"", "1"),
                save("\"a\nb\"", "1"),
                "{content:\"x\"}",
                "{\"content\":\"x\",}",
                "{\"content\":\"x\"} // comment",
                "{\"" + "n".repeat(200_000) + "\":1}",
                "null",
                "true",
                "[]",
                "\"text\"",
                "1",
                "[" + save("\"x\"", "1") + "]",
                " ",
                "");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoJsonObject(String body) {
        editor.put("/api/scripts/1", body).expectProblem(400, "malformed_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    null      | 1    | /content
                    1         | 1    | /content
                    true      | 1    | /content
                    {}        | 1    | /content
                    []        | 1    | /content
                    ["x"]     | 1    | /content
                    "x"       | null | /base_version_id
                    "x"       | "1"  | /base_version_id
                    "x"       | 1.0  | /base_version_id
                    "x"       | 1.5  | /base_version_id
                    "x"       | 1e3  | /base_version_id
                    "x"       | 1e999 | /base_version_id
                    "x"       | true | /base_version_id
                    "x"       | ""   | /base_version_id
                    "x"       | []   | /base_version_id
                    "x"       | 0    | /base_version_id
                    "x"       | -0   | /base_version_id
                    "x"       | -1   | /base_version_id
                    "x"       | 9223372036854775808 | /base_version_id
                    "x"       | 1,"role":"editor" | /role
                    "x"       | 1,"message":5 | /message
                    "x"       | 1,"message":"a\\nScript: 9" | /message
                    "x"       | 1,"message":"a\\u0000" | /message
                    "x"       | 1,"interpreter":"" | /interpreter
                    "x"       | 1,"interpreter":"a\\r\\nb" | /interpreter
                    """)
    void namesTheFieldThatIsWrong(String content, String base, String pointer) {
        Reply reply = editor.put("/api/scripts/1", save(content, base));

        reply.expectProblem(400, "invalid_request");
        assertEquals(pointer, reply.json().path("errors").path(0).path("field").asText());
    }

    @Test
    void namesEveryFieldThatIsMissing() {
        Reply reply = editor.put("/api/scripts/1", "{}");

        reply.expectProblem(400, "invalid_request");
        assertEquals(2, reply.json().path("errors").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"source\":\"PROD\"}",
                "{\"source\":\"\"}",
                "{\"source\":0}",
                "{\"source\":\"version\"}",
                "{\"source\":\"unsaved\"}",
                "{\"source\":\"prod\",\"content\":\"x\"}",
                "{\"version_id\":1}",
                "{\"dataset\":\"secret\"}",
                "{\"dataset\":null}",
                "{\"on_failure\":\"stop\"}"
            })
    void refusesOrdersThatCannotBe(String order) {
        editor.post("/api/execute/1", order).expectProblem(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"on_failure\":\"maybe\"}", "{\"on_failure\":1}", "{\"user\":\"mo1\"}"})
    void refusesRunsThatCannotBe(String order) {
        editor.post("/api/execute/all", order).expectProblem(400, "invalid_request");
    }

    @Test
    void refusesBodiesWhereNoneIsExpected() {
        editor.post("/api/scripts/1/merge", "{\"force\":true}")
                .expectProblem(400, "invalid_request");
        editor.post("/api/scripts/1/merge", "[]").expectProblem(400, "malformed_request");
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        String body = save("\"x\"", "1");
        for (byte[] bytes :
                List.of(
                        body.getBytes(UTF_16),
                        new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                        new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'})) {
            editor.send(
                            "PUT",
                            "/api/scripts/1",
                            BodyPublishers.ofByteArray(bytes),
                            request -> request.header("Content-Type", "application/json"))
                    .expectProblem(400, "malformed_request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/problem+json",
                "text/json",
                "application/octet-stream"
            })
    void refusesOtherTypesThanJson(String type) {
        for (String path : List.of("/api/scripts", "/api/execute/1", "/api/scripts/1/merge")) {
            editor.send(
                            "POST",
                            path,
                            BodyPublishers.ofString("{}"),
                            request -> request.header("Content-Type", type))
                    .expectProblem(415, "unsupported_media_type");
        }
    }

    @Test
    void refusesCompressedBodiesAndJsonAsADataset() {
        editor.send(
                        "POST",
                        "/api/scripts",
                        BodyPublishers.ofString("{}"),
                        request ->
                                request.header("Content-Type", "application/json")
                                        .header("Content-Encoding", "gzip"))
                .expectProblem(415, "unsupported_media_type");
        editor.put("/api/scripts/1/data/test", "{}").expectProblem(415, "unsupported_media_type");
    }

    @Test
    void refusesBodiesBeyondTheLimit() {
        int limit = TestServer.settings().maxJsonBytes();

        editor.put("/api/scripts/1", save("\"" + "x".repeat(limit) + "\"", "1"))
                .expectProblem(413, "too_large");

        editor.send(
                        "PUT",
                        "/api/scripts/1/data/test",
                        BodyPublishers.ofByteArray(
                                new byte[TestServer.settings().maxDatasetBytes() + 1]),
                        request ->
                                request.header("Content-Type", "application/octet-stream")
                                        .expectContinue(true))
                .expectProblem(413, "too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "00",
                "01",
                "+1",
                "1.0",
                "1e3",
                "0x1",
                "9223372036854775808",
                "99999999999999999999999",
                "%D9%A1",
                "%31%00",
                "1%20",
                "1%2f2",
                "all",
                "null"
            })
    void findsNothingUnderWhatIsNoId(String id) {
        editor.get("/api/scripts/" + id).expectProblem(404, "not_found");
        editor.get("/api/scripts/1/versions/" + id).expectProblem(404, "not_found");
        editor.get("/api/executions/" + id).expectProblem(404, "not_found");
        editor.get("/api/runs/" + id + "/events").expectProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "9223372036854775807"})
    void findsNothingUnderLargeIds(String id) {
        editor.get("/api/scripts/" + id).expectProblem(404, "not_found");
        editor.post("/api/execute/" + id).expectProblem(404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/scripts?x=1",
                "/api/scripts/1?version=0",
                "/api/scripts/1?version=1&version=2",
                "/api/scripts/1?version=1e3",
                "/api/scripts/1?version=",
                "/api/scripts/1?branch=-x",
                "/api/scripts/1?branch=a/b",
                "/api/scripts/1?branch=",
                "/api/scripts/1?branch=ed1&version=1",
                "/api/scripts/1?%00=1",
                "/api/runs?limit=0",
                "/api/runs?limit=201",
                "/api/runs?limit=-1",
                "/api/runs?limit=99999999999999999999",
                "/api/runs?before=0",
                "/api/execute/1/last?status=failed",
                "/api/scripts/1/executions?limit=x"
            })
    void refusesQueriesThatCannotBe(String path) {
        editor.get(path).expectProblem(400, "invalid_request");
    }

    @Test
    void refusesFlagsThatAreNeitherTrueNorFalse() {
        editor.post("/api/execute/1?wait=1").expectProblem(400, "invalid_request");
    }

    @Test
    void takesEveryCharacterThatTextMayHold() {
        String content = "\\u0000\\u202e\\u200b\\ud83d\\ude00\u202e\u200b\ud83d\ude00\u0085\u2028";

        Reply reply = editor.post("/api/scripts", "{\"content\":\"" + content + "\"}");

        String expected = "\0\u202e\u200b\ud83d\ude00\u202e\u200b\ud83d\ude00\u0085\u2028";
        assertEquals(expected, reply.expect(201).json().path("content").asText());
        assertEquals(
                expected.getBytes(UTF_8).length,
                editor.get("/api/scripts/2")
                        .json()
                        .path("content")
                        .asText()
                        .getBytes(UTF_8)
                        .length);
    }

    private static String save(String content, String base) {
        return "{\"content\":" + content + ",\"base_version_id\":" + base + "}";
    }
}
