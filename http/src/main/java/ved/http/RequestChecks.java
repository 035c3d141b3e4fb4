package ved.http;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Accept;
import org.apache.pekko.japi.Pair;

import ved.http.json.Requests;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.wire.Headers;
import ved.http.wire.RequestBody;
import ved.http.wire.RequestPath;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds a request against what the table says of its endpoint. Each check throws a problem. */
final class RequestChecks {
    private RequestChecks() {}

    static void checkAccept(Endpoint endpoint, HttpRequest request) {
        Optional<Accept> accept = request.getHeader(Accept.class);
        if (accept.isEmpty()) {
            return;
        }
        boolean acceptable =
                StreamSupport.stream(accept.get().getMediaRanges().spliterator(), false)
                        .anyMatch(range ->
                                range.qValue() > 0
                                        && Stream.concat(
                                                        Stream.of(endpoint.answer()),
                                                        endpoint.alternatives().stream())
                                                .anyMatch(type -> range.matches(type.mediaType())));
        if (!acceptable) {
            throw Problem.of(
                            ProblemCode.NOT_ACCEPTABLE,
                            "This address answers with "
                                    + endpoint.answer().mediaType()
                                    + ", which the Accept header of the request rules out.")
                    .asException();
        }
    }

    static Map<String, String> query(Endpoint endpoint, HttpRequest request) {
        String raw = request.getUri().rawQueryString().orElse("");
        if (raw.isEmpty()) {
            return Map.of();
        }
        if (!RequestPath.isUtf8(raw)) {
            throw Problem.of(
                            ProblemCode.MALFORMED_REQUEST,
                            "The address holds bytes that are no UTF-8. Correct it.")
                    .asException();
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

    static void checkContentType(Endpoint endpoint, HttpRequest request, RequestBody body) {
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

    static void checkPresence(Body body, Call call) {
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
}
