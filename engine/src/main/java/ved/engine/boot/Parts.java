package ved.engine.boot;

import ved.engine.catalogue.ContentRepository;
import ved.engine.catalogue.DatasetStore;
import ved.engine.catalogue.HistoryReader;
import ved.engine.catalogue.InterpreterChoice;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.ScriptWriter;
import ved.engine.catalogue.SourceCheck;
import ved.engine.catalogue.Summaries;
import ved.engine.execution.ExecutionStore;
import ved.engine.language.LanguageServers;
import ved.engine.run.ProdPlanner;
import ved.engine.run.RunPlanner;
import ved.engine.run.RunStore;
import ved.engine.sandbox.Sandboxes;
import ved.engine.script.ScriptId;
import ved.engine.search.ScriptSearch;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** What the actors work with, opened and ready. */
record Parts(
        Settings settings,
        ScriptStore scriptStore,
        DatasetStore datasetStore,
        HistoryReader history,
        Summaries summaries,
        ExecutionStore executionStore,
        RunStore runStore,
        ContentRepository repository,
        ScriptWriter writer,
        SourceCheck sources,
        InterpreterChoice interpreters,
        Sandboxes sandboxes,
        LanguageServers languageServers,
        ScriptSearch search,
        AssistantParts assistant,
        Executor storeExecutor,
        Executor virtualThreads,
        Executor sessionThreads,
        Clock clock) {

    /** Those of the scripts that exist, looked up where it may block. */
    CompletionStage<Set<Long>> existing(Set<Long> scripts) {
        Set<ScriptId> ids = scripts.stream().map(ScriptId::new).collect(Collectors.toSet());
        return CompletableFuture.supplyAsync(() -> scriptStore.existing(ids), storeExecutor)
                .thenApply(
                        there -> there.stream().map(ScriptId::value).collect(Collectors.toSet()));
    }

    RunPlanner planner() {
        return new ProdPlanner(scriptStore, datasetStore);
    }
}
