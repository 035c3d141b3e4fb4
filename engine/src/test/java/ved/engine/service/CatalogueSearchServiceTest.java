package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.Test;

import ved.engine.catalogue.Commits;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.StorageException;
import ved.engine.search.ScriptSearch;
import ved.engine.search.SearchQuery;
import ved.engine.search.SearchQuery.Scope;
import ved.engine.search.SearchResult;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

final class CatalogueSearchServiceTest {
    /** Not stopped before the JVM: a test that failed may be tried once more. */
    private static final ActorTestKit TEST_KIT = ActorTestKit.create();

    private static final SearchQuery QUERY = new SearchQuery("x", false, false, false, Scope.OWN);

    @Test
    void answersWithWhatWasFound() {
        assertEquals(
                Answer.done(new SearchResult(List.of(), false)),
                find(Runnable::run, new ScriptSearch(_ -> List.of(), _ -> new byte[0], clock())));
    }

    @Test
    void isBusyWhenTooManySearch() {
        Executor full =
                _ -> {
                    throw new RejectedExecutionException("full");
                };

        assertEquals(
                Answer.refused(new Refusal.Busy("searches")),
                find(full, new ScriptSearch(_ -> List.of(), _ -> new byte[0], clock())));
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() {
        ScriptSearch search =
                new ScriptSearch(
                        _ -> {
                            throw new StorageException("The database is locked.", new Exception());
                        },
                        _ -> new byte[0],
                        clock());

        assertEquals(
                Answer.refused(new Refusal.StorageUnavailable("The database is locked.")),
                find(Runnable::run, search));
    }

    private static Answer<SearchResult> find(Executor threads, ScriptSearch search) {
        CatalogueAccess access =
                new CatalogueAccess(
                        TEST_KIT.<Commits.Command>createTestProbe().ref(),
                        Duration.ofSeconds(1),
                        TEST_KIT.scheduler(),
                        Runnable::run,
                        _ -> {});
        return new CatalogueSearchService(access.on(threads), search)
                .find("ed1", QUERY)
                .toCompletableFuture()
                .join();
    }

    private static InstantSource clock() {
        return InstantSource.system();
    }
}
