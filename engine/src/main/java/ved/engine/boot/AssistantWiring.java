package ved.engine.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.ConfinedFolder;
import ved.engine.adapter.openai.OpenAiLanguageModel;
import ved.engine.adapter.openai.OpenAiSettings;
import ved.engine.adapter.python.AnalyzerSettings;
import ved.engine.adapter.python.ProcessPseudonymizer;
import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteInteractionStore;
import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.provider.LanguageModel;
import ved.engine.assistant.tools.ProdScripts;
import ved.engine.assistant.tools.ReadableFolder;
import ved.engine.assistant.tools.ScriptInterpreter;
import ved.engine.assistant.tools.Tool;
import ved.engine.assistant.tools.Toolbox;
import ved.engine.sandbox.Sandboxes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts the assistant together. */
final class AssistantWiring {
    private static final Logger LOG = LoggerFactory.getLogger(AssistantWiring.class);

    private final Settings settings;
    private final Clock clock;

    AssistantWiring(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** To be closed by who gets it. */
    LanguageModel model() {
        AssistantSettings assistant = settings.assistant();
        return new OpenAiLanguageModel(
                new OpenAiSettings(
                        assistant.baseUrl(),
                        assistant.apiKey(),
                        assistant.timeout(),
                        assistant.retries()),
                clock);
    }

    /** To be closed by who gets it. */
    Pseudonymizer pseudonymizer(Packages packages) {
        return new ProcessPseudonymizer(
                new AnalyzerSettings(settings.dataDirectory().resolve("runtime")),
                packages.folder());
    }

    List<Tool> tools(ScriptInterpreter interpreters, Sandboxes sandboxes, ProdScripts scripts) {
        return Toolbox.of(
                settings.assistant(),
                interpreters,
                sandboxes,
                settings.sandbox().limits(),
                scripts,
                settings.assistant().folder().flatMap(AssistantWiring::folder));
    }

    AssistantParts parts(
            Database database,
            LanguageModel model,
            Pseudonymizer pseudonymizer,
            List<Tool> tools,
            Predicate<String> editors) {
        var store = new SqliteInteractionStore(database);
        store.closeUnfinished("The server ended before the answer did. Ask again.");
        return new AssistantParts(
                settings.assistant(), store, model, pseudonymizer, tools, editors);
    }

    private static Optional<ReadableFolder> folder(Path root) {
        try {
            Optional<ReadableFolder> folder = ConfinedFolder.open(root);
            if (folder.isEmpty()) {
                LOG.warn(
                        "The assistant cannot read files: on this system links out of"
                            + " ved.llm.folder cannot be kept out. Make the setting empty, or run"
                            + " Ved on Linux.");
            }
            return folder;
        } catch (IOException e) {
            LOG.warn("The assistant cannot read files: {} cannot be opened", root, e);
            return Optional.empty();
        }
    }
}
