package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As a confined process. Skipped where it cannot run, unless {@code VED_REQUIRE_LANGUAGE_SERVER} is set. */
final class ProcessLanguageServerTest extends LanguageServerContract {
    private static final String STARTED = "started";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    String sandbox() {
        return "process";
    }

    @Override
    String requirement() {
        return "VED_REQUIRE_LANGUAGE_SERVER";
    }

    @Override
    Set<String> servers() {
        return supervisors(ProcessHandle.current())
                .map(server -> Long.toString(server.pid()))
                .collect(Collectors.toSet());
    }

    @Override
    void kill(String server) {
        ProcessHandle.of(Long.parseLong(server)).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    void awaitNoServers() {
        supervisors(ProcessHandle.current())
                .forEach(server -> server.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }

    @Test
    void leavesNothingOfTwelveSessionsAfterLogout() throws Exception {
        Client editor = ved().server().logIn("ed2", "3editor");
        List<LanguageSocket> sockets = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            sockets.add(ved().editing(editor, "x = 1\n"));
        }
        assertTrue(servers().size() >= 12);
        try (LanguageSocket refused = ved().open(editor)) {
            assertEquals(4013, refused.closeCode());
        }

        editor.post("/api/auth/logout");

        for (LanguageSocket socket : sockets) {
            assertEquals(4001, socket.closeCode());
            socket.close();
        }
        awaitNoServers();
    }

    @Test
    void findsWhatPyrightFindsWhenItIsCalledDirectly() throws Exception {
        Path workspace = folder.resolve("data/language/workspace");
        for (Path file : corpus()) {
            String text = Files.readString(file);
            try (LanguageSocket socket = ved().editing(text)) {
                assertEquals(
                        calledDirectly(workspace, text), socket.diagnostics(), file.toString());
            }
        }
    }

    /** The server that is killed below. */
    static final class Server {
        public static void main(String[] arguments) throws Exception {
            RealVed ved = RealVed.start(Path.of(arguments[0]), "process", "");
            LanguageSocket socket = ved.editing("x: int = 'a'\n");
            System.out.println(socket.diagnostics().isEmpty() ? "" : STARTED);
            socket.closeCode();
        }
    }

    @Test
    void leavesNothingWhenVedIsKilled() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Process killed =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Server.class.getName(),
                                other.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines = killed.inputReader()) {
            assertTrue(lines.lines().anyMatch(line -> line.endsWith(STARTED)));
        }
        ProcessHandle supervisor = supervisors(killed.toHandle()).findFirst().orElseThrow();
        ProcessHandle pyright = supervisor.children().findFirst().orElseThrow();

        killed.destroyForcibly();

        supervisor.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        pyright.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private List<Path> corpus() throws Exception {
        Path examples =
                Path.of(LanguageServerContract.class.getResource("/ved/http/corpus").toURI());
        try (Stream<Path> files = Files.list(examples)) {
            return files.sorted().toList();
        }
    }

    /** Line and rule of everything that Pyright finds, unconfined, with the same settings. */
    private Set<String> calledDirectly(Path workspace, String text) throws Exception {
        Path pyright = unpacked();
        Path file = workspace.resolve("direct.py");
        Files.writeString(file, text);
        try {
            Process process =
                    new ProcessBuilder(
                                    pyright.resolve("node").toString(),
                                    pyright.resolve("pyright/index.js").toString(),
                                    "--outputjson",
                                    "-p",
                                    workspace.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            JsonNode answer;
            try (InputStream out = process.getInputStream()) {
                answer = JSON.readTree(out);
            }
            process.waitFor();
            Set<String> found = new TreeSet<>();
            for (JsonNode diagnostic : answer.path("generalDiagnostics")) {
                found.add(
                        diagnostic.path("range").path("start").path("line").asInt()
                                + 1
                                + " "
                                + diagnostic.path("rule").asText());
            }
            return found;
        } finally {
            Files.delete(file);
        }
    }

    private Path unpacked() throws IOException {
        try (Stream<Path> runtimes = Files.list(folder.resolve("data/runtime"))) {
            return runtimes.filter(path -> path.getFileName().toString().startsWith("pyright-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Stream<ProcessHandle> supervisors(ProcessHandle server) {
        return server.children()
                .filter(child -> child.info().commandLine().orElse("").contains("language.pyc"));
    }
}
