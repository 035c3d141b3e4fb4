package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.python.TestingPackages;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Real Pyright over a real WebSocket, wherever it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LanguageServerContract {
    private static final String WRONG = "x: int = 'a'\n";
    private static final String RULE = "1 reportAssignmentType";
    private static final List<String> ODD =
            List.of(
                    "{\"line\":-1,\"character\":0}",
                    "{\"line\":0,\"character\":-1}",
                    "{\"line\":1e9,\"character\":1e9}",
                    "{\"line\":0.5,\"character\":0.5}",
                    "{\"line\":\"a\",\"character\":[]}",
                    "null");

    @TempDir static Path folder;
    private RealVed ved;

    /** Where scripts and language servers run. */
    abstract String sandbox();

    /** The variable of the environment that forbids to skip. */
    abstract String requirement();

    /** Names of the language servers that run. */
    abstract Set<String> servers();

    /** From outside, without a word to Ved. */
    abstract void kill(String server);

    @BeforeAll
    void start() throws Exception {
        ved = RealVed.start(folder, sandbox(), "");
        ved.requireLanguageServer(requirement());
        ved.awaitLanguageServer();
    }

    @AfterAll
    void stop() throws Exception {
        ved.close();
        assertEquals(Set.of(), servers());
        release();
    }

    RealVed ved() {
        return ved;
    }

    @Test
    void knowsTheStandardLibraryAndShowsItsSource() throws Exception {
        try (LanguageSocket socket =
                ved.editing("import os\nprint(os.path.join('a', 'b'))\nos.\n")) {
            JsonNode completion = socket.ask("textDocument/completion", LanguageSocket.at(2, 3));
            assertTrue(completion.findValuesAsText("label").contains("getcwd"));
            JsonNode hover = socket.ask("textDocument/hover", LanguageSocket.at(1, 15));
            assertTrue(hover.at("/contents/value").asText().contains("def join"));
            JsonNode definition = socket.ask("textDocument/definition", LanguageSocket.at(1, 15));
            String uri = definition.path(0).path("uri").asText();
            assertEquals("file:///typeshed/stdlib/posixpath.pyi", uri);
            JsonNode source = socket.ask("ved/source", "{\"uri\":\"" + uri + "\"}");
            assertTrue(source.path("text").asText().contains("def join"));
        }
    }

    @Test
    void knowsAnInstalledPackageAndShowsItsSource() throws Exception {
        TestingPackages.require();
        try (LanguageSocket socket = ved.editing("import numpy as np\nnp.arange(3)\nnp.\n")) {
            JsonNode completion = socket.ask("textDocument/completion", LanguageSocket.at(2, 3));
            assertTrue(completion.findValuesAsText("label").contains("linspace"));
            JsonNode definition = socket.ask("textDocument/definition", LanguageSocket.at(1, 5));
            String uri = definition.path(0).path("uri").asText();
            assertTrue(uri.startsWith("file:///packages/numpy/"), uri);
            JsonNode source = socket.ask("ved/source", "{\"uri\":\"" + uri + "\"}");
            assertTrue(source.path("text").asText().contains("def arange"));
        }
    }

    @Test
    void renamesWithinTheDocument() throws Exception {
        try (LanguageSocket socket = ved.editing("def f() -> int:\n    return 1\nf()\n")) {
            JsonNode edits =
                    socket.ask(
                            "textDocument/rename",
                            LanguageSocket.at(0, 4).replaceFirst("}$", ",\"newName\":\"g\"}"));

            assertEquals(2, edits.findValuesAsText("newText").size());
            assertEquals(List.of(LanguageSocket.DOCUMENT), edits.findValuesAsText("uri"));
        }
    }

    @Test
    void comesBackAfterItsServerWasKilled() throws Exception {
        try (LanguageSocket socket = ved.editing(WRONG)) {
            assertTrue(socket.diagnostics().contains(RULE));
            servers().forEach(this::kill);
            assertEquals(4011, socket.closeCode());
        }
        try (LanguageSocket socket = ved.editing(WRONG)) {
            assertTrue(socket.diagnostics().contains(RULE));
        }
    }

    @Test
    void leavesNothingWhenItsClientLeavesOrLogsOut() throws Exception {
        try (LanguageSocket socket = ved.editing(WRONG)) {
            assertTrue(socket.diagnostics().contains(RULE));
        }
        awaitNoServers();

        Client editor = ved.server().logIn("ed2", "3editor");
        try (LanguageSocket socket = ved.editing(editor, WRONG)) {
            editor.post("/api/auth/logout");
            assertEquals(4001, socket.closeCode());
        }
        awaitNoServers();
    }

    @Test
    void outlinesClassesHoweverDeepTheyAre() throws Exception {
        var text = new StringBuilder();
        for (int depth = 0; depth < 200; depth++) {
            text.append(" ".repeat(depth)).append("class C:\n");
        }
        text.append(" ".repeat(200)).append("pass\n");
        try (LanguageSocket socket = ved.editing(text.toString())) {
            JsonNode symbols =
                    socket.ask(
                            "textDocument/documentSymbol",
                            "{\"textDocument\":{\"uri\":\"%s\"}}"
                                    .formatted(LanguageSocket.DOCUMENT));

            assertEquals("C", symbols.at("/0" + "/children/0".repeat(199) + "/name").asText());
        }
    }

    @Test
    void answersOddPositionsWithoutAWordOfItsInnerLife() throws Exception {
        try (LanguageSocket socket = ved.editing(WRONG)) {
            for (String position : ODD) {
                String answer =
                        socket.answer(
                                        "textDocument/hover",
                                        "{\"textDocument\":{\"uri\":\"%s\"},\"position\":%s}"
                                                .formatted(LanguageSocket.DOCUMENT, position))
                                .toString();
                assertFalse(answer.contains("/") || answer.contains(" at "), answer);
            }
            JsonNode hover = socket.ask("textDocument/hover", LanguageSocket.at(0, 0));
            assertTrue(hover.at("/contents/value").asText().contains("int"), hover.toString());
        }
    }

    /** Until nothing is left of any server. */
    abstract void awaitNoServers();

    /** Gives back what {@link #servers} needed. */
    void release() throws Exception {}
}
