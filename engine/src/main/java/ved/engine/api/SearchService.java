package ved.engine.api;

import ved.engine.script.Answer;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchResult;

import java.util.concurrent.CompletionStage;

/** Finds text in all scripts. */
public interface SearchService {
    /** Refused when it cannot be looked for, or when too many search already. */
    CompletionStage<Answer<SearchResult>> find(String user, SearchQuery query);
}
