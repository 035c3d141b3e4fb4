package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.SystemMaterializer;
import org.junit.jupiter.api.Test;

import ved.http.json.Json;
import ved.http.session.OpenStreams;
import ved.http.session.SessionCookie;
import ved.http.wire.Delivery;
import ved.http.wire.EventStream;
import ved.http.wire.WebSocket;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the table of routes against the description of the API, both ways. */
final class EndpointTableTest {
    private static final Comparator<OpenApi.Operation> ORDER =
            Comparator.comparing(OpenApi.Operation::path).thenComparing(OpenApi.Operation::method);

    /** What answers without a body. */
    private static final Set<String> SILENT =
            Set.of(
                    "POST /api/auth/logout",
                    "DELETE /api/scripts/{id}/data/{kind}",
                    "PUT /api/presence",
                    "GET /api/language/{interpreter}");

    @Test
    void isExactlyWhatTheDescriptionSays() {
        List<OpenApi.Operation> described =
                OpenApi.description().operations().stream().sorted(ORDER).toList();

        List<OpenApi.Operation> served =
                table().stream().map(EndpointTableTest::operation).sorted(ORDER).toList();

        assertEquals(described, served);
    }

    static List<Endpoint> table() {
        ActorTestKit testKit = ActorTestKit.create();
        try {
            InMemoryWorkbench engine = new InMemoryWorkbench();
            Duration second = Duration.ofSeconds(1);
            OpenStreams streams = new OpenStreams(engine.accounts, 1, second, testKit.system());
            return HttpServer.endpoints(
                    engine.workbench(),
                    new SessionCookie(new byte[32], second, false),
                    streams,
                    new Watching(
                            new EventStream(second, new Delivery(second)),
                            streams,
                            SystemMaterializer.get(testKit.system()).materializer()),
                    new WebSocket(second, second));
        } finally {
            testKit.shutdownTestKit();
        }
    }

    private static OpenApi.Operation operation(Endpoint endpoint) {
        Set<String> bodies =
                switch (endpoint.body()) {
                    case NONE -> Set.of();
                    case CREDENTIALS, JSON, OPTIONAL_JSON -> Set.of("application/json");
                    case BYTES -> Set.of("application/octet-stream");
                };
        boolean answersNothing = SILENT.contains(endpoint.method().value() + " " + endpoint.path());
        return new OpenApi.Operation(
                endpoint.method().value(),
                endpoint.path().toString(),
                Json.word(endpoint.access()),
                endpoint.query(),
                bodies,
                endpoint.body().isRequired() || endpoint.body() == Body.BYTES,
                answersNothing
                        ? Set.of()
                        : Stream.concat(
                                        Stream.of(endpoint.answer()),
                                        endpoint.alternatives().stream())
                                .map(type -> type.mediaType().toString())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
