package ved.engine.adapter.process;

import ved.engine.adapter.file.Folders;
import ved.engine.adapter.pyright.LibraryFiles;
import ved.engine.adapter.pyright.PyrightDistribution;
import ved.engine.adapter.pyright.PyrightServers;
import ved.engine.adapter.pyright.PyrightSettings;
import ved.engine.adapter.python.CPythonDistribution;
import ved.engine.language.LanguageServers;
import ved.engine.language.ServerFolders;
import ved.engine.language.ServerFolders.Folder;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Language servers as processes that are confined like scripts of the embedded sandbox. */
public final class ProcessLanguageServers {
    /** Where Ved runs as root, each server becomes a user of its own, behind those of scripts. */
    private static final int FIRST_USER = 65_263;

    private static final int USERS = 256;
    private static final String PYTHON = "3.14";

    private final ProcessLanguageSettings settings;
    private final AtomicInteger users = new AtomicInteger();

    private ProcessLanguageServers(ProcessLanguageSettings settings) {
        this.settings = settings;
    }

    /** Unpacks Pyright in the background. */
    public static LanguageServers open(ProcessLanguageSettings settings) {
        var servers = new ProcessLanguageServers(settings);
        return new PyrightServers<>(
                ProcessSandbox.INTERPRETER_ID,
                () -> Installation.make(settings),
                installed ->
                        ProcessLanguageServer.start(
                                servers.command(installed), installed.library()));
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
