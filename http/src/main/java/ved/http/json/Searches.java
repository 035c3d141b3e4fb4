package ved.http.json;

import ved.engine.search.SearchResult;

import java.math.BigDecimal;
import java.util.List;

/** What a search found, as the API shows it. */
public final class Searches {
    private Searches() {}

    public record Match(int line, int column, int endColumn, String text, int textColumn) {
        static Match of(SearchResult.FoundLine found) {
            return new Match(
                    found.line(),
                    found.column(),
                    found.endColumn(),
                    found.text(),
                    found.textColumn());
        }
    }

    public record Script(
            long id,
            BigDecimal orderingNumber,
            String descriptiveName,
            long versionId,
            List<Match> matches) {
        static Script of(SearchResult.FoundScript found) {
            return new Script(
                    found.id().value(),
                    found.orderingNumber().value(),
                    found.version().descriptiveName(),
                    found.version().id().value(),
                    found.lines().stream().map(Match::of).toList());
        }
    }

    public record Result(List<Script> scripts, boolean truncated) {
        public static Result of(SearchResult result) {
            return new Result(
                    result.scripts().stream().map(Script::of).toList(), result.truncated());
        }
    }
}
