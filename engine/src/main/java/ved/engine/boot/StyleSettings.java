package ved.engine.boot;

import com.typesafe.config.Config;

import ved.engine.api.EditorSettings.Style;
import ved.engine.boot.Settings.InvalidSettingException;

import java.util.List;
import java.util.regex.Pattern;

/** Reads section {@code ved.style}. */
final class StyleSettings {
    private static final Pattern RULE = Pattern.compile("[A-Z]{1,8}[0-9]{0,6}");
    private static final int MOST_RULES = 500;

    private StyleSettings() {}

    /**
     * @throws InvalidSettingException when a value cannot be one of Ruff's
     */
    static Style from(Config config) {
        int lineLength = config.getInt("line-length");
        if (lineLength < 1 || lineLength > Style.LONGEST_LINE) {
            throw new InvalidSettingException(
                    "ved.style.line-length must be 1 to %d, not %d."
                            .formatted(Style.LONGEST_LINE, lineLength));
        }
        return new Style(lineLength, rules(config, "select"), rules(config, "ignore"));
    }

    private static List<String> rules(Config config, String key) {
        List<String> rules = config.getStringList(key);
        if (rules.size() > MOST_RULES) {
            throw new InvalidSettingException(
                    "ved.style.%s may name up to %d rules.".formatted(key, MOST_RULES));
        }
        for (String rule : rules) {
            if (!RULE.matcher(rule).matches()) {
                throw new InvalidSettingException(
                        "ved.style.%s has \"%s\", which is no rule of Ruff: write E, F401 or ALL."
                                .formatted(key, rule));
            }
        }
        return rules;
    }
}
