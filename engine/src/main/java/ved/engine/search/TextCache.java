package ved.engine.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts by blob, which never change; forgets those that were not used for longest. Any thread. */
final class TextCache {
    private final Map<String, String> texts = new LinkedHashMap<>(16, 0.75f, true);
    private final long capacity;
    private long characters;

    /**
     * @param capacity in characters, all texts together
     */
    TextCache(long capacity) {
        this.capacity = capacity;
    }

    synchronized Optional<String> find(String blob) {
        return Optional.ofNullable(texts.get(blob));
    }

    synchronized void put(String blob, String text) {
        if (text.length() > capacity || texts.putIfAbsent(blob, text) != null) {
            return;
        }
        characters += text.length();
        var eldest = texts.values().iterator();
        while (characters > capacity) {
            characters -= eldest.next().length();
            eldest.remove();
        }
    }
}
