package ved.engine.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.boot.Settings.InvalidSettingException;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AssistantSettingsReaderTest {
    private static final String KEY = "sk-or-v1-0123456789";

    @TempDir private Path folder = Path.of("");

    @Test
    void hasTheDocumentedDefaults() {
        AssistantSettings settings = Settings.load(Map.of()).assistant();

        assertEquals(
                new AssistantSettings(
                        URI.create("https://openrouter.ai/api/v1"),
                        "",
                        "",
                        List.of(),
                        Duration.ofMinutes(1),
                        2,
                        Masking.NAMES,
                        List.of(),
                        List.of(),
                        new Limits(8, 8000, new BigDecimal("0.50"), new BigDecimal("5.00"), 200),
                        false,
                        Optional.empty()),
                settings);
    }

    @Test
    void takesWhatAFileSays() throws IOException {
        AssistantSettings settings =
                read(
                        """
                        base-url = "https://models.example/v1/"
                        model = b/two
                        models = [a/one, b/two]
                        timeout = 5s
                        retries = 0
                        masking = names-and-strings
                        terms = [Falcon]
                        stop-words = [
                          { text = "project x", severity = block }, { text = draft, severity = warn }
                        ]
                        limits { steps = 1, answer-tokens = 2, turn-cost = 0.001, day-cost = 3 }
                        limits.day-interactions = 4
                        examples = true
                        folder = "%s"
                        """
                                .formatted(folder));

        assertEquals(
                new AssistantSettings(
                        URI.create("https://models.example/v1"),
                        "",
                        "b/two",
                        List.of("a/one", "b/two"),
                        Duration.ofSeconds(5),
                        0,
                        Masking.NAMES_AND_STRINGS,
                        List.of("Falcon"),
                        List.of(
                                new StopWord("project x", Severity.BLOCK),
                                new StopWord("draft", Severity.WARN)),
                        new Limits(1, 2, new BigDecimal("0.001"), new BigDecimal("3"), 4),
                        true,
                        Optional.of(folder.toRealPath())),
                settings);
    }

    @Test
    void takesAddressModelAndKeyOfTheEnvironment() {
        AssistantSettings settings =
                Settings.load(
                                Map.of(
                                        "VED_LLM_BASE_URL", "http://127.0.0.1:9/v1",
                                        "VED_LLM_MODEL", "a/one:free",
                                        "OPENROUTER_API_KEY", KEY))
                        .assistant();

        assertEquals(URI.create("http://127.0.0.1:9/v1"), settings.baseUrl());
        assertEquals("a/one:free", settings.model());
        assertEquals(KEY, settings.apiKey());
    }

    @Test
    void takesTheKeyOfAFileUnlessThereIsAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

        assertEquals(
                KEY,
                Settings.load(Map.of("VED_LLM_API_KEY_FILE", file.toString()))
                        .assistant()
                        .apiKey());
        assertEquals(
                "other",
                Settings.load(
                                Map.of(
                                        "VED_LLM_API_KEY_FILE",
                                        file.toString(),
                                        "OPENROUTER_API_KEY",
                                        "other"))
                        .assistant()
                        .apiKey());
    }

    @Test
    void refusesAKeyFileWithoutAKey() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        Path large = Files.writeString(folder.resolve("large"), "k".repeat(5000));

        for (Path file : List.of(empty, large, folder, folder.resolve("absent"))) {
            InvalidSettingException refused =
                    assertThrows(
                            InvalidSettingException.class,
                            () -> Settings.load(Map.of("VED_LLM_API_KEY_FILE", file.toString())));

            assertTrue(String.valueOf(refused.getMessage()).contains("api-key-file"));
        }
    }

    @Test
    void keepsTheKeyOutOfWhatIsPrinted() {
        Settings settings = Settings.load(Map.of("OPENROUTER_API_KEY", KEY));
        InvalidSettingException refused =
                assertThrows(
                        InvalidSettingException.class,
                        () -> Settings.load(Map.of("OPENROUTER_API_KEY", KEY + " \n" + KEY)));

        assertFalse(settings.toString().contains(KEY));
        assertFalse(refused.toString().contains(KEY));
        assertTrue(refused.toString().contains("OPENROUTER_API_KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/v1", "http://127.9.9.9", "http://[::1]:80/v1"})
    void takesPlainAddressesOfTheSameMachine(String address) throws IOException {
        assertEquals(URI.create(address), read("base-url = \"" + address + "\"").baseUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openrouter.ai",
                "/v1",
                "ftp://a.example",
                "http://openrouter.ai/api/v1",
                "http://127.0.0.1.a.example/v1",
                "http://localhost@a.example/v1",
                "https://me:pass@a.example/v1",
                "https://a.example/v1?key=1",
                "https://a.example/v1#1",
                "https://a b",
            })
    void refusesAddressesThatAreNoneOrWouldGiveTheKeyAway(String address) {
        InvalidSettingException refused =
                assertThrows(
                        InvalidSettingException.class,
                        () -> read("base-url = \"" + address + "\""));

        assertTrue(String.valueOf(refused.getMessage()).contains("VED_LLM_BASE_URL"));
        assertFalse(String.valueOf(refused.getMessage()).contains("pass@"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model = "a b"                                       | ved.llm.model
                    models = [""]                                       | ved.llm.models
                    model = a, models = [b]                             | must contain
                    timeout = 0s                                        | ved.llm.timeout
                    timeout = 11m                                       | ved.llm.timeout
                    retries = -1                                        | retries
                    retries = 99                                        | retries
                    masking = strict                                    | names-and-strings
                    terms = [" "]                                       | ved.llm.terms
                    stop-words = [a]                                    | stop-words
                    stop-words = [{ text = a }]                         | stop-words
                    stop-words = [{ text = a, severity = error }]       | block or warn
                    stop-words = [{ text = "", severity = warn }]       | ved.llm.stop-words
                    stop-words = [{ text = a, severity = warn, b = 1 }] | stop-words
                    limits.steps = -1                                   | steps
                    limits.answer-tokens = 0                            | answer-tokens
                    limits.turn-cost = 0                                | turn-cost
                    limits.turn-cost = NaN                              | turn-cost
                    limits.day-cost = -1                                | day-cost
                    limits.day-cost = 1e9                               | day-cost
                    limits.day-interactions = 0                         | day-interactions
                    limits.money = 1                                    | ved.llm.limits.money
                    folder = "absent/folder"                            | ved.llm.folder
                    examples = maybe                                    | examples
                    """)
    void refusesWhatCannotBeMeantAndNamesIt(String setting, String named) {
        InvalidSettingException refused =
                assertThrows(InvalidSettingException.class, () -> read(setting));

        assertTrue(
                String.valueOf(refused.getMessage()).contains(named),
                String.valueOf(refused.getMessage()));
    }

    private AssistantSettings read(String section) throws IOException {
        Path file = Files.writeString(folder.resolve("ved.conf"), "ved.llm {\n" + section + "\n}");
        return Settings.load(Map.of("VED_CONFIG", file.toString())).assistant();
    }
}
