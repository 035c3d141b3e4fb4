package ved.http;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpResponse;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * One line of the table of routes.
 *
 * @param answer media type of a good answer
 * @param alternatives other media types of it, for those who ask for one
 * @param query names of the query parameters
 * @param patient whether the answer to a call may take as long as it takes
 */
record Endpoint(
        HttpMethod method,
        PathTemplate path,
        Access access,
        Body body,
        ContentType answer,
        Set<ContentType> alternatives,
        Set<String> query,
        Predicate<Call> patient,
        Handler handler) {

    Endpoint {
        alternatives = Set.copyOf(alternatives);
        query = Set.copyOf(query);
    }

    /** Carries out a request that passed every check of the table. */
    @FunctionalInterface
    interface Handler {
        CompletionStage<HttpResponse> handle(Call call);
    }

    static Endpoint get(String path, Access access, Handler handler) {
        return of(HttpMethods.GET, path, access, Body.NONE, handler);
    }

    static Endpoint post(String path, Access access, Body body, Handler handler) {
        return of(HttpMethods.POST, path, access, body, handler);
    }

    static Endpoint put(String path, Access access, Body body, Handler handler) {
        return of(HttpMethods.PUT, path, access, body, handler);
    }

    static Endpoint delete(String path, Access access, Handler handler) {
        return of(HttpMethods.DELETE, path, access, Body.NONE, handler);
    }

    Endpoint withQuery(String... names) {
        return new Endpoint(
                method, path, access, body, answer, alternatives, Set.of(names), patient, handler);
    }

    Endpoint answering(ContentType type) {
        return new Endpoint(
                method, path, access, body, type, alternatives, query, patient, handler);
    }

    Endpoint orAnswering(ContentType type) {
        return new Endpoint(
                method, path, access, body, answer, Set.of(type), query, patient, handler);
    }

    Endpoint patientWhen(Predicate<Call> condition) {
        return new Endpoint(
                method, path, access, body, answer, alternatives, query, condition, handler);
    }

    private static Endpoint of(
            HttpMethod method, String path, Access access, Body body, Handler handler) {
        return new Endpoint(
                method,
                PathTemplate.of(path),
                access,
                body,
                ContentTypes.APPLICATION_JSON,
                Set.of(),
                Set.of(),
                _ -> false,
                handler);
    }
}
