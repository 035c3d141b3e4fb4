package ved.engine.live;

import java.util.Map;

/**
 * What a window shows.
 *
 * @param window chosen by the browser, of 8 to 64 letters, digits and hyphens
 * @param scripts id of each open script, and whether it has unsaved text; at most {@link
 *     #MOST_SCRIPTS}
 */
public record OpenScripts(String window, Map<Long, Boolean> scripts) {
    public static final int MOST_SCRIPTS = 100;

    public OpenScripts {
        if (scripts.size() > MOST_SCRIPTS) {
            throw new IllegalArgumentException(
                    "A window has at most %d scripts open, not %d"
                            .formatted(MOST_SCRIPTS, scripts.size()));
        }
        scripts = Map.copyOf(scripts);
    }
}
