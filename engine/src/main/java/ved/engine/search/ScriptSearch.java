package ved.engine.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.script.Answer;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.search.SearchResult.FoundLine;
import ved.engine.search.SearchResult.FoundScript;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Finds text in all live scripts. Blocks and computes; any number of callers at once. */
public final class ScriptSearch {
    /** Lines of a script, and of all scripts. */
    static final int MOST_LINES_OF_A_SCRIPT = 100;

    static final int MOST_LINES = 1_000;

    /** Well below the time in which an answer must be there. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ScriptSearch.class);
    private static final long CACHED_CHARACTERS = 64L << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Function<String, List<ScriptSummary>> liveScripts;
    private final Function<String, byte[]> blobs;
    private final InstantSource clock;
    private final TextCache texts = new TextCache(CACHED_CHARACTERS);

    /**
     * @param liveScripts as a user sees them, in queue order
     * @param blobs the bytes of a blob; throws {@link NoSuchElementException} when it is missing or
     *     damaged
     */
    public ScriptSearch(
            Function<String, List<ScriptSummary>> liveScripts,
            Function<String, byte[]> blobs,
            InstantSource clock) {
        this.liveScripts = liveScripts;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Leaves out scripts whose text Git has lost. */
    public Answer<SearchResult> find(String user, SearchQuery query) {
        return SearchPattern.of(query).map(pattern -> find(user, pattern, query.scope()));
    }

    private SearchResult find(String user, SearchPattern pattern, SearchQuery.Scope scope) {
        Instant end = clock.instant().plus(PATIENCE);
        TextSearch search = new TextSearch(pattern, () -> clock.instant().isAfter(end));
        List<FoundScript> found = new ArrayList<>();
        int left = MOST_LINES;
        boolean truncated = false;
        for (ScriptSummary script : liveScripts.apply(user)) {
            if (left == 0 || clock.instant().isAfter(end)) {
                return new SearchResult(found, true);
            }
            int most = Math.min(left, MOST_LINES_OF_A_SCRIPT);
            Optional<ScriptVersion> version = version(script, scope);
            // One more than is shown, to know whether there is more.
            List<FoundLine> lines =
                    version.flatMap(this::text)
                            .map(text -> search.lines(text, most + 1))
                            .orElse(List.of());
            truncated |= lines.size() > most;
            lines = lines.subList(0, Math.min(most, lines.size()));
            if (!lines.isEmpty()) {
                found.add(
                        new FoundScript(
                                script.id(),
                                script.orderingNumber(),
                                version.orElseThrow(),
                                lines));
            }
            left -= lines.size();
        }
        return new SearchResult(found, truncated || clock.instant().isAfter(end));
    }

    private static Optional<ScriptVersion> version(ScriptSummary script, SearchQuery.Scope scope) {
        return switch (scope) {
            case OWN -> Optional.of(script.version());
            case PROD -> script.prodVersion();
        };
    }

    /** The columns of editors do not count the byte order mark. */
    private Optional<String> text(ScriptVersion version) {
        Optional<String> cached = texts.find(version.blob());
        if (cached.isPresent()) {
            return cached;
        }
        try {
            String text = new String(blobs.apply(version.blob()), StandardCharsets.UTF_8);
            String shown =
                    !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
            texts.put(version.blob(), shown);
            return Optional.of(shown);
        } catch (NoSuchElementException e) {
            LOG.debug("Version {} could not be searched: {}", version.id(), e.getMessage());
            return Optional.empty();
        }
    }
}
