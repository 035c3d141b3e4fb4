package ved.engine.boot;

import com.typesafe.config.Config;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.boot.Settings.InvalidSettingException;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads section {@code ved.llm}. No message repeats a key. */
final class AssistantSettingsReader {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,1000}");
    private static final Pattern MODEL = Pattern.compile("[\\w./:@~-]{1,200}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(100_000);
    private static final int LARGEST_KEY_FILE = 4096;
    private static final int MOST_WORDS = 1000;
    private static final int LONGEST_WORD = 200;

    private AssistantSettingsReader() {}

    /**
     * @throws InvalidSettingException when a value cannot be used, or a file not be read
     */
    static AssistantSettings from(Config config) {
        String model = config.getString("model").strip();
        List<String> models = models(config, model);
        return new AssistantSettings(
                baseUrl(config.getString("base-url").strip()),
                apiKey(config),
                model,
                models,
                timeout(config),
                between(config, "retries", 0, 10),
                masking(config.getString("masking")),
                words(config, "terms", config.getStringList("terms")),
                stopWords(config),
                limits(config.getConfig("limits")),
                config.getBoolean("examples"),
                folder(config.getString("folder").strip()));
    }

    /** Without a slash at its end. */
    private static URI baseUrl(String text) {
        URI uri;
        try {
            uri = new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException _) {
            throw wrongAddress(text);
        }
        String host = uri.getHost();
        if (host == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw wrongAddress(text);
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (plain && !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw new InvalidSettingException(
                    "ved.llm.base-url (VED_LLM_BASE_URL) must start with https://: the key and the"
                            + " scripts would cross the network in the clear. Only loopback"
                            + " addresses may be http.");
        }
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw wrongAddress(text);
        }
        return uri;
    }

    /** What may be a password in it is not repeated. */
    private static InvalidSettingException wrongAddress(String text) {
        return new InvalidSettingException(
                "ved.llm.base-url (VED_LLM_BASE_URL) must be an address such as"
                        + " https://openrouter.ai/api/v1, without user, ? and #"
                        + (text.contains("@") ? "." : ", not \"" + text + "\"."));
    }

    private static String apiKey(Config config) {
        String key = config.getString("api-key").strip();
        String file = config.getString("api-key-file").strip();
        String source = "ved.llm.api-key (OPENROUTER_API_KEY)";
        if (key.isEmpty() && !file.isEmpty()) {
            key = read(file);
            source = "The file that ved.llm.api-key-file names";
        }
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            throw new InvalidSettingException(
                    source + " must hold the key alone: up to 1000 visible ASCII characters.");
        }
        return key;
    }

    private static String read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) <= LARGEST_KEY_FILE) {
                String key = Files.readString(path).strip();
                if (!key.isEmpty()) {
                    return key;
                }
            }
        } catch (IOException | InvalidPathException _) {
            throw new InvalidSettingException(
                    "ved.llm.api-key-file (VED_LLM_API_KEY_FILE) cannot be read: " + file);
        }
        throw new InvalidSettingException(
                "ved.llm.api-key-file (VED_LLM_API_KEY_FILE) must name a file with nothing but a"
                        + " key in it: "
                        + file);
    }

    private static List<String> models(Config config, String model) {
        List<String> models = config.getStringList("models");
        List<String> all = new ArrayList<>(models);
        if (!model.isEmpty()) {
            all.add(model);
        }
        for (String each : all) {
            if (!MODEL.matcher(each).matches()) {
                throw new InvalidSettingException(
                        "ved.llm.model (VED_LLM_MODEL) and ved.llm.models hold ids such as"
                                + " vendor/name, not \"%s\".".formatted(each));
            }
        }
        if (!model.isEmpty() && !models.isEmpty() && !models.contains(model)) {
            throw new InvalidSettingException(
                    "ved.llm.models must contain ved.llm.model (VED_LLM_MODEL), \"%s\", or be empty."
                            .formatted(model));
        }
        return models;
    }

    private static Duration timeout(Config config) {
        Duration timeout = config.getDuration("timeout");
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0
                || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new InvalidSettingException(
                    "ved.llm.timeout must be 1 second to 10 minutes, not %s."
                            .formatted(config.getString("timeout")));
        }
        return timeout;
    }

    private static Masking masking(String word) {
        return Masking.of(word)
                .orElseThrow(() ->
                        new InvalidSettingException(
                                "ved.llm.masking is off, names or names-and-strings, not"
                                        + " \"%s\".".formatted(word)));
    }

    private static List<StopWord> stopWords(Config config) {
        List<StopWord> words = new ArrayList<>();
        for (Config each : config.getConfigList("stop-words")) {
            if (!each.root().keySet().equals(Set.of("text", "severity"))) {
                throw new InvalidSettingException(
                        "Each of ved.llm.stop-words is { text = \"...\", severity = block } or"
                                + " warn.");
            }
            words.add(new StopWord(each.getString("text"), severity(each.getString("severity"))));
        }
        words(config, "stop-words", words.stream().map(StopWord::text).toList());
        return words;
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "block" -> Severity.BLOCK;
            case "warn" -> Severity.WARN;
            default ->
                    throw new InvalidSettingException(
                            "The severity of a stop word is block or warn, not \"%s\"."
                                    .formatted(word));
        };
    }

    private static List<String> words(Config config, String key, List<String> words) {
        if (words.size() > MOST_WORDS) {
            throw new InvalidSettingException(
                    "ved.llm.%s may hold up to %d.".formatted(key, MOST_WORDS));
        }
        for (String word : words) {
            if (word.isBlank() || word.length() > LONGEST_WORD) {
                throw new InvalidSettingException(
                        "Each text of ved.llm.%s has 1 to %d characters (%s)."
                                .formatted(
                                        key,
                                        LONGEST_WORD,
                                        config.getValue(key).origin().description()));
            }
        }
        return words;
    }

    private static Limits limits(Config config) {
        return new Limits(
                between(config, "steps", 0, 50),
                between(config, "answer-tokens", 1, 1_000_000),
                money(config, "turn-cost"),
                money(config, "day-cost"),
                between(config, "day-interactions", 1, 1_000_000));
    }

    private static BigDecimal money(Config config, String key) {
        try {
            BigDecimal amount = new BigDecimal(config.getString(key).strip());
            if (amount.signum() > 0 && amount.compareTo(MOST_MONEY) <= 0) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // The message below says what is accepted.
        }
        throw new InvalidSettingException(
                "ved.llm.limits.%s is an amount of US dollars above 0, up to %s, not \"%s\"."
                        .formatted(key, MOST_MONEY, config.getString(key)));
    }

    private static int between(Config config, String key, int least, int most) {
        int value = config.getInt(key);
        if (value < least || value > most) {
            throw new InvalidSettingException(
                    "%s of ved.llm must be %d to %d, not %d.".formatted(key, least, most, value));
        }
        return value;
    }

    private static Optional<Path> folder(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(name).toRealPath();
            if (Files.isDirectory(folder) && Files.isReadable(folder)) {
                return Optional.of(folder);
            }
        } catch (IOException | InvalidPathException _) {
            // The message below says what is accepted.
        }
        throw new InvalidSettingException(
                "ved.llm.folder must be a folder that Ved can read, or empty: " + name);
    }
}
