package ved.engine.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.language.LspGate.Close;
import ved.engine.language.LspGate.Effect;
import ved.engine.language.LspGate.Fetch;
import ved.engine.language.LspGate.ToClient;
import ved.engine.language.LspGate.ToServer;

import java.util.List;

class LspGateTest {
    private static final ServerFolders FOLDERS =
            new ServerFolders(
                    List.of(
                            ServerFolders.Folder.of(ServerFolders.WORKSPACE, "/data/one (1)/ws"),
                            ServerFolders.Folder.of("file:///typeshed/", "/data/typeshed")));
    private static final String REAL = "file:///data/one%20%281%29/ws/";

    private final LspGate gate = new LspGate(FOLDERS);

    @Test
    void replacesFoldersOptionsAndSettingsOfTheClientByItsOwn() {
        JsonNode params =
                toServer(
                                gate.fromClient(
                                        """
                                        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{
                                         "processId":1,"rootUri":"file:///etc","rootPath":"/etc",
                                         "workspaceFolders":[{"uri":"file:///","name":"x"}],
                                         "initializationOptions":{"x":1},"trace":"verbose",
                                         "capabilities":{"workspace":{"executeCommand":{}},
                                          "textDocument":{"diagnostic":{},
                                           "hover":{"dynamicRegistration":true,"contentFormat":["markdown"]}}}}}
                                        """))
                        .path("params");

        assertEquals("file:///data/one%20%281%29/ws", params.path("rootUri").asText());
        assertEquals(1, params.path("workspaceFolders").size());
        assertTrue(params.path("processId").isNull());
        assertFalse(params.has("initializationOptions"));
        assertFalse(params.has("trace"));
        assertFalse(params.path("capabilities").path("workspace").has("executeCommand"));
        assertEquals(
                "{\"hover\":{\"contentFormat\":[\"markdown\"]}}",
                params.path("capabilities").path("textDocument").toString());
    }

    @Test
    void doesNotOfferWhatItDoesNotLetPass() {
        gate.fromClient(request(1, "initialize", "{}"));

        JsonNode capabilities =
                toClient(
                                gate.fromServer(
                                        """
                                        {"jsonrpc":"2.0","id":1,"result":{"capabilities":{"hoverProvider":true,
                                         "executeCommandProvider":{"commands":["x"]},"workspaceSymbolProvider":true}}}
                                        """))
                        .path("result")
                        .path("capabilities");

        assertEquals("{\"hoverProvider\":true}", capabilities.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace/executeCommand",
                "workspace/symbol",
                "workspace/applyEdit",
                "workspace/configuration",
                "textDocument/formatting",
                "textDocument/diagnostic",
                "callHierarchy/incomingCalls",
                "pyright/x",
                "shutdown",
                "",
                "INITIALIZED",
                "textDocument/hover\u0000",
            })
    void refusesOtherRequests(String method) {
        initialize();

        JsonNode answer =
                toClient(
                        gate.fromClient(
                                request(
                                        2,
                                        method.replace("\u0000", "\\u0000"),
                                        "{\"textDocument\":{\"uri\":\"file:///workspace/a.py\"}}")));

        assertEquals(2, answer.path("id").asInt());
        assertEquals(Rpc.METHOD_NOT_FOUND, answer.path("error").path("code").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workspace/didChangeConfiguration",
                "workspace/didChangeWatchedFiles",
                "workspace/didChangeWorkspaceFolders",
                "$/setTrace",
                "window/workDoneProgress/cancel",
            })
    void dropsOtherNotifications(String method) {
        initialize();

        assertEquals(
                List.of(),
                gate.fromClient(
                        notification(
                                method,
                                "{\"settings\":{\"python\":{\"pythonPath\":\"/bin/sh\"}}}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "file:///workspace/../etc/passwd.py",
                "file:///workspace/%2e%2e/x.py",
                "file:///workspace/a/b.py",
                "file:///workspace/pyrightconfig.json",
                "file:///workspace/.py",
                "file:///data/one%20%281%29/ws/a.py",
                "FILE:///workspace/a.py",
                "file:///workspace/a.py?x",
                "file:///workspace/a.py\\n",
                "untitled:a.py",
                "http://workspace/a.py",
                "",
            })
    void refusesForeignDocuments(String uri) {
        initialize();

        JsonNode answer =
                toClient(
                        gate.fromClient(
                                request(
                                        2,
                                        "textDocument/hover",
                                        "{\"textDocument\":{\"uri\":\"%s\"}}".formatted(uri))));

        assertEquals(Rpc.INVALID_PARAMS, answer.path("error").path("code").asInt());
        assertEquals(
                List.of(),
                gate.fromClient(
                        notification(
                                "textDocument/didOpen",
                                "{\"textDocument\":{\"uri\":\"%s\",\"text\":\"\"}}"
                                        .formatted(uri))));
    }

    @Test
    void refusesAForeignDocumentDeepInTheParameters() {
        initialize();

        JsonNode answer =
                toClient(
                        gate.fromClient(
                                request(
                                        2,
                                        "completionItem/resolve",
                                        "{\"label\":\"a\",\"data\":{\"x\":[{\"workspaceUri\":\"file:///etc\"}]}}")));

        assertEquals(Rpc.INVALID_PARAMS, answer.path("error").path("code").asInt());
    }

    @Test
    void namesDocumentsAsTheServerDoesAndLeavesTextsAlone() {
        initialize();

        JsonNode params =
                toServer(
                                gate.fromClient(
                                        notification(
                                                "textDocument/didOpen",
                                                """
                                                {"textDocument":{"uri":"file:///workspace/a.py","languageId":"shell",
                                                 "version":1,"text":"file:///workspace/a.py"}}\
                                                """)))
                        .path("params")
                        .path("textDocument");

        assertEquals(REAL + "a.py", params.path("uri").asText());
        assertEquals("python", params.path("languageId").asText());
        assertEquals("file:///workspace/a.py", params.path("text").asText());
    }

    @Test
    void namesLibraryFilesWithoutTheirPlaceOnThisMachineAndLetsThemBeRead() {
        initialize();
        assertEquals(
                Rpc.INVALID_PARAMS,
                toClient(gate.fromClient(source("file:///typeshed/stdlib/os.pyi")))
                        .path("error")
                        .path("code")
                        .asInt());
        gate.fromClient(hover(2, "textDocument/definition"));

        JsonNode result =
                toClient(
                                gate.fromServer(
                                        """
                                        {"jsonrpc":"2.0","id":2,"result":[
                                         {"uri":"file:///data/typeshed/stdlib/os.pyi"},
                                         {"uri":"file:///root/secret.py"}]}\
                                        """))
                        .path("result");

        assertEquals("file:///typeshed/stdlib/os.pyi", result.path(0).path("uri").asText());
        assertEquals("file:///elsewhere/secret.py", result.path(1).path("uri").asText());
        assertEquals(
                "file:///data/typeshed/stdlib/os.pyi",
                ((Fetch) gate.fromClient(source("file:///typeshed/stdlib/os.pyi")).getFirst())
                        .uri());
        assertTrue(toClient(gate.fromClient(source("file:///elsewhere/secret.py"))).has("error"));
        assertTrue(toClient(gate.fromClient(source("file:///typeshed/../x.pyi"))).has("error"));
    }

    @Test
    void answersTheServerItselfAndKeepsItsOtherWordsFromTheClient() {
        initialize();

        JsonNode answer =
                toServer(
                        gate.fromServer(
                                """
                                {"jsonrpc":"2.0","id":7,"method":"workspace/configuration",
                                 "params":{"items":[{"section":"python"},{"section":"x"}]}}\
                                """));

        assertEquals(2, answer.path("result").size());
        assertEquals(
                "openFilesOnly",
                answer.path("result").path(0).path("analysis").path("diagnosticMode").asText());
        assertTrue(
                toServer(
                                gate.fromServer(
                                        "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"workspace/applyEdit\"}"))
                        .has("error"));
        assertEquals(
                List.of(),
                gate.fromServer(notification("window/logMessage", "{\"message\":\"/root\"}")));
        assertEquals(
                List.of(),
                gate.fromServer(
                        notification(
                                "textDocument/publishDiagnostics",
                                "{\"uri\":\"file:///data/typeshed/a.pyi\",\"diagnostics\":[]}")));
        assertEquals(
                List.of(),
                gate.fromServer("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":\"forged\"}"));
    }

    @Test
    void leavesOutCodeActionsThatWouldNeedACommand() {
        initialize();
        gate.fromClient(hover(2, "textDocument/codeAction"));

        JsonNode result =
                toClient(
                                gate.fromServer(
                                        """
                                        {"jsonrpc":"2.0","id":2,"result":[{"title":"a","command":{"command":"x"}},
                                         {"title":"b","edit":{}}]}\
                                        """))
                        .path("result");

        assertEquals(1, result.size());
        assertEquals("b", result.path(0).path("title").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}]",
                "{\"id\":{},\"method\":\"initialize\"}",
                "{\"id\":1.5,\"method\":\"initialize\"}",
                "{\"id\":123456789012345678901234567890,\"method\":\"initialize\"}",
                "{\"id\":null,\"method\":\"initialize\"}",
            })
    void answersWhatIsNoMessageWithAnError(String text) {
        JsonNode answer = toClient(gate.fromClient(text));

        assertTrue(answer.has("error"));
        assertTrue(answer.path("id").isNull());
    }

    @Test
    void survivesDepthAndNumbersWithoutEnd() {
        initialize();

        assertTrue(toClient(gate.fromClient("[".repeat(100_000))).has("error"));
        assertTrue(
                toClient(gate.fromClient("{\"id\":1,\"x\":" + "9".repeat(10_000) + "}"))
                        .has("error"));
        assertTrue(
                toServer(
                                gate.fromClient(
                                        request(
                                                5,
                                                "textDocument/hover",
                                                "{\"textDocument\":{\"uri\":\"file:///workspace/a.py\"},\"position\":{\"line\":1e999}}")))
                        .has("params"));
    }

    @Test
    void passesSymbolsOnThatAreAsDeepAsPyrightReads() {
        initialize();
        gate.fromClient(hover(2, "textDocument/documentSymbol"));
        int deepest = 256;

        JsonNode answer =
                toClient(
                        gate.fromServer(
                                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":[%s%s]}"
                                        .formatted(
                                                "{\"children\":[".repeat(deepest),
                                                "]}".repeat(deepest))));

        assertEquals(1, answer.path("result").size());
        assertEquals(
                Rpc.PARSE_ERROR,
                toClient(
                                gate.fromClient(
                                        "{\"id\":3,\"x\":%s%s}"
                                                .formatted("[".repeat(64), "]".repeat(64))))
                        .path("error")
                        .path("code")
                        .asInt());
    }

    @Test
    void keepsToItselfWhatTheServerSaysOfItsFaults() {
        initialize();
        gate.fromClient(hover(2, "textDocument/hover"));

        JsonNode error =
                toClient(
                                gate.fromServer(
                                        """
                                        {"jsonrpc":"2.0","id":2,"error":{"code":-32603,
                                         "message":"Request failed: line too large at f (/data/pyright/x.js:1:2)",
                                         "data":"secret"}}\
                                        """))
                        .path("error");

        assertEquals(
                "{\"code\":-32603,\"message\":\"The language server has no answer to this.\"}",
                error.toString());
    }

    @Test
    void asksForInitializeFirstAndOnce() {
        assertEquals(
                Rpc.NOT_INITIALIZED,
                toClient(gate.fromClient(hover(1, "textDocument/hover")))
                        .path("error")
                        .path("code")
                        .asInt());
        assertEquals(List.of(), gate.fromClient(notification("initialized", "{}")));

        initialize();

        assertEquals(
                Rpc.INVALID_REQUEST,
                toClient(gate.fromClient(request(2, "initialize", "{}")))
                        .path("error")
                        .path("code")
                        .asInt());
    }

    @Test
    void endsASessionWithTooManyRequestsOrDocuments() {
        initialize();
        for (int id = 2; id < LspGate.MOST_REQUESTS + 2; id++) {
            toServer(gate.fromClient(hover(id, "textDocument/hover")));
        }

        assertTrue(gate.awaitsAnswer());
        assertEquals(
                List.of(new Close(SessionEnd.TOO_MUCH)),
                gate.fromClient(hover(9_999, "textDocument/hover")));

        var other = new LspGate(FOLDERS);
        other.fromClient(request(1, "initialize", "{}"));
        for (int n = 0; n < LspGate.MOST_DOCUMENTS; n++) {
            toServer(other.fromClient(open(n)));
        }
        assertEquals(List.of(new Close(SessionEnd.TOO_MUCH)), other.fromClient(open(9_999)));
    }

    @Test
    void cancelsOnlyWhatIsUnderWay() {
        initialize();
        gate.fromClient(hover(2, "textDocument/hover"));

        assertEquals(List.of(), gate.fromClient(notification("$/cancelRequest", "{\"id\":3}")));
        assertEquals(
                "{\"id\":2}",
                toServer(gate.fromClient(notification("$/cancelRequest", "{\"id\":2,\"x\":1}")))
                        .path("params")
                        .toString());
    }

    @Test
    void endsWhenTheServerSaysWhatIsNoMessage() {
        assertEquals(
                List.of(new Close(SessionEnd.LANGUAGE_SERVER_ENDED)), gate.fromServer("rubbish"));
        assertEquals(
                List.of(new Close(SessionEnd.CLIENT_LEFT)),
                gate.fromClient(notification("exit", "{}")));
    }

    private void initialize() {
        gate.fromClient(request(1, "initialize", "{}"));
        gate.fromServer("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    private static String open(int number) {
        return notification(
                "textDocument/didOpen",
                "{\"textDocument\":{\"uri\":\"file:///workspace/a%d.py\",\"text\":\"\"}}"
                        .formatted(number));
    }

    private static String hover(int id, String method) {
        return request(id, method, "{\"textDocument\":{\"uri\":\"file:///workspace/a.py\"}}");
    }

    private static String source(String uri) {
        return request(77, "ved/source", "{\"uri\":\"%s\"}".formatted(uri));
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                .formatted(id, method, params);
    }

    private static String notification(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params);
    }

    private static JsonNode toServer(List<Effect> effects) {
        return Rpc.ofClient(((ToServer) effects.getFirst()).message()).orElseThrow();
    }

    private static JsonNode toClient(List<Effect> effects) {
        return Rpc.ofServer(((ToClient) effects.getFirst()).message()).orElseThrow();
    }
}
