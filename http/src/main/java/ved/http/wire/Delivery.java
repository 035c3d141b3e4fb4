package ved.http.wire;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaType;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * How answers go out: large texts compressed, and large answers piece by piece, so that a client
 * that does not read is dropped.
 *
 * @param readerTimeout how long a client may leave what it is sent unread
 */
public record Delivery(Duration readerTimeout) {
    private static final int WORTH_COMPRESSING = 4 * 1024;
    private static final int PIECE = 32 * 1024;

    public HttpResponse prepare(HttpRequest request, HttpResponse response) {
        if (!(response.entity() instanceof HttpEntity.Strict strict)
                || strict.getData().size() <= WORTH_COMPRESSING) {
            return response;
        }
        boolean text = isText(strict.getContentType().mediaType());
        boolean compress =
                text
                        && AcceptedEncodings.of(request).gzip()
                        && response.getHeader("Content-Encoding").isEmpty();
        ByteString data = compress ? gzip(strict.getData()) : strict.getData();
        HttpResponse prepared =
                data.size() <= PIECE
                        ? response.withEntity(HttpEntities.create(strict.getContentType(), data))
                        : response.withEntity(
                                HttpEntities.create(
                                        strict.getContentType(), data.size(), guarded(data)));
        if (text) {
            prepared = prepared.addHeader(RawHeader.create("Vary", "Accept-Encoding"));
        }
        return compress
                ? prepared.addHeader(RawHeader.create("Content-Encoding", "gzip"))
                : prepared;
    }

    /** Passes bytes on to a client that reads them, and fails when it does not. */
    public <M> Source<ByteString, M> guarded(Source<ByteString, M> bytes) {
        return bytes.via(new ReaderDeadline<>(readerTimeout));
    }

    private Source<ByteString, NotUsed> guarded(ByteString data) {
        List<ByteString> pieces = new ArrayList<>();
        for (int i = 0; i < data.size(); i += PIECE) {
            pieces.add(data.slice(i, Math.min(i + PIECE, data.size())));
        }
        return guarded(Source.from(pieces));
    }

    private static boolean isText(MediaType type) {
        return type.isText()
                || type.subType().equals("json")
                || type.subType().endsWith("+json")
                || type.subType().equals("yaml");
    }

    private static ByteString gzip(ByteString data) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(data.size() / 4);
        try (OutputStream out = new FastGzip(compressed)) {
            out.write(data.toArrayUnsafe());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.fromArrayUnsafe(compressed.toByteArray());
    }

    /** Compresses once per request, so that speed counts for more than the last per cent. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
