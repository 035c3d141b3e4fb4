package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A client with or without a session. It holds every answer against the description of the API. */
record Client(TestServer server, String cookie) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody(), request -> request);
    }

    Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody(), request -> request);
    }

    Reply post(String path, String json) {
        return sendJson("POST", path, json);
    }

    Reply put(String path, String json) {
        return sendJson("PUT", path, json);
    }

    Reply sendJson(String method, String path, String json) {
        return send(
                method,
                path,
                BodyPublishers.ofString(json),
                request -> request.header("Content-Type", "application/json"));
    }

    Reply send(
            String method,
            String path,
            BodyPublisher body,
            UnaryOperator<HttpRequest.Builder> change) {
        try {
            HttpResponse<String> response =
                    HTTP.sendAsync(
                                    change.apply(request(method, path, body)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .get(20, TimeUnit.SECONDS);
            Reply reply = new Reply(response.statusCode(), response.headers(), response.body());
            if (path.startsWith("/api/") && !method.equals("HEAD") && !method.equals("OPTIONS")) {
                assertEquals(
                        List.of(),
                        OpenApi.description()
                                .faults(method, path, reply.status(), reply.type(), reply.body()),
                        reply.body());
            }
            return reply;
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendLater(String method, String path) {
        return HTTP.sendAsync(
                request(method, path, BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri(path))
                        .method(method, body)
                        .timeout(Duration.ofSeconds(20));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** Opens an event stream; reads nothing before it is asked to. */
    Events watch(String path, UnaryOperator<HttpRequest.Builder> change) {
        try {
            return new Events(
                    HTTP.send(
                            change.apply(request("GET", path, BodyPublishers.noBody()))
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Events watch(String path) {
        return watch(path, request -> request);
    }

    Events watchAfter(String path, long lastEventId) {
        return watch(path, request -> request.header("Last-Event-ID", "" + lastEventId));
    }
}
