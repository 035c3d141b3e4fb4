package ved.http;

import ved.engine.api.EditorSettings;
import ved.engine.api.Workbench;
import ved.engine.live.CatalogueEvent;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.PackageStubs;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An engine that keeps everything in memory and runs nothing. */
final class InMemoryWorkbench {
    static final String STUBS = "{\"files\":{\"pip/__init__.pyi\":\"\"}}";

    final InMemoryCatalogue shared = new InMemoryCatalogue();
    final InMemoryScripts scripts = new InMemoryScripts(shared);
    final InMemoryPresence presence = new InMemoryPresence();
    final InMemoryExecutions executions = new InMemoryExecutions();
    final InMemoryRuns runs = new InMemoryRuns();
    final InMemoryAccounts accounts = new InMemoryAccounts();
    final InMemoryLanguage language = new InMemoryLanguage();
    final InMemoryAssistant assistant = new InMemoryAssistant();
    final InMemoryTopic<CatalogueEvent> catalogue = new InMemoryTopic<>();

    Optional<String> whyNoLanguageServer = Optional.empty();

    Workbench workbench() {
        return new Workbench(
                scripts,
                new InMemorySearch(scripts, shared),
                new InMemoryHistory(shared),
                new InMemoryQueue(shared),
                new InMemoryDatasets(shared),
                presence,
                executions,
                runs,
                accounts,
                language,
                assistant,
                () ->
                        List.of(
                                new Interpreter(
                                        "cpython-3.14",
                                        "CPython 3.14",
                                        Optional.of("3.14.3"),
                                        "process",
                                        Optional.empty(),
                                        List.of(new Interpreter.InstalledPackage("pip", "26.0")),
                                        Set.of("pip", "sys"))),
                id ->
                        id.equals("cpython-3.14")
                                ? Optional.of(PackageStubs.of("pip-26", STUBS))
                                : Optional.empty(),
                "process",
                () ->
                        new EditorSettings(
                                new EditorSettings.Style(88, List.of("E", "F"), List.of("E501")),
                                whyNoLanguageServer),
                (after, window) -> {
                    presence.watch(window);
                    return catalogue.after(after < 0 ? catalogue.last() : after);
                });
    }
}
