package ved.engine.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.api.EditorSettings.Style;
import ved.engine.boot.Settings.InvalidSettingException;
import ved.engine.boot.Settings.SandboxKind;
import ved.engine.sandbox.SandboxLimits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SettingsTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void hasTheDocumentedDefaults() {
        Settings settings = Settings.load(Map.of());

        assertEquals(Path.of("data"), settings.dataDirectory());
        assertEquals(Path.of("scripts-repo"), settings.scriptsRepository());
        assertEquals(Path.of("packages"), settings.packagesDirectory());
        assertEquals(SandboxKind.AUTO, settings.sandbox().kind());
        assertEquals(
                new SandboxLimits(Duration.ofSeconds(30), 256L << 20, 1.0, 64, 32L << 20, 1 << 20),
                settings.sandbox().limits());
        assertEquals(
                new Style(100, List.of("E", "F", "W", "I", "B", "UP"), List.of()),
                settings.style());
        assertEquals("127.0.0.1", settings.http().getString("host"));
        assertEquals(8000, settings.http().getInt("port"));
    }

    @Test
    void takesWhatTheEnvironmentSays() {
        Settings settings =
                Settings.load(
                        Map.of(
                                "VED_DATA_DIR", "elsewhere",
                                "VED_SANDBOX", "process",
                                "VED_HTTP_PORT", "9000",
                                "some.other.variable", "1"));

        assertEquals(Path.of("elsewhere"), settings.dataDirectory());
        assertEquals(SandboxKind.PROCESS, settings.sandbox().kind());
        assertEquals(9000, settings.http().getInt("port"));
    }

    @Test
    void takesWhatAFileSaysUnlessTheEnvironmentSaysOtherwise() throws IOException {
        Path file = write("ved { sandbox.limits.timeout = 5s, http.port = 1, data-directory = x }");

        Settings settings =
                Settings.load(Map.of("VED_CONFIG", file.toString(), "VED_HTTP_PORT", "9000"));

        assertEquals(Duration.ofSeconds(5), settings.sandbox().limits().timeout());
        assertEquals(9000, settings.http().getInt("port"));
        assertEquals(Path.of("x"), settings.dataDirectory());
    }

    @Test
    void takesTheEnvironmentsWordAlsoWhereItIsTheDefault() throws IOException {
        Path file = write("ved { sandbox.kind = docker, http.port = 1, data-directory = x }");

        Settings settings =
                Settings.load(
                        Map.of(
                                "VED_CONFIG", file.toString(),
                                "VED_SANDBOX", "auto",
                                "VED_HTTP_PORT", "8000",
                                "VED_DATA_DIR", "data"));

        assertEquals(SandboxKind.AUTO, settings.sandbox().kind());
        assertEquals(8000, settings.http().getInt("port"));
        assertEquals(Path.of("data"), settings.dataDirectory());
    }

    @Test
    void refusesUnknownKeysByName() throws IOException {
        Path file = write("ved.sandbox.limits.time-out = 5s");

        InvalidSettingException refused =
                assertThrows(
                        InvalidSettingException.class,
                        () -> Settings.load(Map.of("VED_CONFIG", file.toString())));

        assertTrue(String.valueOf(refused.getMessage()).contains("ved.sandbox.limits.time-out"));
    }

    @Test
    void refusesValuesOfTheWrongKind() {
        assertThrows(
                InvalidSettingException.class,
                () -> Settings.load(Map.of("VED_SANDBOX", "chroot")));
        assertThrows(
                InvalidSettingException.class,
                () -> Settings.load(Map.of("VED_CONFIG", folder.resolve("absent").toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sandbox.limits.memory = 0",
                "sandbox.limits.memory = -1",
                "sandbox.limits.cpus = 0",
                "sandbox.limits.timeout = 0s",
                "sandbox.limits.processes = 0",
                "sandbox.limits.scratch = 0",
                "sandbox.limits.output = 3 GiB",
                "scripts.largest-dataset = 3 GiB"
            })
    void refusesLimitsThatWouldBeNone(String setting) throws IOException {
        Path file = write("ved." + setting);

        assertThrows(
                InvalidSettingException.class,
                () -> Settings.load(Map.of("VED_CONFIG", file.toString())));
    }

    @Test
    void takesTheStyleOfAFile() throws IOException {
        Path file = write("ved.style { line-length = 79, select = [ALL], ignore = [E501, D] }");

        Settings settings = Settings.load(Map.of("VED_CONFIG", file.toString()));

        assertEquals(new Style(79, List.of("ALL"), List.of("E501", "D")), settings.style());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line-length = 0",
                "line-length = 321",
                "line-length = wide",
                "select = E",
                "select = [e501]",
                "ignore = [\"E 501\"]",
                "ignore = [\"\"]",
                "selects = [E]"
            })
    void refusesAStyleThatRuffCannotUse(String setting) throws IOException {
        Path file = write("ved.style." + setting);

        assertThrows(
                InvalidSettingException.class,
                () -> Settings.load(Map.of("VED_CONFIG", file.toString())));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("ved.conf"), text);
    }
}
