package ved.http;

import ved.engine.api.Workbench;
import ved.engine.live.CatalogueEvent;
import ved.engine.sandbox.Interpreter;

import java.util.List;
import java.util.Optional;

/** An engine that keeps everything in memory and runs nothing. */
final class InMemoryWorkbench {
    final InMemoryCatalogue shared = new InMemoryCatalogue();
    final InMemoryScripts scripts = new InMemoryScripts(shared);
    final InMemoryPresence presence = new InMemoryPresence();
    final InMemoryExecutions executions = new InMemoryExecutions();
    final InMemoryRuns runs = new InMemoryRuns();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryLanguage language = new InMemoryLanguage();
    final InMemoryTopic<CatalogueEvent> catalogue = new InMemoryTopic<>();

    Workbench workbench() {
        return new Workbench(
                scripts,
                new InMemoryHistory(shared),
                new InMemoryQueue(shared),
                new InMemoryDatasets(shared),
                presence,
                executions,
                runs,
                accounts,
                language,
                () ->
                        List.of(
                                new Interpreter(
                                        "cpython-3.14",
                                        "CPython 3.14",
                                        Optional.of("3.14.3"),
                                        "process",
                                        Optional.empty(),
                                        List.of(new Interpreter.InstalledPackage("pip", "26.0")))),
                "process",
                (after, window) -> {
                    presence.watch(window);
                    return catalogue.after(after < 0 ? catalogue.last() : after);
                });
    }
}
