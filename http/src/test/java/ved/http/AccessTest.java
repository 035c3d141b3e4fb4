package ved.http;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** Every route, as nobody, as a viewer and as an editor. */
final class AccessTest {
    private static TestServer server;
    private static Client editor;
    private static Client viewer;

    @BeforeAll
    static void start() {
        server = new TestServer();
        editor = server.editor();
        viewer = server.viewer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<Endpoint> table() {
        return EndpointTableTest.table();
    }

    @ParameterizedTest
    @MethodSource("table")
    void refusesNobodyWithoutASession(Endpoint endpoint) {
        Reply reply = request(server.anonymous(), endpoint);

        if (endpoint.access() == Access.ANYONE) {
            assertAdmitted(reply);
        } else {
            reply.expectProblem(401, "not_authenticated");
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void refusesForgedExpiredAndForeignCookies(Endpoint endpoint) {
        if (endpoint.access() == Access.ANYONE) {
            return;
        }
        String valid = editor.cookie();
        String forged = valid.substring(0, valid.lastIndexOf('.') + 1) + "A".repeat(43);
        server.engine.accounts.endSessionsOf("nobody");
        for (String cookie :
                List.of(
                        forged,
                        "ved_session=",
                        "ved_session=.",
                        "ved_session=a.b",
                        "ved_session=" + "a".repeat(4000),
                        "ved_session=\"; Path=/",
                        "session=" + valid,
                        valid.substring(0, valid.lastIndexOf('.')))) {
            request(new Client(server, cookie), endpoint).expectProblem(401, "not_authenticated");
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void refusesAViewerWhatTakesAnEditor(Endpoint endpoint) {
        if (endpoint.path().toString().equals("/api/auth/logout")) {
            return;
        }

        Reply reply = request(viewer, endpoint);

        if (endpoint.access() == Access.EDITOR) {
            reply.expectProblem(403, "forbidden");
        } else {
            assertAdmitted(reply);
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void admitsAnEditorEverywhere(Endpoint endpoint) {
        if (endpoint.path().toString().equals("/api/auth/logout")) {
            return;
        }
        assertAdmitted(request(editor, endpoint));
    }

    /** Asks for things that do not exist, so that nothing takes long. */
    private static Reply request(Client client, Endpoint endpoint) {
        String path =
                endpoint.path()
                        .toString()
                        .replace("{kind}", "test")
                        .replaceAll("\\{[a-z_]+}", "999999");
        if (path.equals("/api/events")) {
            return client.send(
                    endpoint.method().value(),
                    path,
                    BodyPublishers.noBody(),
                    request -> request.header("Accept", "text/plain"));
        }
        return client.send(
                endpoint.method().value(), path, BodyPublishers.noBody(), request -> request);
    }

    private static void assertAdmitted(Reply reply) {
        if (reply.status() == 401 || reply.status() == 403 || reply.status() >= 500) {
            fail(reply.body());
        }
        assertTrue(reply.status() < 500);
    }
}
