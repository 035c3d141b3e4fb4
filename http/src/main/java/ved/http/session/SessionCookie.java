package ved.http.session;

import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Cookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookie;
import org.apache.pekko.http.javadsl.model.headers.HttpCookiePair;
import org.apache.pekko.http.javadsl.model.headers.SameSite;
import org.apache.pekko.http.javadsl.model.headers.SetCookie;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cookie that holds a session's token, signed. */
public final class SessionCookie {
    public static final String NAME = "ved_session";

    private final SignedToken signed;
    private final Duration lifetime;
    private final boolean secure;

    /**
     * @param key at least 32 random bytes; sessions outlive a restart when the key does
     * @param secure whether browsers reach Ved over https
     */
    public SessionCookie(byte[] key, Duration lifetime, boolean secure) {
        this.signed = new SignedToken(key);
        this.lifetime = lifetime;
        this.secure = secure;
    }

    /** The header that gives a client its session. */
    public HttpHeader issue(String token) {
        return header(signed.sign(token), lifetime.toSeconds());
    }

    /** The header that takes the session away from a client. */
    public HttpHeader expire() {
        return header("", 0);
    }

    /**
     * The token of a request, if we signed it. Servers on other ports of this host may have set
     * cookies of the same name, so the first that is ours counts.
     */
    public Optional<String> token(HttpRequest request) {
        return StreamSupport.stream(request.getHeaders().spliterator(), false)
                .flatMap(header -> header instanceof Cookie cookie ? pairs(cookie) : Stream.of())
                .filter(pair -> pair.name().equals(NAME))
                .flatMap(pair -> signed.verify(pair.value()).stream())
                .findFirst();
    }

    private static Stream<HttpCookiePair> pairs(Cookie cookie) {
        return StreamSupport.stream(cookie.getCookies().spliterator(), false);
    }

    private HttpHeader header(String value, long seconds) {
        return SetCookie.create(
                HttpCookie.create(NAME, value)
                        .withPath("/")
                        .withMaxAge(seconds)
                        .withHttpOnly(true)
                        .withSecure(secure)
                        .withSameSite(SameSite.Strict));
    }
}
