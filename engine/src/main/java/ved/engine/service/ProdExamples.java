package ved.engine.service;

import ved.engine.assistant.tools.ProdScripts;
import ved.engine.script.Answer;
import ved.engine.script.ScriptId;
import ved.engine.search.ScriptSearch;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchQuery.Scope;
import ved.engine.search.SearchResult;
import ved.engine.search.SearchResult.FoundScript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for examples as people look for text in all scripts. */
public final class ProdExamples implements ProdScripts {
    private final ScriptSearch search;
    private final Function<String, byte[]> blobs;

    /**
     * @param blobs the bytes of a blob; throws {@link NoSuchElementException} when it is missing or
     *     damaged
     */
    public ProdExamples(ScriptSearch search, Function<String, byte[]> blobs) {
        this.search = search;
        this.blobs = blobs;
    }

    @Override
    public List<String> using(
            String user,
            String module,
            String member,
            Optional<ScriptId> except,
            int most,
            int longest) {
        var query = new SearchQuery(member, false, true, true, Scope.PROD);
        return switch (search.find(user, query)) {
            case Answer.Refused<SearchResult> _ -> List.of();
            case Answer.Done<SearchResult>(SearchResult result) ->
                    result.scripts().stream()
                            .filter(script -> !except.equals(Optional.of(script.id())))
                            .flatMap(this::text)
                            .filter(text -> text.length() <= longest)
                            .filter(importing(module))
                            .limit(most)
                            .toList();
        };
    }

    private Stream<String> text(FoundScript script) {
        try {
            return Stream.of(
                    new String(blobs.apply(script.version().blob()), StandardCharsets.UTF_8));
        } catch (NoSuchElementException _) {
            return Stream.empty();
        }
    }

    private static Predicate<String> importing(String module) {
        return Pattern.compile(
                        "^[ \\t]*(?:from[ \\t]+|import[ \\t]+(?:[\\w.]+(?:[ \\t]+as[ \\t]+\\w+)?"
                                + "[ \\t]*,[ \\t]*){0,50})"
                                + Pattern.quote(module)
                                + "\\b",
                        Pattern.MULTILINE)
                .asPredicate();
    }
}
