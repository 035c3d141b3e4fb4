package ved.http;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Materializer;

import ved.engine.api.AccountService;
import ved.engine.identity.User;
import ved.http.json.Requests;
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

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Takes every request through the same checks in the same order: host, route, method, origin,
 * session, role, accepted type, query, body; then to its handler. Whatever goes wrong becomes a
 * problem document here.
 */
final class Router {
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethods.GET, HttpMethods.HEAD, HttpMethods.OPTIONS);

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
            return path.getFirst().equals("api") ? unknown() : page(request, path);
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
        if (!READING.contains(method)) {
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
        checkAccept(endpoint, request);
        Map<String, String> query = query(endpoint, request);
        checkContentType(endpoint, request, body);
        return body.read("the body", endpoint.body().limit(settings), settings.bodyTimeout())
                .thenCompose(bytes ->
                        carryOut(endpoint, new Call(request, variables, query, signedIn, bytes)));
    }

    private CompletionStage<HttpResponse> carryOut(Endpoint endpoint, Call call) {
        checkPresence(endpoint.body(), call);
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

    private static void checkAccept(Endpoint endpoint, HttpRequest request) {
        Optional<Accept> accept = request.getHeader(Accept.class);
        if (accept.isEmpty()) {
            return;
        }
        boolean acceptable =
                StreamSupport.stream(accept.get().getMediaRanges().spliterator(), false)
                        .anyMatch(range ->
                                range.qValue() > 0 && range.matches(endpoint.answer().mediaType()));
        if (!acceptable) {
            throw Problem.of(
                            ProblemCode.NOT_ACCEPTABLE,
                            "This address answers with "
                                    + endpoint.answer().mediaType()
                                    + ", which the Accept header of the request rules out.")
                    .asException();
        }
    }

    private static Map<String, String> query(Endpoint endpoint, HttpRequest request) {
        if (request.getUri().rawQueryString().orElse("").isEmpty()) {
            return Map.of();
        }
        Map<String, String> query = new HashMap<>();
        for (Pair<String, String> parameter : request.getUri().query().toList()) {
            String name = parameter.first();
            if (!endpoint.query().contains(name)) {
                throw Problem.invalid(name, "There is no such parameter here; remove it.")
                        .asException();
            }
            if (query.put(name, parameter.second()) != null) {
                throw Problem.invalid(name, "Came more than once.").asException();
            }
        }
        return query;
    }

    private static void checkContentType(Endpoint endpoint, HttpRequest request, RequestBody body) {
        if (body.isAbsent()) {
            return;
        }
        ContentType expected =
                endpoint.body().isJson()
                        ? ContentTypes.APPLICATION_JSON
                        : ContentTypes.APPLICATION_OCTET_STREAM;
        ContentType actual = body.entity().getContentType();
        boolean encoded =
                Headers.values(request, "content-encoding").stream()
                        .anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"));
        if (encoded || !isSame(expected, actual)) {
            throw Problem.of(
                            ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                            "Send the body with Content-Type: "
                                    + expected.mediaType()
                                    + ", and without Content-Encoding. Nothing was changed.")
                    .asException();
        }
    }

    private static boolean isSame(ContentType expected, ContentType actual) {
        boolean utf8 =
                actual.getCharsetOption()
                        .map(charset -> charset.value().equalsIgnoreCase("utf-8"))
                        .orElse(true);
        return utf8
                && expected.mediaType().mainType().equals(actual.mediaType().mainType())
                && expected.mediaType().subType().equals(actual.mediaType().subType());
    }

    private static void checkPresence(Body body, Call call) {
        if (body == Body.NONE) {
            call.json(Requests.Nothing.class, new Requests.Nothing());
        }
        if (body.isRequired() && call.body().length == 0) {
            throw Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The request lacks its JSON body. Nothing was changed.")
                    .asException();
        }
    }

    private static String describe(HttpRequest request) {
        return request.method().value() + " " + request.getUri().path();
    }
}
