package ved.engine.api;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.Numbered;
import ved.engine.live.Window;
import ved.engine.sandbox.Interpreter;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The engine as its users see it.
 *
 * @param interpreters the catalogue of interpreters, as last probed
 * @param sandboxName what runs scripts by default: {@code docker}, {@code process} or {@code none}
 * @param catalogueEvents opens the stream of catalogue events
 */
public record Workbench(
        ScriptService scripts,
        HistoryService history,
        QueueService queue,
        DatasetService data,
        PresenceService presence,
        ExecutionService executions,
        RunService runs,
        AccountService accounts,
        LanguageService language,
        Supplier<List<Interpreter>> interpreters,
        String sandboxName,
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
