package ved.engine.api;

import java.util.List;
import java.util.Optional;

/**
 * What is set for everyone and every editor must know.
 *
 * @param whyNoLanguageServer why no language server runs here and what to do about it; empty when
 *     one can
 */
public record EditorSettings(Style style, Optional<String> whyNoLanguageServer) {
    /**
     * How Ruff checks and formats, in Ruff's own words.
     *
     * @param lineLength in characters, 1 to {@value #LONGEST_LINE}
     * @param select rules or groups of rules that are checked, such as {@code E} or {@code F401}
     * @param ignore those of them that are not
     */
    public record Style(int lineLength, List<String> select, List<String> ignore) {
        /** The most that Ruff takes. */
        public static final int LONGEST_LINE = 320;

        public Style {
            select = List.copyOf(select);
            ignore = List.copyOf(ignore);
        }
    }
}
