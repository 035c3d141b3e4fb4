package ved.engine.assistant.names;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pseudonyms of one conversation, which only grow.
 *
 * @param pseudonyms from the original, a name or any masked text, to its pseudonym; no pseudonym
 *     stands for two
 */
public record NameMap(Map<String, String> pseudonyms) {
    public static final NameMap EMPTY = new NameMap(Map.of());

    /**
     * @throws IllegalArgumentException when two originals have the same pseudonym
     */
    public NameMap {
        pseudonyms = Map.copyOf(pseudonyms);
        if (pseudonyms.values().stream().distinct().count() != pseudonyms.size()) {
            throw new IllegalArgumentException("a pseudonym stands for two names");
        }
    }

    /** With new ones beside those that it has. */
    public NameMap with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(pseudonyms);
        all.putAll(more);
        return new NameMap(all);
    }

    /**
     * Those whose pseudonyms are whole words of texts. Whoever knows no more than these texts can
     * mean no other.
     */
    public NameMap seenIn(Collection<String> texts) {
        Map<String, String> originals = originals();
        Map<String, String> seen = new LinkedHashMap<>();
        for (String text : texts) {
            StreamRestorer.forEachWord(
                    text,
                    word -> {
                        String original = originals.get(word);
                        if (original != null) {
                            seen.put(original, word);
                        }
                    });
        }
        return new NameMap(seen);
    }

    /** From pseudonyms to originals. */
    public Map<String, String> originals() {
        Map<String, String> originals = new LinkedHashMap<>();
        pseudonyms.forEach((original, pseudonym) -> originals.put(pseudonym, original));
        return originals;
    }
}
