package ved.engine.adapter.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.pyright.LibraryFiles;
import ved.engine.adapter.pyright.PyrightDistribution;
import ved.engine.adapter.pyright.PyrightSettings;
import ved.engine.adapter.python.CPythonDistribution;
import ved.engine.adapter.python.Folders;
import ved.engine.language.LanguageServer;
import ved.engine.language.LanguageServers;
import ved.engine.language.ServerFolders;
import ved.engine.language.ServerFolders.Folder;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Language servers as processes that are confined like scripts of the embedded sandbox. Pyright is
 * unpacked in the background: the first server may have to wait for it.
 */
public final class ProcessLanguageServers implements LanguageServers {
    private static final Logger log = LoggerFactory.getLogger(ProcessLanguageServers.class);

    /** Where Ved runs as root, each server becomes a user of its own, behind those of scripts. */
    private static final int FIRST_USER = 65_263;

    private static final int USERS = 256;
    private static final String PYTHON = "3.14";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProcessLanguageSettings settings;
    private final CompletableFuture<Installation> installation;
    private final AtomicInteger users = new AtomicInteger();
    private final Set<LanguageServer> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ProcessLanguageServers(ProcessLanguageSettings settings) {
        this.settings = settings;
        this.installation = new CompletableFuture<>();
        Thread.ofVirtual().name("language-server-installation").start(this::install);
    }

    @Override
    public Optional<String> unavailable(String interpreter) {
        if (!interpreter.equals(ProcessSandbox.INTERPRETER_ID)) {
            return Optional.of(
                    "There is no language server for the interpreter %s.".formatted(interpreter));
        }
        return installation.isCompletedExceptionally()
                ? Optional.of(String.valueOf(installation.exceptionNow().getMessage()))
                : Optional.empty();
    }

    @Override
    public LanguageServer start(String interpreter) throws SandboxException {
        if (!interpreter.equals(ProcessSandbox.INTERPRETER_ID)) {
            throw new SandboxException(
                    "There is no language server for the interpreter " + interpreter);
        }
        Installation installed = installed();
        requireOpen();
        ProcessLanguageServer server =
                ProcessLanguageServer.start(command(installed), installed.library());
        running.add(server);
        server.exit().thenRun(() -> running.remove(server));
        if (closed) {
            server.kill();
        }
        return server;
    }

    @Override
    public void close() {
        closed = true;
        List<LanguageServer> left = List.copyOf(running);
        left.forEach(LanguageServer::kill);
        try {
            CompletableFuture.allOf(
                            left.stream()
                                    .map(server -> server.exit().toCompletableFuture())
                                    .toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Not every language server has ended in time", e);
        }
    }

    private void requireOpen() throws SandboxException {
        if (closed) {
            throw new SandboxException("The server is shutting down");
        }
    }

    private void install() {
        try {
            installation.complete(Installation.make(settings));
        } catch (SandboxException | RuntimeException e) {
            log.warn("There is no language server: {}", e.getMessage());
            installation.completeExceptionally(e);
        }
    }

    private Installation installed() throws SandboxException {
        try {
            return installation.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("Starting a language server was interrupted", e);
        } catch (ExecutionException e) {
            throw new SandboxException(String.valueOf(installation.exceptionNow().getMessage()), e);
        }
    }

    private ProcessBuilder command(Installation installed) {
        int user = FIRST_USER + Math.floorMod(users.getAndIncrement(), USERS);
        CPythonDistribution python = installed.python();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                python.executable().toString(),
                                "-I",
                                "-B",
                                "-u",
                                python.program("language").toString(),
                                python.home().toString(),
                                installed.pyright().node().toString(),
                                installed.pyright().pyright().toString(),
                                installed.directory().toString()));
        settings.packages().ifPresent(folder -> command.add(folder.toString()));
        command.addAll(
                List.of("--", Long.toString(settings.memoryBytes()), Integer.toString(user)));
        return new ProcessBuilder(command);
    }

    /** What all servers have in common. */
    private record Installation(
            CPythonDistribution python,
            PyrightDistribution pyright,
            Path directory,
            LibraryFiles library) {

        static Installation make(ProcessLanguageSettings settings) throws SandboxException {
            var python = CPythonDistribution.unpack(settings.runtimeDirectory());
            var pyright = PyrightDistribution.unpack(settings.runtimeDirectory());
            try {
                return in(settings, python, pyright);
            } catch (IOException e) {
                throw new SandboxException(
                        "The folder %s for language servers cannot be written: %s. Make it writable and start Ved again."
                                .formatted(settings.directory(), e),
                        e);
            }
        }

        /** The folder has the workspace, and an environment like those that Pyright looks into. */
        private static Installation in(
                ProcessLanguageSettings settings,
                CPythonDistribution python,
                PyrightDistribution pyright)
                throws IOException {
            Path directory = Files.createDirectories(settings.directory()).toRealPath();
            Path workspace = Files.createDirectories(directory.resolve("workspace"));
            Path environments = directory.resolve("environments");
            Folders.delete(environments);
            Path library =
                    Files.createDirectories(
                            environments
                                    .resolve(PyrightSettings.ENVIRONMENT)
                                    .resolve("lib/python" + PYTHON));
            Path packages = library.resolve("site-packages");
            if (settings.packages().isPresent()) {
                Files.createSymbolicLink(packages, settings.packages().get().toRealPath());
            } else {
                Files.createDirectory(packages);
            }
            Files.writeString(
                    workspace.resolve(PyrightSettings.FILE),
                    new PyrightSettings(PYTHON, Optional.of(environments.toString())).json());
            Path typeshed = pyright.typeshed();
            Path installed = packages.toRealPath();
            return new Installation(
                    python,
                    pyright,
                    directory,
                    new LibraryFiles(
                            new ServerFolders(
                                    List.of(
                                            Folder.of(
                                                    ServerFolders.WORKSPACE, workspace.toString()),
                                            Folder.of("file:///typeshed/", typeshed.toString()),
                                            Folder.of("file:///packages/", installed.toString()),
                                            Folder.of("file:///packages/", packages.toString()))),
                            List.of(typeshed, installed)));
        }
    }
}
