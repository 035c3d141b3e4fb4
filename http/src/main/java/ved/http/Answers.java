package ved.http;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

import ved.http.json.Json;

/** Good answers. */
final class Answers {
    private Answers() {}

    static HttpResponse ok(Object body) {
        return json(HttpResponse.create(), body);
    }

    static HttpResponse accepted(String location, Object body) {
        return located(
                json(HttpResponse.create().withStatus(StatusCodes.ACCEPTED), body), location);
    }

    static HttpResponse created(String location, Object body) {
        return located(json(HttpResponse.create().withStatus(StatusCodes.CREATED), body), location);
    }

    static HttpResponse noContent() {
        return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
    }

    private static HttpResponse json(HttpResponse response, Object body) {
        return response.withEntity(
                HttpEntities.create(ContentTypes.APPLICATION_JSON, Json.bytes(body)));
    }

    private static HttpResponse located(HttpResponse response, String location) {
        return response.addHeader(RawHeader.create("Location", location));
    }
}
