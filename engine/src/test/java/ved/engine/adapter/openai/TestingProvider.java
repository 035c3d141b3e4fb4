package ved.engine.adapter.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for a provider of language models: a real HTTP server that speaks OpenRouter's protocol,
 * answers what it was told to, and keeps every byte that it was sent.
 */
public final class TestingProvider implements AutoCloseable {
    public static final String KEY = "sk-or-v1-of-the-tests-0123456789abcdef";

    /** A request as it came. */
    public record Received(
            String method, String path, Map<String, List<String>> headers, String body) {}

    private static final String BASE = "/api/v1";
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);
    private final Queue<ScriptedAnswer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile ScriptedAnswer otherwise = ScriptedAnswer.text("Hello.");
    private volatile ScriptedAnswer models = ScriptedAnswer.document(200, "{\"data\":[]}");

    private TestingProvider(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static TestingProvider start() {
        try {
            return new TestingProvider(
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BASE);
    }

    /** Answers the next requests for an answer with these, one each. */
    public TestingProvider then(ScriptedAnswer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /** Answers with it whatever nothing else was scripted for. */
    public TestingProvider otherwise(ScriptedAnswer answer) {
        otherwise = answer;
        return this;
    }

    /**
     * @param answer to {@code GET /models}
     */
    public TestingProvider models(ScriptedAnswer answer) {
        models = answer;
        return this;
    }

    /** Everything that came, in its order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Waits until somebody left an answer that ends in comments. */
    public boolean awaitLeaving() throws InterruptedException {
        return left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        received.add(
                new Received(
                        exchange.getRequestMethod(),
                        path,
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        switch (path) {
            case BASE + "/models" -> send(exchange, models);
            case BASE + "/chat/completions" -> {
                ScriptedAnswer next = answers.poll();
                send(exchange, next == null ? otherwise : next);
            }
            default -> send(exchange, ScriptedAnswer.status(404, "There is nothing here."));
        }
    }

    /** An exception closes the connection without an end of the response. */
    private void send(HttpExchange exchange, ScriptedAnswer answer) throws IOException {
        if (answer.status() != 0) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), 0);
            for (String part : answer.parts()) {
                write(exchange, part);
            }
        }
        switch (answer.ending()) {
            case CLEAN -> exchange.close();
            case CUT -> throw new IOException("It is to be cut.");
            case SILENT -> {
                isClosing(PATIENCE_SECONDS * 1000);
                throw new IOException("Nobody waits any more.");
            }
            case COMMENTS -> comment(exchange);
        }
    }

    private void comment(HttpExchange exchange) throws IOException {
        try {
            while (!isClosing(1)) {
                write(exchange, ": OPENROUTER PROCESSING\n\n");
            }
        } catch (IOException e) {
            left.countDown();
            throw e;
        }
    }

    private static void write(HttpExchange exchange, String part) throws IOException {
        OutputStream body = exchange.getResponseBody();
        body.write(part.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private boolean isClosing(int milliseconds) throws IOException {
        try {
            return closing.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
