import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures a packaged Ved on throw-away data, each figure beside an alternative that is measured in
 * the same run. Times are wall-clock milliseconds; on a shared machine trust the ratios.
 */
final class Bench {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final String base;
    private String cookie = "";

    private Bench(Path folder, String base) {
        this.folder = folder;
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("ved-bench");
        Process server = server(folder);
        try {
            new Bench(folder, address(server)).run();
        } finally {
            server.destroy();
            server.waitFor();
            delete(folder);
        }
    }

    private void run() throws Exception {
        cookie =
                send("POST", "/api/auth/login", "{\"username\":\"ed1\",\"password\":\"1editor\"}")
                        .headers()
                        .firstValue("set-cookie")
                        .orElseThrow()
                        .split(";")[0];
        System.out.printf("%-52s %9s %9s%n", "milliseconds", "median", "p95");
        executions();
        saves();
        listing();
    }

    private void executions() throws Exception {
        String hello = "{\"source\":\"unsaved\",\"content\":\"print('hi')\"}";
        report(
                "print('hi') through Ved, sandboxed and recorded",
                () -> ok("POST", "/api/execute/1?wait=true", hello));
        Path python = embeddedPython();
        if (python != null) {
            report(
                    "  the same by the bare interpreter, unconfined",
                    () -> process(List.of(python.toString(), "-I", "-c", "print('hi')")));
        }
        if (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"))) {
            String image =
                    process(List.of("docker", "images", "-q", "ved-runner"))
                            .lines()
                            .findFirst()
                            .orElse("");
            if (!image.isEmpty()) {
                report(
                        "  the same by docker run --rm --network none",
                        () ->
                                process(
                                        List.of(
                                                "docker",
                                                "run",
                                                "--rm",
                                                "--network",
                                                "none",
                                                "--entrypoint",
                                                "python3",
                                                image,
                                                "-c",
                                                "print('hi')")));
            }
        }
    }

    private void saves() throws Exception {
        String created = ok("POST", "/api/scripts", "{\"content\":\"x = 0\\n\"}");
        String id = first(created, "\"id\":(\\d+)");
        var version = new String[] {first(created, "\"version\":\\{\"id\":(\\d+)")};
        var round = new int[1];
        report(
                "save of a change: parsed, in Git and SQLite, fsynced",
                () -> {
                    round[0]++;
                    String saved =
                            ok(
                                    "PUT",
                                    "/api/scripts/" + id,
                                    "{\"content\":\"x = %d\\n\",\"base_version_id\":%s}"
                                            .formatted(round[0], version[0]));
                    version[0] = first(saved, "\"version\":\\{\"id\":(\\d+)");
                    return saved;
                });
        Path clone = folder.resolve("clone");
        process(List.of("git", "init", "-q", clone.toString()));
        List<String> git =
                List.of(
                        "git",
                        "-C",
                        clone.toString(),
                        "-c",
                        "core.fsync=committed",
                        "-c",
                        "user.name=b",
                        "-c",
                        "user.email=b@b");
        report(
                "  the same by git add and git commit, fsynced",
                () -> {
                    round[0]++;
                    Files.writeString(clone.resolve("1.py"), "x = " + round[0] + "\n");
                    process(concat(git, "add", "-A"));
                    return process(concat(git, "commit", "-q", "-m", "m"));
                });
    }

    private void listing() throws Exception {
        report("the catalogue of " + count() + " scripts", () -> ok("GET", "/api/scripts", null));
        report("  the smallest answer: /api/health", () -> ok("GET", "/api/health", null));
    }

    private long count() throws Exception {
        return Pattern.compile("\"ordering_number\"")
                .matcher(ok("GET", "/api/scripts", null))
                .results()
                .count();
    }

    private static void report(String what, Callable<String> work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.call();
        }
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.call();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-52s %9.1f %9.1f%n",
                what,
                times[ROUNDS / 2],
                times[ROUNDS * 95 / 100]);
    }

    private String ok(String method, String path, String body) throws Exception {
        var response = send(method, path, body);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.body());
        }
        return response.body();
    }

    private java.net.http.HttpResponse<String> send(String method, String path, String body)
            throws Exception {
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

    private Path embeddedPython() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(p -> p.endsWith("bin/python3.14")).findFirst().orElse(null);
        }
    }

    private static Process server(Path folder) throws IOException {
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
                                "VED_SCRIPTS_REPO", folder.resolve("scripts").toString(),
                                "VED_HTTP_PORT", "0"));
        return builder.redirectError(folder.resolve("log").toFile()).start();
    }

    private static String address(Process server) throws IOException {
        var output =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        System.out.println(line);
        return first(String.valueOf(line), "(http://[0-9.:]+)");
    }

    private static String process(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
        return output;
    }

    private static List<String> concat(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all;
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
