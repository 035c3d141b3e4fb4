package ved.engine.catalogue;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Three-way merges of what Git stores. Remembers which ones were clean, because every list of
 * scripts asks again. Safe from any thread; blocks.
 */
final class TextMerge {
    private static final int REMEMBERED = 4_096;
    private static final float LOAD = 0.75f;

    private final TextComparison comparison;
    private final ContentRepository repository;
    private final Map<Blobs, Boolean> clean = new Remembered();

    TextMerge(TextComparison comparison, ContentRepository repository) {
        this.comparison = comparison;
        this.repository = repository;
    }

    /**
     * @param base the blob both were made from; empty where there is none
     * @return empty on a conflict
     * @throws NoSuchElementException when Git has lost one of the blobs
     */
    Optional<byte[]> merge(Optional<String> base, String own, String other) {
        Optional<byte[]> merged =
                comparison.merge(
                        base.map(repository::read).orElseGet(() -> new byte[0]),
                        repository.read(own),
                        repository.read(other));
        remember(new Blobs(base.orElse(""), own, other), merged.isPresent());
        return merged;
    }

    /** Whether {@link #merge} finds no conflict; what cannot be read does not fit. */
    boolean isClean(Optional<String> base, String own, String other) {
        Boolean known = known(new Blobs(base.orElse(""), own, other));
        if (known != null) {
            return known;
        }
        try {
            return merge(base, own, other).isPresent();
        } catch (NoSuchElementException e) {
            return false; // not remembered: a repository can be mended
        }
    }

    private @Nullable Boolean known(Blobs blobs) {
        synchronized (clean) {
            return clean.get(blobs);
        }
    }

    private void remember(Blobs blobs, boolean isClean) {
        synchronized (clean) {
            clean.put(blobs, isClean);
        }
    }

    private record Blobs(String base, String own, String other) {}

    /** Forgets what was asked for the longest time ago. */
    private static final class Remembered extends LinkedHashMap<Blobs, Boolean> {
        private static final long serialVersionUID = 1;

        Remembered() {
            super(REMEMBERED, LOAD, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Blobs, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
