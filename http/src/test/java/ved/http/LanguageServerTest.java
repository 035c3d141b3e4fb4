package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.boot.Engine;
import ved.engine.boot.Settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Real Pyright, as a confined process, over a real WebSocket. Skipped where it cannot run, unless {@code
 * VED_REQUIRE_LANGUAGE_SERVER} is set.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LanguageServerTest {
    private static final String PATH = "/api/language/cpython-3.14";
    private static final String DOCUMENT = "file:///workspace/script_1.py";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private Engine engine;
    private TestServer server;

    @BeforeAll
    void start() throws IOException {
        engine =
                Engine.start(
                        Settings.load(
                                Map.of(
                                        "VED_DATA_DIR", folder.resolve("data").toString(),
                                        "VED_SCRIPTS_REPO", folder.resolve("scripts").toString(),
                                        "VED_SANDBOX", "process")));
        server = new TestServer(engine.workbench());
        Optional<String> why = engine.workbench().language().unavailable();
        if (System.getenv("VED_REQUIRE_LANGUAGE_SERVER") == null) {
            assumeTrue(why.isEmpty(), () -> "No language server is tested: " + why.orElseThrow());
        }
        assertEquals(Optional.empty(), why);
    }

    @AfterAll
    void stop() {
        server.close();
        engine.close();
        assertEquals(Set.of(), servers());
    }

    @Test
    void knowsTheStandardLibraryAndShowsItsSource() throws Exception {
        try (LanguageSocket socket = editing("import os\nprint(os.path.join('a', 'b'))\nos.\n")) {
            JsonNode completion = socket.ask("textDocument/completion", at(2, 3));
            assertTrue(completion.findValuesAsText("label").contains("getcwd"));
            assertTrue(
                    socket.ask("textDocument/hover", at(1, 15))
                            .path("contents")
                            .path("value")
                            .asText()
                            .contains("def join"));
            JsonNode definition = socket.ask("textDocument/definition", at(1, 15));
            String uri = definition.path(0).path("uri").asText();
            assertEquals("file:///typeshed/stdlib/posixpath.pyi", uri);
            assertTrue(
                    socket.ask("ved/source", "{\"uri\":\"" + uri + "\"}")
                            .path("text")
                            .asText()
                            .contains("def join"));
        }
    }

    @Test
    void renamesWithinTheDocument() throws Exception {
        try (LanguageSocket socket = editing("def f() -> int:\n    return 1\nf()\n")) {
            JsonNode edits =
                    socket.ask(
                            "textDocument/rename",
                            at(0, 4).replaceFirst("}$", ",\"newName\":\"g\"}"));

            assertEquals(2, edits.findValuesAsText("newText").size());
            assertEquals(List.of(DOCUMENT), edits.findValuesAsText("uri"));
        }
    }

    @Test
    void comesBackAfterItsServerWasKilled() throws Exception {
        try (LanguageSocket socket = editing("x: int = 'a'\n")) {
            assertTrue(diagnostics(socket).contains("1 reportAssignmentType"));
            servers()
                    .forEach(
                            pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            assertEquals(4011, socket.closeCode());
        }
        try (LanguageSocket socket = editing("x: int = 'a'\n")) {
            assertTrue(diagnostics(socket).contains("1 reportAssignmentType"));
        }
    }

    @Test
    void leavesNothingOfTwelveSessionsAfterLogout() throws Exception {
        Client editor = server.logIn("ed2", "3editor");
        List<LanguageSocket> sockets = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            sockets.add(editing(editor, "x = 1\n"));
        }
        assertTrue(servers().size() >= 12);
        try (LanguageSocket refused =
                LanguageSocket.open(server.origin(), PATH, editor.cookie(), server.origin())) {
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
            try (LanguageSocket socket = editing(text)) {
                assertEquals(calledDirectly(workspace, text), diagnostics(socket), file.toString());
            }
        }
    }

    private List<Path> corpus() throws Exception {
        Path examples = Path.of(LanguageServerTest.class.getResource("/ved/http/corpus").toURI());
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

    /** Of errors and warnings; hints, such as unused variables, are for editors only. */
    private static Set<String> diagnostics(LanguageSocket socket) throws InterruptedException {
        JsonNode published =
                socket.await(message ->
                        message.path("method").asText().equals("textDocument/publishDiagnostics"));
        Set<String> found = new TreeSet<>();
        for (JsonNode diagnostic : published.path("params").path("diagnostics")) {
            if (diagnostic.path("severity").asInt() <= 3) {
                found.add(
                        diagnostic.path("range").path("start").path("line").asInt()
                                + 1
                                + " "
                                + diagnostic.path("code").asText());
            }
        }
        return found;
    }

    private LanguageSocket editing(String text) throws Exception {
        return editing(server.logIn("ed1", "1editor"), text);
    }

    private LanguageSocket editing(Client editor, String text) throws Exception {
        LanguageSocket socket =
                LanguageSocket.open(server.origin(), PATH, editor.cookie(), server.origin());
        JsonNode capabilities =
                socket.ask(
                        "initialize",
                        "{\"capabilities\":{\"textDocument\":{\"hover\":{\"contentFormat\":[\"markdown\"]}}}}");
        assertFalse(capabilities.isEmpty());
        socket.tell("initialized", "{}");
        socket.tell(
                "textDocument/didOpen",
                "{\"textDocument\":{\"uri\":\"%s\",\"languageId\":\"python\",\"version\":1,\"text\":%s}}"
                        .formatted(DOCUMENT, JSON.writeValueAsString(text)));
        return socket;
    }

    private static String at(int line, int character) {
        return "{\"textDocument\":{\"uri\":\"%s\"},\"position\":{\"line\":%d,\"character\":%d}}"
                .formatted(DOCUMENT, line, character);
    }

    /** The supervisors among the children of this process. */
    private static Set<Long> servers() {
        Set<Long> found = new TreeSet<>();
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("language.pyc"))
                .forEach(child -> found.add(child.pid()));
        return found;
    }

    private static void awaitNoServers() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("language.pyc"))
                .forEach(child -> child.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }
}
