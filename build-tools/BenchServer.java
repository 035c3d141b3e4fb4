import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged Ved on the data of a folder, and an editor who is logged in to it. */
final class BenchServer implements AutoCloseable {
    private static final String LOGIN = "{\"username\":\"ed1\",\"password\":\"1editor\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String base;
    private String cookie = "";

    private BenchServer(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** Returns once it answers. */
    static BenchServer start(Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ved.http.Main");
        builder.environment()
                .putAll(
                        Map.of(
                                "VED_DATA_DIR", folder.resolve("data").toString(),
                                "VED_SCRIPTS_REPO", repository(folder).toString(),
                                "VED_HTTP_PORT", "0"));
        Process process = builder.redirectError(folder.resolve("log").toFile()).start();
        try {
            var server = new BenchServer(process, first(line(process), "(http://[0-9.:]+)"));
            server.logIn();
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    static Path repository(Path folder) {
        return folder.resolve("scripts");
    }

    /** The body of an answer that is not a refusal. */
    String ok(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.body());
        }
        return response.body();
    }

    String get(String path) throws IOException, InterruptedException {
        return ok("GET", path, null);
    }

    /** The first group of a pattern that must be there. */
    static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void logIn() throws IOException, InterruptedException {
        cookie =
                send("POST", "/api/auth/login", LOGIN)
                        .headers()
                        .firstValue("set-cookie")
                        .orElseThrow()
                        .split(";")[0];
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String line(Process process) throws IOException {
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return String.valueOf(output.readLine());
    }
}
