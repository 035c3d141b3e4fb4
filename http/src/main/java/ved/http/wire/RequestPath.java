package ved.http.wire;

import org.apache.pekko.http.javadsl.model.HttpRequest;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The path of a request, taken apart before it is decoded, and its query. */
public final class RequestPath {
    private RequestPath() {}

    /** The decoded segments; an empty last one stands for a slash at the end. */
    public static List<String> segments(HttpRequest request) {
        String path = request.getUri().path();
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return Arrays.stream(relative.split("/", -1)).map(RequestPath::decode).toList();
    }

    /** Whether what is escaped in a raw query is text, so that nothing is lost in decoding it. */
    public static boolean isUtf8(String rawQuery) {
        try {
            byte[] bytes =
                    URLDecoder.decode(rawQuery, StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException | IllegalArgumentException _) {
            return false;
        }
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
