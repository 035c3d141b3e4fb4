package ved.engine.service;

import ved.engine.api.SearchService;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.search.ScriptSearch;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchResult;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** Searches on threads of their own: they compute for seconds, while others only wait for stores. */
public final class CatalogueSearchService implements SearchService {
    private final CatalogueAccess catalogue;
    private final ScriptSearch search;

    /**
     * @param catalogue on threads that refuse what is too much
     */
    public CatalogueSearchService(CatalogueAccess catalogue, ScriptSearch search) {
        this.catalogue = catalogue;
        this.search = search;
    }

    @Override
    public CompletionStage<Answer<SearchResult>> find(String user, SearchQuery query) {
        try {
            return catalogue.answer(() -> search.find(user, query));
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedStage(Answer.refused(new Refusal.Busy("searches")));
        }
    }
}
