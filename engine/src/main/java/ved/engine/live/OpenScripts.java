package ved.engine.live;

import java.util.Map;

/**
 * What a window shows.
 *
 * @param window chosen by the browser, of 8 to 64 letters, digits and hyphens
 * @param scripts id of each open script, and whether it has unsaved text
 */
public record OpenScripts(String window, Map<Long, Boolean> scripts) {
    public OpenScripts {
        scripts = Map.copyOf(scripts);
    }
}
