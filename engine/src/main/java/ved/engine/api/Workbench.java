package ved.engine.api;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.Numbered;
import ved.engine.live.Window;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.PackageStubs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The engine as its users see it.
 *
 * @param interpreters the catalogue of interpreters, as last probed
 * @param stubs of an interpreter's packages, by its id; empty where there is no such interpreter
 * @param sandboxName what runs scripts by default: {@code docker}, {@code process} or {@code none}
 * @param editorSettings what is set for everyone, as it is now
 * @param catalogueEvents opens the stream of catalogue events
 */
public record Workbench(
        ScriptService scripts,
        SearchService search,
        HistoryService history,
        QueueService queue,
        DatasetService data,
        PresenceService presence,
        ExecutionService executions,
        RunService runs,
        AccountService accounts,
        LanguageService language,
        AssistantService assistant,
        Supplier<List<Interpreter>> interpreters,
        Function<String, Optional<PackageStubs>> stubs,
        String sandboxName,
        Supplier<EditorSettings> editorSettings,
        CatalogueEvents catalogueEvents) {

    /** Opens the stream of catalogue events. */
    @FunctionalInterface
    public interface CatalogueEvents {
        /**
         * @param after the last sequence seen; a negative one for only what comes from now on
         * @param window who watches: what it announced as open counts while the stream runs
         */
        Source<Numbered<CatalogueEvent>, NotUsed> after(long after, Optional<Window> window);
    }
}
