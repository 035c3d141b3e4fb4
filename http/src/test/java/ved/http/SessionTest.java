package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ved.engine.live.CatalogueEvent;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/** Logging in and out, and what ends with a session. */
final class SessionTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(SessionTest::checkingSessionsOften);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesACookieThatPagesCannotReadAndOtherSitesCannotSend() {
        String cookie = logIn("ed1", "1editor").expect(200).header("Set-Cookie");

        for (String attribute :
                List.of("; Path=/", "; HttpOnly", "; SameSite=Strict", "; Max-Age=43200")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
    }

    @Test
    void survivesCookiesOfOtherServersOnThisHost() {
        Client editor = server.editor();
        Client crowded = new Client(server, "a=1; ved_session=other; " + editor.cookie());

        crowded.get("/api/auth/me").expect(200);
    }

    @Test
    void takesTheSessionAwayOnLogout() {
        Client editor = server.editor();

        Reply out = editor.post("/api/auth/logout").expect(204);

        assertTrue(out.header("Set-Cookie").contains("Max-Age=0"), out.header("Set-Cookie"));
        editor.get("/api/auth/me").expectProblem(401, "not_authenticated");
        editor.post("/api/auth/logout").expect(204);
    }

    @Test
    void answersAlikeForUnknownUsersAndWrongPasswords() {
        Reply unknown = logIn("nobody", "x").expectProblem(401, "wrong_credentials");
        Reply wrong = logIn("ed1", "x").expectProblem(401, "wrong_credentials");

        assertEquals(unknown.body(), wrong.body());
    }

    @Test
    void refusesCredentialsThatCannotBe() {
        logIn("", "x").expectProblem(400, "invalid_request");
        logIn("a".repeat(65), "x").expectProblem(400, "invalid_request");
        logIn("ed1", "x".repeat(257)).expectProblem(400, "invalid_request");
        logIn("ed1", "x".repeat(9_000)).expectProblem(413, "too_large");
        server.anonymous()
                .post(
                        "/api/auth/login",
                        "{\"username\":\"mo1\",\"password\":\"2viewer\",\"roles\":[\"editor\"]}")
                .expectProblem(400, "invalid_request");
    }

    @Test
    void slowsDownGuessingWithoutLockingAnybodyOut() {
        Reply last = logIn("ed1", "wrong");
        for (int i = 0; i < 20; i++) {
            last = logIn("ed1", "wrong");
        }

        last.expectProblem(429, "too_many_attempts");
        assertTrue(Integer.parseInt(last.header("Retry-After")) >= 1);
        assertTrue(server.engine.accounts.logins.get() < 15);
        logIn("mo1", "2viewer").expect(200);
    }

    @Test
    void doesNotCountLoginsThatSucceed() {
        for (int i = 0; i < 100; i++) {
            logIn("ed1", "1editor").expect(200);
        }
    }

    @Test
    void endsTheStreamsOfASessionOnLogout() {
        Client editor = server.editor();
        Client other = server.editor();
        Events ending = editor.watch("/api/events");
        Events staying = other.watch("/api/events");

        editor.post("/api/auth/logout").expect(204);

        assertEquals(List.of(), ending.rest());
        server.engine.catalogue.append(new CatalogueEvent.RunStarted(1));
        assertEquals("run_started", staying.next().orElseThrow().name());
    }

    @Test
    void endsTheStreamsOfADisabledUser() {
        Events ending = server.viewer().watch("/api/events");

        server.engine.accounts.endSessionsOf("mo1");

        assertEquals(List.of(), ending.rest());
    }

    private Reply logIn(String name, String password) {
        return server.anonymous()
                .send(
                        "POST",
                        "/api/auth/login",
                        BodyPublishers.ofString(
                                "{\"username\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(name, password)),
                        request -> request.header("Content-Type", "application/json"));
    }

    private static HttpSettings checkingSessionsOften(HttpSettings settings) {
        return TestServer.withDurations(
                settings,
                settings.headTimeout(),
                settings.bodyTimeout(),
                settings.readerTimeout(),
                settings.heartbeat(),
                Duration.ofMillis(50));
    }
}
