package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.LanguageService;
import ved.engine.api.Workbench;
import ved.engine.language.SessionEnd;
import ved.engine.sandbox.Interpreter;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.problem.Refusals;
import ved.http.session.OpenStreams;
import ved.http.wire.CloseCodes;
import ved.http.wire.WebSocket;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Language servers, each over a WebSocket of its own. */
final class LanguageEndpoints {
    private final Workbench workbench;
    private final OpenStreams streams;
    private final WebSocket socket;

    LanguageEndpoints(Workbench workbench, OpenStreams streams, WebSocket socket) {
        this.workbench = workbench;
        this.streams = streams;
        this.socket = socket;
    }

    CompletionStage<HttpResponse> open(Call call) {
        String interpreter = known(call.pathValue("interpreter"));
        LanguageService language = workbench.language();
        Optional<String> why = language.unavailable(interpreter);
        if (why.isPresent()) {
            throw Problem.of(ProblemCode.LANGUAGE_SERVER_UNAVAILABLE, why.get()).asException();
        }
        if (!streams.hasRoom()) {
            throw Refusals.busy("event streams").asException();
        }
        return CompletableFuture.completedFuture(
                socket.response(
                        call.request(),
                        language.largestMessage(),
                        tied(
                                call.signedIn().token(),
                                language.open(call.user(), interpreter)
                                        .map(LanguageEndpoints::outgoing))));
    }

    private String known(String interpreter) {
        return workbench.interpreters().get().stream()
                .map(Interpreter::id)
                .filter(interpreter::equals)
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.NOT_FOUND,
                                        "There is no interpreter of this name; /api/interpreters"
                                                + " lists them.")
                                .asException());
    }

    /** The session with an end when that of the user ends, or the server does. */
    private Flow<String, WebSocket.Outgoing, NotUsed> tied(
            String token, Flow<String, WebSocket.Outgoing, NotUsed> session) {
        return Flow.fromMaterializer(
                        (_, _) -> {
                            var ended = new CompletableFuture<WebSocket.Outgoing>();
                            return session.merge(Source.completionStage(ended), true)
                                    .watchTermination((_, over) -> {
                                        streams.tie(
                                                token,
                                                serverStops ->
                                                        ended.complete(
                                                                close(
                                                                        serverStops
                                                                                ? SessionEnd
                                                                                        .SERVER_STOPPED
                                                                                : SessionEnd
                                                                                        .LOGGED_OUT)),
                                                over);
                                        return NotUsed.getInstance();
                                    });
                        })
                .mapMaterializedValue(_ -> NotUsed.getInstance());
    }

    private static WebSocket.Outgoing outgoing(LanguageService.Outgoing outgoing) {
        return switch (outgoing) {
            case LanguageService.Message(String text) -> new WebSocket.Text(text);
            case LanguageService.Ended(SessionEnd why) -> close(why);
        };
    }

    private static WebSocket.Close close(SessionEnd why) {
        return new WebSocket.Close(
                switch (why) {
                    case CLIENT_LEFT -> CloseCodes.NORMAL;
                    case SERVER_STOPPED -> CloseCodes.GOING_AWAY;
                    case IDLE -> CloseCodes.IDLE;
                    case LOGGED_OUT -> CloseCodes.LOGGED_OUT;
                    case TOO_MUCH -> CloseCodes.TOO_MUCH;
                    case LANGUAGE_SERVER_ENDED -> CloseCodes.LANGUAGE_SERVER_ENDED;
                    case TOO_MANY_SESSIONS -> CloseCodes.TOO_MANY;
                });
    }
}
