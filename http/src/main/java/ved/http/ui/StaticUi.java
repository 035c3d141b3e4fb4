package ved.http.ui;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.IOResult;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.StreamConverters;
import org.apache.pekko.util.ByteString;

import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.ui.UiFiles.UiFile;
import ved.http.wire.AcceptedEncodings;
import ved.http.wire.Delivery;
import ved.http.wire.Headers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Serves the built UI from the class path: compressed where it was built so, for ever where the
 * name holds a hash, and its index for every route of the UI.
 */
public final class StaticUi {
    private static final String INDEX = "index.html";
    private static final int PIECE = 32 * 1024;
    private static final ContentType BYTES = ContentTypes.APPLICATION_OCTET_STREAM;
    private static final Map<String, ContentType> TYPES =
            Map.ofEntries(
                    type("html", "text/html; charset=UTF-8"),
                    type("js", "text/javascript; charset=UTF-8"),
                    type("mjs", "text/javascript; charset=UTF-8"),
                    type("css", "text/css; charset=UTF-8"),
                    type("json", "application/json"),
                    type("map", "application/json"),
                    type("webmanifest", "application/manifest+json"),
                    type("txt", "text/plain; charset=UTF-8"),
                    type("wasm", "application/wasm"),
                    type("svg", "image/svg+xml"),
                    type("png", "image/png"),
                    type("ico", "image/x-icon"),
                    type("woff2", "font/woff2"),
                    type("woff", "font/woff"),
                    type("ttf", "font/ttf"));
    private static final String NOT_BUILT =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Ved</title>
            <h1>Ved runs, but its pages are not built</h1>
            <p>Stop it and start it with <code>./ved run</code>, which builds what is missing.
            The API works meanwhile: <a href="/api/openapi.yaml">its description</a>.</p>
            </html>
            """;

    private final UiFiles files;
    private final Delivery delivery;

    private StaticUi(UiFiles files, Delivery delivery) {
        this.files = files;
        this.delivery = delivery;
    }

    /**
     * @param root folder on the class path that holds {@code index.html}
     */
    public static StaticUi load(ClassLoader loader, String root, Delivery delivery) {
        return new StaticUi(UiFiles.load(loader, root), delivery);
    }

    /**
     * The answer to a GET or HEAD.
     *
     * @param segments of the path
     */
    public HttpResponse serve(HttpRequest request, List<String> segments) {
        if (segments.stream().anyMatch(StaticUi::isSuspicious)) {
            throw notFound().asException();
        }
        String path = String.join("/", segments);
        Optional<UiFile> file = files.find(path);
        if (file.isPresent() && !isVariant(path)) {
            return answer(request, path, file.get());
        }
        if (segments.getLast().contains(".")) {
            throw notFound().asException();
        }
        return files.find(INDEX)
                .map(index -> answer(request, INDEX, index))
                .orElseGet(StaticUi::notBuilt);
    }

    /** Whether the name of a file changes with its content. */
    static boolean isHashed(String path) {
        return path.startsWith("assets/");
    }

    private HttpResponse answer(HttpRequest request, String path, UiFile file) {
        String cache = isHashed(path) ? "public, max-age=31536000, immutable" : "no-cache";
        HttpResponse response =
                HttpResponse.create()
                        .addHeader(RawHeader.create("Cache-Control", cache))
                        .addHeader(RawHeader.create("Vary", "Accept-Encoding"));
        if (file.hash().isPresent()) {
            String tag = "W/\"" + file.hash().get() + "\"";
            response = response.addHeader(RawHeader.create("ETag", tag));
            if (Headers.values(request, "if-none-match").stream().anyMatch(v -> v.contains(tag))) {
                return response.withStatus(StatusCodes.NOT_MODIFIED);
            }
        }
        return withBytes(response, AcceptedEncodings.of(request), path, file);
    }

    private HttpResponse withBytes(
            HttpResponse response, AcceptedEncodings accepted, String path, UiFile plain) {
        Optional<UiFile> brotli = accepted.brotli() ? files.find(path + ".br") : Optional.empty();
        if (brotli.isPresent()) {
            return encoded(response, "br", path, brotli.get());
        }
        Optional<UiFile> gzip = accepted.gzip() ? files.find(path + ".gz") : Optional.empty();
        if (gzip.isPresent()) {
            return encoded(response, "gzip", path, gzip.get());
        }
        return response.withEntity(
                HttpEntities.create(
                        contentType(path), plain.size(), delivery.guarded(bytes(plain))));
    }

    private HttpResponse encoded(
            HttpResponse response, String encoding, String path, UiFile variant) {
        return response.addHeader(RawHeader.create("Content-Encoding", encoding))
                .withEntity(
                        HttpEntities.create(
                                contentType(path),
                                variant.size(),
                                delivery.guarded(bytes(variant))));
    }

    private Source<ByteString, CompletionStage<IOResult>> bytes(UiFile file) {
        return StreamConverters.fromInputStream(() -> files.open(file), PIECE);
    }

    private static ContentType contentType(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, BYTES);
    }

    private static boolean isVariant(String path) {
        return path.endsWith(".br") || path.endsWith(".gz");
    }

    /** What no name of a file or route of the UI holds, but what tries to leave a folder does. */
    private static boolean isSuspicious(String segment) {
        return segment.equals(".")
                || segment.equals("..")
                || segment.chars()
                        .anyMatch(c -> c == '/' || c == '\\' || c == '%' || c < ' ' || c == 0x7f);
    }

    private static Problem notFound() {
        return Problem.of(
                ProblemCode.NOT_FOUND, "There is nothing under this address. Start at /.");
    }

    private static HttpResponse notBuilt() {
        return HttpResponse.create()
                .addHeader(RawHeader.create("Cache-Control", "no-store"))
                .withEntity(ContentTypes.TEXT_HTML_UTF8, NOT_BUILT);
    }

    private static Map.Entry<String, ContentType> type(String extension, String type) {
        return Map.entry(extension, ContentTypes.parse(type));
    }
}
