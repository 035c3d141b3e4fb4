package ved.http;

import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.Workbench;
import ved.engine.live.Window;
import ved.http.json.Event;
import ved.http.json.Systems;
import ved.http.wire.EventStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The server as a whole: its health, its interpreters, and what changes anywhere. */
final class SystemEndpoints {
    private static final long FROM_NOW_ON = -1;

    private final Workbench workbench;
    private final Watching watching;
    private final byte[] description = resource("openapi.yaml");
    private final String version =
            new String(resource("version.txt"), StandardCharsets.UTF_8).strip();

    SystemEndpoints(Workbench workbench, Watching watching) {
        this.workbench = workbench;
        this.watching = watching;
    }

    CompletionStage<HttpResponse> events(Call call) {
        long after = EventStream.lastSeen(call.request()).orElse(FROM_NOW_ON);
        Optional<Window> window = PresenceEndpoints.window(call);
        return CompletableFuture.completedFuture(
                watching.live(call, workbench.catalogueEvents().after(after, window), Event::of));
    }

    CompletionStage<HttpResponse> interpreters(Call call) {
        return CompletableFuture.completedFuture(
                Answers.ok(Systems.InterpreterList.of(workbench.interpreters().get())));
    }

    CompletionStage<HttpResponse> settings(Call call) {
        return CompletableFuture.completedFuture(
                Answers.ok(Systems.Settings.of(workbench.editorSettings().get())));
    }

    CompletionStage<HttpResponse> health(Call call) {
        return CompletableFuture.completedFuture(
                Answers.ok(new Systems.Health("ok", version, workbench.sandboxName())));
    }

    CompletionStage<HttpResponse> openapi(Call call) {
        return CompletableFuture.completedFuture(
                HttpResponse.create()
                        .withEntity(HttpEntities.create(EndpointTable.YAML, description)));
    }

    private static byte[] resource(String name) {
        try (InputStream stream = SystemEndpoints.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The build lacks " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
