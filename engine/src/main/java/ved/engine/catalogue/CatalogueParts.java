package ved.engine.catalogue;

import ved.engine.live.CatalogueEvent;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What the catalogue works with.
 *
 * @param blocking where calls of the stores, the writer and the check may block
 * @param changes is told of each change once it is durable; must not block
 * @param largestDataset in bytes
 */
public record CatalogueParts(
        ContentRepository repository,
        ScriptStore store,
        ScriptWriter writer,
        SourceCheck sources,
        InterpreterChoice interpreters,
        Executor blocking,
        Consumer<CatalogueEvent> changes,
        Clock clock,
        int largestDataset) {}
