package ved.engine.boot;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.DirectoryLock;
import ved.engine.adapter.git.GitContentRepository;
import ved.engine.adapter.git.JGitTextComparison;
import ved.engine.adapter.git.PushDoor;
import ved.engine.adapter.python.AnalyzerSettings;
import ved.engine.adapter.python.ProcessSourceAnalyzer;
import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteDatasetStore;
import ved.engine.adapter.sqlite.SqliteExecutionStore;
import ved.engine.adapter.sqlite.SqliteHistoryStore;
import ved.engine.adapter.sqlite.SqliteRunStore;
import ved.engine.adapter.sqlite.SqliteScriptStore;
import ved.engine.adapter.sqlite.SqliteUserStore;
import ved.engine.api.EditorSettings;
import ved.engine.api.LanguageService;
import ved.engine.api.Workbench;
import ved.engine.catalogue.ExampleScripts;
import ved.engine.catalogue.HistoryReader;
import ved.engine.catalogue.InterpreterChoice;
import ved.engine.catalogue.Reconciliation;
import ved.engine.catalogue.ScriptReader;
import ved.engine.catalogue.ScriptWriter;
import ved.engine.catalogue.SourceCheck;
import ved.engine.catalogue.Summaries;
import ved.engine.execution.Executions;
import ved.engine.identity.PasswordHash;
import ved.engine.language.LanguageServers;
import ved.engine.language.LanguageSessions;
import ved.engine.live.Numbered;
import ved.engine.push.CommitRules;
import ved.engine.push.PushRules;
import ved.engine.run.Pipeline;
import ved.engine.run.RunEvent;
import ved.engine.sandbox.Sandboxes;
import ved.engine.search.ScriptSearch;
import ved.engine.service.Accounts;
import ved.engine.service.ActorAssistantService;
import ved.engine.service.ActorExecutionService;
import ved.engine.service.ActorLanguageService;
import ved.engine.service.ActorPresenceService;
import ved.engine.service.ActorRunService;
import ved.engine.service.ActorRunService.RunJournal;
import ved.engine.service.CatalogueAccess;
import ved.engine.service.CatalogueDatasetService;
import ved.engine.service.CatalogueHistoryService;
import ved.engine.service.CataloguePushGate;
import ved.engine.service.CatalogueQueueService;
import ved.engine.service.CatalogueScriptService;
import ved.engine.service.CatalogueSearchService;
import ved.engine.service.LiveEvents;
import ved.engine.service.ProdExamples;
import ved.engine.service.StoredInterpreter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A running engine. Everything it opened is closed in the opposite order. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration ASK_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final String LOST = "The server stopped while the script was running.";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Clock clock = Clock.systemUTC();
    private final Settings settings;
    private final byte[] sessionKey;
    private final ActorSystem<Guardian.Command> system;
    private final Workbench workbench;

    /**
     * Opens the stores and sandboxes and starts the actors. Blocks until all of it works.
     *
     * @throws ved.engine.script.StorageException when a store cannot be opened, or another server
     *     uses it
     * @throws IOException when the data directory cannot be written
     */
    public static Engine start(Settings settings) throws IOException {
        return new Engine(settings);
    }

    private Engine(Settings settings) throws IOException {
        this.settings = settings;
        try {
            Files.createDirectories(settings.dataDirectory());
            opened(
                    DirectoryLock.acquire(
                            settings.dataDirectory(), "lock", "data directory", "VED_DATA_DIR"));
            var files = new DataFiles(settings.dataDirectory());
            sessionKey = files.sessionKey();
            keepNativeLibrariesIn(settings.dataDirectory().resolve("native"));
            Database database = opened(Database.open(settings.dataDirectory()));
            var packages = Packages.find(settings.packagesDirectory());
            var accounts = opened(accounts(database));
            accounts.seed();
            Parts parts = open(database, packages, files.instanceId(), accounts);
            var started = new CompletableFuture<Guardian.Actors>();
            system = ActorSystem.create(Guardian.create(parts, started), "ved", config());
            opened(this::stopActors);
            Guardian.Actors actors =
                    started.orTimeout(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
            opened(() -> endInteractive(actors));
            opened(() -> endLanguageSessions(actors));
            CatalogueAccess catalogue = access(parts, actors);
            workbench = workbench(parts, packages, accounts, actors, catalogue);
            opened(door(parts, accounts, catalogue));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * SQLite's driver unpacks its native library at each start, and a killed server leaves it behind:
     * here the next one finds and removes it.
     */
    private static void keepNativeLibrariesIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftBehind = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : leftBehind) {
                Files.delete(file);
            }
        }
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }

    /** What the outside may use. */
    public Workbench workbench() {
        return workbench;
    }

    /** The actors' system, for the HTTP server. */
    public ActorSystem<?> system() {
        return system;
    }

    /** Signs sessions: 32 bytes, the same after a restart. */
    public byte[] sessionKey() {
        return sessionKey.clone();
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("Something could not be closed", e);
            }
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    private Parts open(Database database, Packages packages, String instanceId, Accounts accounts) {
        var scriptStore = new SqliteScriptStore(database);
        var datasetStore = new SqliteDatasetStore(database);
        var executionStore = new SqliteExecutionStore(database);
        executionStore.closeUnfinished(LOST, clock.instant());
        var repository =
                opened(GitContentRepository.open(settings.scriptsRepository(), clock.instant()));
        // Closed after the sandboxes, whose start may hang; nobody waits for what is left then.
        ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
        opened(virtualThreads::shutdownNow);
        Sandboxes sandboxes =
                opened(new SandboxChoice(settings, packages.folder(), instanceId).establish());
        // A thread waits for the words of each language server: virtual ones would hold up others.
        ExecutorService sessionThreads =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("language-", 0).factory());
        opened(sessionThreads::shutdownNow);
        LanguageServers languageServers =
                opened(
                        new LanguageServerChoice(settings, packages.folder(), instanceId)
                                .establish(sandboxes));
        var analyzer =
                opened(
                        new ProcessSourceAnalyzer(
                                new AnalyzerSettings(settings.dataDirectory().resolve("runtime"))));
        var sources = new SourceCheck(analyzer);
        var texts = new JGitTextComparison();
        var summaries = new Summaries(repository, scriptStore, texts);
        var reconciliation = new Reconciliation(repository, scriptStore, sources, clock);
        int recovered = reconciliation.run();
        if (recovered > 0) {
            LOG.info(
                    "Recorded {} commits that the server had not got to before it stopped",
                    recovered);
        }
        var interpreters =
                new InterpreterChoice(
                        sandboxes::interpreters, settings.scripts().defaultInterpreter());
        var writer =
                new ScriptWriter(
                        repository,
                        scriptStore,
                        summaries,
                        reconciliation,
                        sources,
                        interpreters,
                        clock);
        new ExampleScripts(scriptStore, datasetStore, writer, sources, clock).seed();
        var history =
                new HistoryReader(repository, scriptStore, new SqliteHistoryStore(database), texts);
        var search = new ScriptSearch(scriptStore::list, repository::read, clock);
        var wiring = new AssistantWiring(settings, clock);
        AssistantParts assistant =
                wiring.parts(
                        database,
                        opened(wiring.model()),
                        opened(wiring.pseudonymizer(packages)),
                        wiring.tools(
                                new StoredInterpreter(scriptStore, interpreters),
                                sandboxes,
                                new ProdExamples(search, repository::read)),
                        accounts::isEditor);
        return new Parts(
                settings,
                scriptStore,
                datasetStore,
                history,
                summaries,
                executionStore,
                new SqliteRunStore(database),
                repository,
                writer,
                sources,
                interpreters,
                sandboxes,
                languageServers,
                search,
                assistant,
                database.executor(),
                virtualThreads,
                sessionThreads,
                clock);
    }

    private Accounts accounts(Database database) {
        return new Accounts(
                new SqliteUserStore(database),
                PasswordHash.RECOMMENDED,
                settings.sessionLifetime(),
                database.executor(),
                clock);
    }

    private Config config() {
        return ConfigFactory.parseMap(
                        Map.of(
                                "pekko-persistence-jdbc.shared-databases.slick.db.url",
                                Database.url(settings.dataDirectory())))
                .withFallback(ConfigFactory.load());
    }

    private CatalogueAccess access(Parts parts, Guardian.Actors actors) {
        return new CatalogueAccess(
                actors.commits(),
                ASK_TIMEOUT,
                system.scheduler(),
                parts.virtualThreads(),
                actors.announce());
    }

    private PushDoor door(Parts parts, Accounts accounts, CatalogueAccess catalogue) {
        var rules =
                new PushRules(
                        accounts::isEditor, new CommitRules(parts.scriptStore(), parts.sources()));
        return PushDoor.open(settings.scriptsRepository(), new CataloguePushGate(rules, catalogue));
    }

    private Workbench workbench(
            Parts parts,
            Packages packages,
            Accounts accounts,
            Guardian.Actors actors,
            CatalogueAccess catalogue) {
        LanguageService language = language(parts, actors);
        return new Workbench(
                new CatalogueScriptService(
                        catalogue,
                        new ScriptReader(
                                parts.repository(), parts.scriptStore(), parts.summaries()),
                        parts.sources(),
                        parts.interpreters()),
                new CatalogueSearchService(
                        catalogue.on(opened(SearchThreads.start())), parts.search()),
                new CatalogueHistoryService(catalogue, parts.history()),
                new CatalogueQueueService(catalogue, parts.scriptStore()),
                new CatalogueDatasetService(
                        catalogue,
                        parts.scriptStore(),
                        parts.datasetStore(),
                        clock,
                        settings.scripts().largestDataset()),
                new ActorPresenceService(actors.presence(), ASK_TIMEOUT, system.scheduler()),
                new ActorExecutionService(
                        actors.executions(),
                        actors.executionServices(),
                        parts.scriptStore(),
                        parts.datasetStore(),
                        parts.repository(),
                        system.scheduler()),
                new ActorRunService(actors.runs(), actors.runServices(), journal(), system),
                accounts,
                language,
                new ActorAssistantService(
                        actors.assistant(),
                        actors.assistantServices(),
                        parts.scriptStore(),
                        parts.executionStore(),
                        system.scheduler()),
                parts.sandboxes()::interpreters,
                interpreter -> packages.stubsFor(interpreter, parts.sandboxes()),
                parts.sandboxes().activeName(),
                () -> new EditorSettings(settings.style(), language.unavailable()),
                (after, window) ->
                        LiveEvents.ofCatalogue(actors.feed(), actors.presence(), after, window));
    }

    private LanguageService language(Parts parts, Guardian.Actors actors) {
        return new ActorLanguageService(
                actors.languages(),
                parts.languageServers(),
                settings.language(),
                settings.scripts().defaultInterpreter(),
                system);
    }

    private RunJournal journal() {
        JdbcReadJournal journal =
                PersistenceQuery.get(system)
                        .getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
        return run ->
                journal.currentEventsByPersistenceId(
                                Pipeline.persistenceId(run).id(), 0, Long.MAX_VALUE)
                        .map(envelope ->
                                new Numbered<>(envelope.sequenceNr(), (RunEvent) envelope.event()));
    }

    /** Keeps the output of what people run; runs go on at the next start. */
    private void endInteractive(Guardian.Actors actors) throws Exception {
        AskPattern.<Executions.Command, Executions.AllEnded>ask(
                        actors.executions(),
                        replyTo ->
                                new Executions.EndInteractive("the server, which stopped", replyTo),
                        END_TIMEOUT,
                        system.scheduler())
                .toCompletableFuture()
                .get(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private void endLanguageSessions(Guardian.Actors actors) throws Exception {
        AskPattern.<LanguageSessions.Command, LanguageSessions.AllEnded>ask(
                        actors.languages(),
                        LanguageSessions.EndAll::new,
                        END_TIMEOUT,
                        system.scheduler())
                .toCompletableFuture()
                .get(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private void stopActors() throws Exception {
        system.terminate();
        system.getWhenTerminated()
                .toCompletableFuture()
                .get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
