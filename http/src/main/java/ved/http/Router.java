package ved.http;

import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.Materializer;

import ved.engine.api.AccountService;
import ved.engine.identity.User;
import ved.http.problem.Faults;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.session.SessionCookie;
import ved.http.ui.StaticUi;
import ved.http.wire.Delivery;
import ved.http.wire.Headers;
import ved.http.wire.RequestBody;
import ved.http.wire.RequestPath;
import ved.http.wire.SameOrigin;
import ved.http.wire.WebSocket;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Takes every request through the same checks in the same order: host, route, method, origin,
 * session, role, accepted type, query, body; then to its handler. Whatever goes wrong becomes a
 * problem document here.
 */
final class Router {
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethods.GET, HttpMethods.HEAD, HttpMethods.OPTIONS);

    /** First segments under which programs ask: they never get a page. */
    private static final Set<String> RESERVED = Set.of("api", "metrics");

    private final List<Endpoint> endpoints;
    private final HttpSettings settings;
    private final AccountService accounts;
    private final SessionCookie cookie;
    private final SameOrigin origin;
    private final StaticUi ui;
    private final Delivery delivery;
    private final Materializer materializer;

    Router(
            List<Endpoint> endpoints,
            HttpSettings settings,
            AccountService accounts,
            SessionCookie cookie,
            SameOrigin origin,
            StaticUi ui,
            Delivery delivery,
            Materializer materializer) {
        // A literal segment wins over a variable: /api/execute/all is not a script's.
        this.endpoints =
                endpoints.stream()
                        .sorted(Comparator.comparingLong(e -> e.path().variables()))
                        .toList();
        this.settings = settings;
        this.accounts = accounts;
        this.cookie = cookie;
        this.origin = origin;
        this.ui = ui;
        this.delivery = delivery;
        this.materializer = materializer;
    }

    /** Never fails. */
    CompletionStage<HttpResponse> handle(HttpRequest request) {
        RequestBody body = new RequestBody(request, materializer);
        return attempt(request, body)
                .handle((response, fault) ->
                        fault == null
                                ? response
                                : Faults.problem(describe(request), fault).response())
                .thenCompose(response -> body.drain().thenApply(_ -> response))
                .thenApply(response -> Headers.complete(delivery.prepare(request, response)));
    }

    private CompletionStage<HttpResponse> attempt(HttpRequest request, RequestBody body) {
        try {
            return route(request, body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<HttpResponse> route(HttpRequest request, RequestBody body) {
        origin.checkHost(request);
        List<String> path = RequestPath.segments(request);
        Map<HttpMethod, Endpoint> candidates = candidates(path);
        if (candidates.isEmpty()) {
            return RESERVED.contains(path.getFirst()) ? unknown() : page(request, path);
        }
        HttpMethod method = request.method();
        if (method.equals(HttpMethods.OPTIONS)) {
            return options(candidates.keySet());
        }
        HttpMethod wanted = method.equals(HttpMethods.HEAD) ? HttpMethods.GET : method;
        Endpoint endpoint = candidates.get(wanted);
        if (endpoint == null) {
            throw methodNotAllowed(candidates.keySet()).asException();
        }
        if (!READING.contains(method) || WebSocket.isAskedFor(request)) {
            origin.checkOrigin(request);
        }
        Map<String, String> variables = endpoint.path().match(path).orElseThrow();
        return authenticate(endpoint, request)
                .thenCompose(signedIn -> admitted(endpoint, request, variables, signedIn, body));
    }

    private CompletionStage<HttpResponse> admitted(
            Endpoint endpoint,
            HttpRequest request,
            Map<String, String> variables,
            Optional<SignedIn> signedIn,
            RequestBody body) {
        RequestChecks.checkAccept(endpoint, request);
        Map<String, String> query = RequestChecks.query(endpoint, request);
        RequestChecks.checkContentType(endpoint, request, body);
        return body.read(
                        endpoint.body().what(),
                        endpoint.body().limit(settings),
                        settings.bodyTimeout())
                .thenCompose(bytes ->
                        carryOut(endpoint, new Call(request, variables, query, signedIn, bytes)));
    }

    private CompletionStage<HttpResponse> carryOut(Endpoint endpoint, Call call) {
        RequestChecks.checkPresence(endpoint.body(), call);
        CompletionStage<HttpResponse> answer = endpoint.handler().handle(call);
        return endpoint.patient().test(call)
                ? answer
                : answer.toCompletableFuture()
                        .copy()
                        .orTimeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private Map<HttpMethod, Endpoint> candidates(List<String> path) {
        Optional<PathTemplate> template =
                endpoints.stream()
                        .map(Endpoint::path)
                        .filter(candidate -> candidate.match(path).isPresent())
                        .findFirst();
        return endpoints.stream()
                .filter(endpoint -> Optional.of(endpoint.path()).equals(template))
                .collect(Collectors.toMap(Endpoint::method, endpoint -> endpoint));
    }

    private CompletionStage<HttpResponse> page(HttpRequest request, List<String> path) {
        if (request.method().equals(HttpMethods.OPTIONS)) {
            return options(Set.of(HttpMethods.GET));
        }
        if (!READING.contains(request.method())) {
            throw methodNotAllowed(Set.of(HttpMethods.GET)).asException();
        }
        return CompletableFuture.completedFuture(ui.serve(request, path));
    }

    private static CompletionStage<HttpResponse> unknown() {
        throw Problem.of(
                        ProblemCode.NOT_FOUND,
                        "There is nothing under this address. /api/openapi.yaml describes what"
                                + " there is.")
                .asException();
    }

    private static CompletionStage<HttpResponse> options(Set<HttpMethod> methods) {
        return CompletableFuture.completedFuture(
                Answers.noContent().addHeader(RawHeader.create("Allow", allow(methods))));
    }

    private static Problem methodNotAllowed(Set<HttpMethod> methods) {
        return Problem.of(
                        ProblemCode.METHOD_NOT_ALLOWED,
                        "This address takes " + allow(methods) + ". Nothing was changed.")
                .withHeader("Allow", allow(methods));
    }

    private static String allow(Set<HttpMethod> methods) {
        Set<String> names =
                methods.stream()
                        .map(HttpMethod::value)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (names.contains("GET")) {
            names.add("HEAD");
        }
        names.add("OPTIONS");
        return String.join(", ", names);
    }

    private CompletionStage<Optional<SignedIn>> authenticate(
            Endpoint endpoint, HttpRequest request) {
        if (endpoint.access() == Access.ANYONE) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        String token = cookie.token(request).orElseThrow(() -> notAuthenticated().asException());
        return accounts.authenticate(token)
                .thenApply(user -> {
                    User found = user.orElseThrow(() -> notAuthenticated().asException());
                    if (!endpoint.access().allows(found)) {
                        throw forbidden().asException();
                    }
                    return Optional.of(new SignedIn(found, token));
                });
    }

    private static Problem notAuthenticated() {
        return Problem.of(
                ProblemCode.NOT_AUTHENTICATED,
                "You are not logged in, or no longer. Nothing was changed; log in and try again.");
    }

    private static Problem forbidden() {
        return Problem.of(
                ProblemCode.FORBIDDEN,
                "Your role does not allow this: it takes an editor. Nothing was changed.");
    }

    private static String describe(HttpRequest request) {
        return request.method().value() + " " + request.getUri().path();
    }
}
