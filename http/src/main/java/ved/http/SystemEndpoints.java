package ved.http;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

import ved.engine.api.Workbench;
import ved.engine.live.Window;
import ved.engine.sandbox.PackageStubs;
import ved.http.json.Event;
import ved.http.json.Systems;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.wire.AcceptedEncodings;
import ved.http.wire.EventStream;
import ved.http.wire.Headers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPInputStream;

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

    /** Read again and again while it hardly ever changes: clients keep it, and ask by its tag. */
    CompletionStage<HttpResponse> stubs(Call call) {
        PackageStubs stubs =
                workbench
                        .stubs()
                        .apply(call.pathValue("interpreter"))
                        .orElseThrow(() ->
                                Problem.of(
                                                ProblemCode.NOT_FOUND,
                                                "There is no such interpreter."
                                                        + " /api/interpreters lists them.")
                                        .asException());
        String tag = "W/\"" + stubs.tag() + "\"";
        HttpResponse response =
                HttpResponse.create()
                        .addHeader(RawHeader.create("ETag", tag))
                        .addHeader(RawHeader.create("Cache-Control", "private, no-cache"));
        boolean known =
                Headers.values(call.request(), "if-none-match").stream()
                        .anyMatch(value -> value.contains(tag));
        return CompletableFuture.completedFuture(
                known
                        ? response.withStatus(StatusCodes.NOT_MODIFIED)
                        : withStubs(response, stubs.gzip(), call));
    }

    private static HttpResponse withStubs(HttpResponse response, byte[] gzip, Call call) {
        if (AcceptedEncodings.of(call.request()).gzip()) {
            return response.addHeader(RawHeader.create("Content-Encoding", "gzip"))
                    .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, gzip));
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return response.withEntity(
                    HttpEntities.create(ContentTypes.APPLICATION_JSON, plain.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
