package ved.http.wire;

import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

import java.util.List;
import java.util.stream.StreamSupport;

/** Headers of requests, and those that every answer carries. */
public final class Headers {
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self' 'wasm-unsafe-eval'",
                    "worker-src 'self'",
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data:",
                    "connect-src 'self'",
                    "frame-ancestors 'none'",
                    "base-uri 'none'",
                    "form-action 'self'",
                    "object-src 'none'");

    private static final List<HttpHeader> SECURITY =
            List.of(
                    RawHeader.create("Content-Security-Policy", CONTENT_SECURITY_POLICY),
                    RawHeader.create("X-Content-Type-Options", "nosniff"),
                    RawHeader.create("Referrer-Policy", "same-origin"),
                    RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
                    RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));

    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");

    private Headers() {}

    /**
     * Every value of a header in order.
     *
     * @param name in lower case
     */
    public static List<String> values(HttpRequest request, String name) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** The answer with the headers that every answer carries; not cached unless it says so. */
    public static HttpResponse complete(HttpResponse response) {
        HttpResponse secured = response.addHeaders(SECURITY);
        return response.getHeader("Cache-Control").isPresent()
                ? secured
                : secured.addHeader(NO_STORE);
    }
}
