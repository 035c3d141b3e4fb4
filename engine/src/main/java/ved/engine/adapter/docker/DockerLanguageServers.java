package ved.engine.adapter.docker;

import ved.engine.adapter.pyright.PyrightDistribution;
import ved.engine.adapter.pyright.PyrightServers;
import ved.engine.language.LanguageServer;
import ved.engine.language.LanguageServers;
import ved.engine.language.ServerFolders;
import ved.engine.language.ServerFolders.Folder;
import ved.engine.sandbox.SandboxException;

import java.nio.file.Path;
import java.util.List;

/**
 * Language servers in containers of the image that scripts run in, so that Pyright asks the real
 * interpreter what is installed. They have no network, and are labelled and cleared away like those of
 * scripts.
 */
public final class DockerLanguageServers {
    private static final String PYTHON = "3.14";
    private static final ServerFolders FOLDERS =
            new ServerFolders(
                    List.of(
                            Folder.of(ServerFolders.WORKSPACE, "/workspace"),
                            Folder.of("file:///typeshed/", "/ved/pyright/dist/typeshed-fallback"),
                            Folder.of("file:///packages/", "/ved/packages"),
                            Folder.of("file:///python/", "/usr")));

    private DockerLanguageServers() {}

    /**
     * Builds the image in the background where it is missing.
     *
     * @param runtimeDirectory where Pyright is unpacked once, e.g. {@code data/runtime}
     * @param memoryBytes that one server may have
     */
    public static LanguageServers open(
            DockerSettings settings, Path runtimeDirectory, long memoryBytes) {
        return new PyrightServers<>(
                DockerSandbox.INTERPRETER_ID,
                () -> prepare(settings, runtimeDirectory),
                prepared -> start(prepared, settings.instanceId(), memoryBytes));
    }

    /** An engine that has the image. */
    private record Prepared(Engine engine, String image) implements AutoCloseable {
        @Override
        public void close() {
            engine.close();
        }
    }

    private static Prepared prepare(DockerSettings settings, Path runtimeDirectory)
            throws SandboxException {
        Engine engine = DockerSandbox.connect(settings);
        try {
            return new Prepared(
                    engine,
                    LanguageImage.ensure(
                            engine,
                            RunnerImage.ensure(engine, settings),
                            PyrightDistribution.unpack(runtimeDirectory),
                            PYTHON));
        } catch (SandboxException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static LanguageServer start(Prepared prepared, String instanceId, long memoryBytes)
            throws SandboxException {
        String container;
        try {
            container =
                    Containers.createLanguageServer(
                            prepared.engine().commands(),
                            prepared.image(),
                            instanceId,
                            memoryBytes);
        } catch (RuntimeException e) {
            throw new SandboxException(
                    "The Docker engine at %s could not create a language server: %s"
                            .formatted(prepared.engine().host(), e.getMessage()),
                    e);
        }
        return ContainerLanguageServer.start(prepared.engine(), container, FOLDERS);
    }
}
