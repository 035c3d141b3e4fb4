package ved.http;

import ved.engine.api.SearchService;
import ved.engine.script.Answer;
import ved.engine.search.ScriptSearch;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchResult;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The real search over the scripts in memory. */
final class InMemorySearch implements SearchService {
    private final InMemoryScripts scripts;
    private final InMemoryCatalogue catalogue;

    InMemorySearch(InMemoryScripts scripts, InMemoryCatalogue catalogue) {
        this.scripts = scripts;
        this.catalogue = catalogue;
    }

    @Override
    public CompletionStage<Answer<SearchResult>> find(String user, SearchQuery query) {
        ScriptSearch search =
                new ScriptSearch(
                        name -> scripts.list(name).toCompletableFuture().join(),
                        this::bytes,
                        InstantSource.system());
        return CompletableFuture.supplyAsync(() -> search.find(user, query));
    }

    private byte[] bytes(String blob) {
        return catalogue.scripts.values().stream()
                .map(StoredScript::newest)
                .filter(text -> text.version().blob().equals(blob))
                .findFirst()
                .orElseThrow()
                .content()
                .getBytes(StandardCharsets.UTF_8);
    }
}
