package ved.engine.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * One HTTP exchange on behalf of openai-java, which can be broken off at any moment. Redirects are
 * not followed: they would carry key and code to another address.
 */
final class HttpAttempt implements HttpClient {
    /** It answers a request for a stream with a whole document that is no fault. */
    static final class NoStreamException extends IOException {
        private static final long serialVersionUID = 1;

        private NoStreamException() {
            super("The response is no stream of events.");
        }
    }

    private static final int LONGEST_FAULT = 1 << 20;

    private final java.net.http.HttpClient client;
    private final Duration patience;
    private final Duration whole;
    private final Executor threads;

    private boolean aborted;
    private @Nullable CompletableFuture<?> sent;
    private @Nullable ResponseBytes body;

    /**
     * @param patience until the first byte, and between two
     * @param whole for all of it
     */
    HttpAttempt(
            java.net.http.HttpClient client, Duration patience, Duration whole, Executor threads) {
        this.client = client;
        this.patience = patience;
        this.whole = whole;
        this.threads = threads;
    }

    /** Closes the connection; whoever waits for it fails soon. */
    void abort() {
        CompletableFuture<?> waiting;
        ResponseBytes reading;
        synchronized (this) {
            aborted = true;
            waiting = sent;
            reading = body;
        }
        if (reading != null) {
            reading.close();
        }
        if (waiting != null) {
            waiting.cancel(true);
        }
    }

    /** Whether the head of a response has come. */
    synchronized boolean answered() {
        return body != null;
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        boolean streaming = request.headers().values("Accept").contains("text/event-stream");
        java.net.http.HttpRequest translated = translated(request);
        long deadline = System.nanoTime() + whole.toNanos();
        CompletableFuture<java.net.http.HttpResponse<InputStream>> sending;
        synchronized (this) {
            if (aborted) {
                return CompletableFuture.failedFuture(new CancellationException());
            }
            sending = client.sendAsync(translated, _ -> opened(deadline));
            sent = sending;
        }
        // Faults are read here, which may take a while.
        return sending.thenApplyAsync(response -> received(response, streaming), threads);
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        return executeAsync(request, options).join();
    }

    /**
     * Does nothing: openai-java calls it when its own objects become unreachable, which may be while
     * a response is still read.
     */
    @Override
    public void close() {}

    private ResponseBytes opened(long deadline) {
        ResponseBytes bytes = new ResponseBytes(patience, deadline);
        synchronized (this) {
            body = bytes;
            if (!aborted) {
                return bytes;
            }
        }
        bytes.close();
        return bytes;
    }

    private java.net.http.HttpRequest translated(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(patience);
        request.headers()
                .asMap()
                .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        HttpRequestBody content = request.body();
        if (content != null && content.contentType() != null) {
            builder.header("Content-Type", content.contentType());
        }
        return builder.method(request.method().name(), publisher(content)).build();
    }

    private static BodyPublisher publisher(@Nullable HttpRequestBody content) {
        if (content == null) {
            return BodyPublishers.noBody();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        return BodyPublishers.ofByteArray(bytes.toByteArray());
    }

    /**
     * Providers also report faults with status 200 and a document instead of a stream; these become
     * the status that the document names.
     */
    private static HttpResponse received(
            java.net.http.HttpResponse<InputStream> response, boolean streaming) {
        Headers.Builder headers = Headers.builder();
        response.headers().map().forEach(headers::put);
        boolean document =
                response.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("application/json"))
                        .isPresent();
        if (!streaming || !document || response.statusCode() / 100 != 2) {
            return new Received(response.statusCode(), headers.build(), response.body());
        }
        try (InputStream content = response.body()) {
            byte[] bytes = content.readNBytes(LONGEST_FAULT);
            return new Received(fault(bytes), headers.build(), new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int fault(byte[] document) throws IOException {
        JsonNode error = OpenAiClients.MAPPER.readTree(document).path("error");
        if (error.isMissingNode() || error.isNull()) {
            throw new NoStreamException();
        }
        int code = error.path("code").asInt();
        return code >= 400 && code <= 599 ? code : FailureTranslation.UNNAMED_FAULT;
    }

    private record Received(int statusCode, Headers headers, InputStream body)
            implements HttpResponse {
        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
