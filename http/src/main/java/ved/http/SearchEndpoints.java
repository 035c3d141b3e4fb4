package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.SearchService;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchQuery.Scope;
import ved.http.json.Searches;
import ved.http.problem.Problem;
import ved.http.problem.Refusals;

import java.util.concurrent.CompletionStage;

/** Finding text in all scripts. */
final class SearchEndpoints {
    private final SearchService search;

    SearchEndpoints(SearchService search) {
        this.search = search;
    }

    CompletionStage<HttpResponse> find(Call call) {
        String text =
                call.query("q")
                        .orElseThrow(() ->
                                Problem.invalid("q", "Is missing: send what to look for.")
                                        .asException());
        SearchQuery query =
                new SearchQuery(
                        text,
                        call.queryFlag("regex"),
                        call.queryFlag("case"),
                        call.queryFlag("word"),
                        scope(call));
        return search.find(call.user(), query)
                .thenApply(Refusals::valueOf)
                .thenApply(result -> Answers.ok(Searches.Result.of(result)));
    }

    private static Scope scope(Call call) {
        return switch (call.query("branch").orElse("own")) {
            case "own" -> Scope.OWN;
            case "prod" -> Scope.PROD;
            default -> throw Problem.invalid("branch", "Must be own or prod.").asException();
        };
    }
}
