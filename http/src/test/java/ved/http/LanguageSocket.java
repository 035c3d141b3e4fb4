package ved.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of a language server. */
final class LanguageSocket implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String DOCUMENT = "file:///workspace/script_1.py";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final HttpClient client;
    private final WebSocket socket;
    private int lastId;

    private LanguageSocket(URI address, String cookie, String origin) {
        client = HttpClient.newHttpClient();
        var builder = client.newWebSocketBuilder().header("Cookie", cookie);
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(address, this).join();
    }

    static LanguageSocket open(String httpAddress, String path, String cookie, String origin) {
        return new LanguageSocket(
                URI.create(httpAddress.replaceFirst("http", "ws") + path), cookie, origin);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    void sayPart(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    String hear() throws InterruptedException {
        String text = received.poll(120, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("nothing was said; closed: " + closed.getNow(0));
        }
        return text;
    }

    /** The result of a request; fails when the answer is an error. */
    JsonNode ask(String method, String params) throws InterruptedException {
        JsonNode answer = answer(method, params);
        if (answer.has("error")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("result");
    }

    /** The answer to a request, whatever it is. What is said before it is not kept. */
    JsonNode answer(String method, String params) throws InterruptedException {
        int id = ++lastId;
        say(
                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                        .formatted(id, method, params));
        return await(message -> message.path("id").asInt() == id);
    }

    void tell(String method, String params) {
        say("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
    }

    JsonNode await(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            try {
                JsonNode message = JSON.readTree(hear());
                if (wanted.test(message)) {
                    return message;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Begins a session with one document. */
    void edit(String text) throws InterruptedException {
        ask(
                "initialize",
                "{\"capabilities\":{\"textDocument\":{\"hover\":{\"contentFormat\":[\"markdown\"]},\"documentSymbol\":{\"hierarchicalDocumentSymbolSupport\":true}}}}");
        tell("initialized", "{}");
        tell(
                "textDocument/didOpen",
                "{\"textDocument\":{\"uri\":\"%s\",\"languageId\":\"python\",\"version\":1,\"text\":%s}}"
                        .formatted(DOCUMENT, TextNode.valueOf(text)));
    }

    /** The parameters of a request about a place in the document. */
    static String at(int line, int character) {
        return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}}"
                .formatted(DOCUMENT, line, character);
    }

    /**
     * Line and rule of what the server finds next: errors and warnings; hints, such as unused
     * variables, are for editors only.
     */
    Set<String> diagnostics() throws InterruptedException {
        JsonNode published =
                await(message ->
                        message.path("method").asText().equals("textDocument/publishDiagnostics"));
        Set<String> found = new TreeSet<>();
        for (JsonNode diagnostic : published.at("/params/diagnostics")) {
            if (diagnostic.path("severity").asInt() <= 3) {
                int line = diagnostic.at("/range/start/line").asInt() + 1;
                found.add(line + " " + diagnostic.path("code").asText());
            }
        }
        return found;
    }

    int closeCode() {
        return closed.orTimeout(120, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
