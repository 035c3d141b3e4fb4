package ved.engine.boot;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;

import ved.engine.api.EditorSettings;
import ved.engine.assistant.AssistantSettings;
import ved.engine.language.LanguageSettings;
import ved.engine.sandbox.SandboxLimits;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of the engine; names, meaning and defaults are in {@code ved.conf}.
 *
 * @param style the section {@code ved.style}
 * @param assistant the section {@code ved.llm}
 * @param http the section {@code ved.http}, read by the HTTP layer
 */
public record Settings(
        Path dataDirectory,
        Path scriptsRepository,
        Path packagesDirectory,
        SandboxSettings sandbox,
        ExecutionSettings executions,
        ScriptSettings scripts,
        EditorSettings.Style style,
        LanguageSettings language,
        AssistantSettings assistant,
        Duration sessionLifetime,
        Config http) {

    /** Which sandbox runs scripts. */
    public enum SandboxKind {
        AUTO,
        DOCKER,
        PROCESS
    }

    /**
     * Section {@code ved.sandbox}.
     *
     * @param dockerHost address of the engine; empty for the usual one
     */
    public record SandboxSettings(
            SandboxKind kind, SandboxLimits limits, String dockerHost, String dockerBaseImage) {}

    /** Section {@code ved.executions}. */
    public record ExecutionSettings(int interactiveSlots, int runSlots) {}

    /**
     * Section {@code ved.scripts}.
     *
     * @param largestDataset in bytes
     */
    public record ScriptSettings(String defaultInterpreter, int largestDataset) {}

    /** A setting that cannot be used; the message names it and says what is accepted. */
    public static final class InvalidSettingException extends IllegalArgumentException {
        InvalidSettingException(String message) {
            super(message);
        }
    }

    private static final String FILE_VARIABLE = "VED_CONFIG";
    private static final String ROOT = "ved";

    /** No default ends like this. */
    private static final String NO_DEFAULT = "\0";

    /**
     * Reads the defaults, the file that {@code VED_CONFIG} names if it is set, and the environment.
     *
     * @throws InvalidSettingException when a setting is unknown, missing or of the wrong type
     */
    public static Settings load(Map<String, String> environment) {
        try {
            Config defaults = resolved(Map.of());
            Config file = file(environment).resolve();
            refuseUnknown(file, defaults);
            Config chosen = set(environment, defaults).withFallback(file).withFallback(defaults);
            return from(chosen.getConfig(ROOT));
        } catch (ConfigException e) {
            throw new InvalidSettingException("A setting cannot be used: " + e.getMessage());
        }
    }

    private static Config resolved(Map<String, String> environment) {
        Config variables = ConfigFactory.empty();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            variables =
                    variables.withValue(
                            ConfigUtil.quoteString(variable.getKey()),
                            ConfigValueFactory.fromAnyRef(
                                    variable.getValue(),
                                    "the environment variable " + variable.getKey()));
        }
        return ConfigFactory.parseResources("ved.conf")
                .withFallback(variables)
                .resolve(ConfigResolveOptions.noSystem())
                .withOnlyPath(ROOT);
    }

    /** What environment variables set, be it to the default, so that it wins over the file. */
    private static Config set(Map<String, String> environment, Config defaults) {
        Map<String, String> marked = new HashMap<>();
        environment.forEach((name, value) -> marked.put(name, value + NO_DEFAULT));
        Config values = resolved(environment);
        Config set = ConfigFactory.empty();
        for (Map.Entry<String, ConfigValue> entry : resolved(marked).entrySet()) {
            String key = entry.getKey();
            if (!entry.getValue().equals(defaults.getValue(key))) {
                set = set.withValue(key, values.getValue(key));
            }
        }
        return set;
    }

    private static Config file(Map<String, String> environment) {
        String name = environment.get(FILE_VARIABLE);
        return name == null
                ? ConfigFactory.empty()
                : ConfigFactory.parseFile(
                        Path.of(name).toFile(),
                        ConfigParseOptions.defaults().setAllowMissing(false));
    }

    private static void refuseUnknown(Config file, Config known) {
        List<String> unknown =
                file.entrySet().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> !known.hasPathOrNull(key))
                        .sorted()
                        .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidSettingException(
                    "Unknown settings: "
                            + String.join(", ", unknown)
                            + ". Those that exist are in ved.conf.");
        }
    }

    private static Settings from(Config config) {
        return new Settings(
                Path.of(config.getString("data-directory")),
                Path.of(config.getString("scripts-repository")),
                Path.of(config.getString("packages-directory")),
                sandbox(config.getConfig("sandbox")),
                new ExecutionSettings(
                        atLeastOne(config, "executions.interactive-slots"),
                        atLeastOne(config, "executions.run-slots")),
                new ScriptSettings(
                        config.getString("scripts.default-interpreter"),
                        (int) bytes(config, "scripts.largest-dataset", Integer.MAX_VALUE)),
                StyleSettings.from(config.getConfig("style")),
                language(config.getConfig("language")),
                AssistantSettingsReader.from(config.getConfig("llm")),
                config.getDuration("sessions.lifetime"),
                config.getConfig("http"));
    }

    private static SandboxSettings sandbox(Config config) {
        return new SandboxSettings(
                kind(config.getString("kind")),
                limits(config.getConfig("limits")),
                config.getString("docker.host"),
                config.getString("docker.base-image"));
    }

    private static LanguageSettings language(Config config) {
        Duration idle = config.getDuration("idle");
        if (!idle.isPositive()) {
            throw new InvalidSettingException("idle of ved.language must be more than 0.");
        }
        return new LanguageSettings(
                config.getBoolean("enabled"),
                atLeastOne(config, "sessions"),
                atLeastOne(config, "per-user"),
                bytes(config, "memory", Long.MAX_VALUE),
                idle,
                (int) bytes(config, "largest-message", 64 << 20));
    }

    private static SandboxKind kind(String name) {
        for (SandboxKind kind : SandboxKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new InvalidSettingException(
                "VED_SANDBOX is auto, docker or process, not \"" + name + "\".");
    }

    /** None may be zero, which some sandboxes take for no limit at all. */
    private static SandboxLimits limits(Config config) {
        Duration timeout = config.getDuration("timeout");
        double cpus = config.getDouble("cpus");
        if (!timeout.isPositive() || !(cpus > 0)) {
            throw new InvalidSettingException(
                    "The timeout and cpus of ved.sandbox.limits must be more than 0.");
        }
        return new SandboxLimits(
                timeout,
                bytes(config, "memory", Long.MAX_VALUE),
                cpus,
                atLeastOne(config, "processes"),
                bytes(config, "scratch", Long.MAX_VALUE),
                (int) bytes(config, "output", Integer.MAX_VALUE));
    }

    private static long bytes(Config config, String path, long most) {
        long value = config.getBytes(path);
        if (value < 1 || value > most) {
            throw new InvalidSettingException(
                    path + " must have 1 to " + most + " bytes, not " + value + ".");
        }
        return value;
    }

    private static int atLeastOne(Config config, String path) {
        int value = config.getInt(path);
        if (value < 1) {
            throw new InvalidSettingException(path + " must be at least 1, not " + value + ".");
        }
        return value;
    }
}
