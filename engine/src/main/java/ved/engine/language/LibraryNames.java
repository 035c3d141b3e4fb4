package ved.engine.language;

import java.util.LinkedHashMap;
import java.util.Map;

/** The library files that answers of a session have named; the newest ones are remembered. */
final class LibraryNames {
    static final int REMEMBERED = 2_000;

    private final ServerFolders folders;
    private final Map<String, Boolean> named =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    LibraryNames(ServerFolders folders) {
        this.folders = folders;
    }

    /** The URI as clients see it, which they may ask for from now on. */
    String shown(String real) {
        String shown = folders.shown(real);
        if (!ClientMethods.isDocument(shown)) {
            named.put(shown, true);
        }
        return shown;
    }

    boolean wasNamed(String shown) {
        return named.containsKey(shown);
    }
}
