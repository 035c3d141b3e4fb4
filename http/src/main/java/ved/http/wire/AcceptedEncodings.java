package ved.http.wire;

import org.apache.pekko.http.javadsl.model.HttpRequest;

import java.util.Locale;

/** The content encodings that a request accepts. */
public record AcceptedEncodings(boolean gzip, boolean brotli) {
    public static AcceptedEncodings of(HttpRequest request) {
        String accepted =
                request.getHeader("Accept-Encoding")
                        .map(header -> header.value().toLowerCase(Locale.ROOT))
                        .orElse("");
        return new AcceptedEncodings(accepts(accepted, "gzip"), accepts(accepted, "br"));
    }

    private static boolean accepts(String accepted, String encoding) {
        for (String part : accepted.split(",", -1)) {
            String[] parameters = part.strip().split("\\s*;\\s*", -1);
            if (parameters[0].equals(encoding)) {
                return parameters.length < 2 || !parameters[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
