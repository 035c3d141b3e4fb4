package ved.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

import ved.http.json.Json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was not carried out: an RFC 9457 problem document and the headers that go with it.
 *
 * @param type stable, made of the code
 * @param detail what happened, what was kept, what to do
 * @param errors single places that are wrong
 * @param members what else the code brings with it
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ProblemCode code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Place> errors,
        @JsonAnyGetter Map<String, @Nullable Object> members,
        @JsonIgnore Map<String, String> headers) {

    private static final ContentType MEDIA_TYPE =
            MediaTypes.applicationWithFixedCharset("problem+json", HttpCharsets.UTF_8)
                    .toContentType();

    public Problem {
        errors = List.copyOf(errors);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        headers = Map.copyOf(headers);
    }

    /**
     * A place that is wrong.
     *
     * @param field JSON pointer or name of a parameter
     * @param line 1-based, in the content
     * @param column 1-based, in characters
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(
            @Nullable String field,
            @Nullable Integer line,
            @Nullable Integer column,
            String message) {
        public static Place field(String field, String message) {
            return new Place(field, null, null, message);
        }
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(
                "urn:ved:problem:" + code.word(),
                code.title(),
                code.status(),
                detail,
                code,
                List.of(),
                Map.of(),
                Map.of());
    }

    /** A request with values that cannot be used. */
    public static Problem invalid(List<Place> places) {
        String detail =
                places.size() == 1
                        ? "One value of the request cannot be used; nothing was changed."
                        : "Some values of the request cannot be used; nothing was changed.";
        return of(ProblemCode.INVALID_REQUEST, detail).withErrors(places);
    }

    /** A request with one parameter or field that cannot be used. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(Place.field(field, message)));
    }

    public Problem withStatus(int newStatus) {
        return new Problem(type, title, newStatus, detail, code, errors, members, headers);
    }

    public Problem withErrors(List<Place> newErrors) {
        return new Problem(type, title, status, detail, code, newErrors, members, headers);
    }

    Problem with(String member, @Nullable Object value) {
        Map<String, @Nullable Object> extended = new LinkedHashMap<>(members);
        extended.put(member, value);
        return new Problem(type, title, status, detail, code, errors, extended, headers);
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> extended = new LinkedHashMap<>(headers);
        extended.put(name, value);
        return new Problem(type, title, status, detail, code, errors, members, extended);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    public HttpResponse response() {
        List<HttpHeader> all = new ArrayList<>();
        headers.forEach((name, value) -> all.add(RawHeader.create(name, value)));
        return HttpResponse.create()
                .withStatus(status)
                .withHeaders(all)
                .withEntity(HttpEntities.create(MEDIA_TYPE, Json.bytes(this)));
    }
}
