package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ved.engine.adapter.python.TestingPackages;
import ved.engine.boot.Engine;
import ved.engine.boot.Settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** All of Ved, with real stores, a real sandbox and real language servers, behind real HTTP. */
final class RealVed implements AutoCloseable {
    private static final String PATH = "/api/language/cpython-3.14";

    private final Engine engine;
    private final TestServer server;

    private RealVed(Engine engine) {
        this.engine = engine;
        this.server = new TestServer(engine.workbench());
    }

    /**
     * @param sandbox {@code process} or {@code docker}
     * @param settings more of them, as in a configuration file
     */
    static RealVed start(Path folder, String sandbox, String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("ved.conf"), settings);
        Path packages =
                TestingPackages.find().map(found -> found.home().resolveSibling("")).orElse(folder);
        return new RealVed(
                Engine.start(
                        Settings.load(
                                Map.of(
                                        "VED_CONFIG", file.toString(),
                                        "VED_DATA_DIR", folder.resolve("data").toString(),
                                        "VED_SCRIPTS_REPO", folder.resolve("scripts").toString(),
                                        "VED_PACKAGES_DIR", packages.toString(),
                                        "VED_SANDBOX", sandbox))));
    }

    /**
     * Skips the tests where no language server can run there.
     *
     * @param variable of the environment that makes a failure of it
     */
    void requireLanguageServer(String variable) {
        Optional<String> why = engine.workbench().language().unavailable();
        if (System.getenv(variable) == null) {
            assumeTrue(why.isEmpty(), () -> "No language server is tested: " + why.orElseThrow());
        }
        assertEquals(Optional.empty(), why, variable);
    }

    /**
     * Until the first session has begun, for which an image may be built.
     *
     * @throws AssertionError when even the third one has not
     */
    void awaitLanguageServer() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (LanguageSocket _ = editing("")) {
                return;
            } catch (AssertionError e) {
                if (attempt == 3) {
                    throw e;
                }
            }
        }
    }

    TestServer server() {
        return server;
    }

    /** A session that edits the text; the first one may wait for an image. */
    LanguageSocket editing(String text) throws InterruptedException {
        return editing(server.logIn("ed1", "1editor"), text);
    }

    LanguageSocket editing(Client editor, String text) throws InterruptedException {
        LanguageSocket socket = open(editor);
        socket.edit(text);
        return socket;
    }

    LanguageSocket open(Client editor) {
        return LanguageSocket.open(server.origin(), PATH, editor.cookie(), server.origin());
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
