package ved.engine.boot;

import ved.engine.adapter.docker.DockerLanguageServers;
import ved.engine.adapter.docker.DockerSandbox;
import ved.engine.adapter.process.ProcessLanguageServers;
import ved.engine.adapter.process.ProcessLanguageSettings;
import ved.engine.adapter.process.ProcessSandbox;
import ved.engine.adapter.python.PackageFolder;
import ved.engine.language.LanguageServer;
import ved.engine.language.LanguageServers;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.Sandboxes;

import java.nio.file.Path;
import java.util.Optional;

/** Chooses where language servers run: where scripts do. */
final class LanguageServerChoice {
    private final Settings settings;
    private final Optional<PackageFolder> packages;
    private final String instanceId;

    LanguageServerChoice(Settings settings, Optional<PackageFolder> packages, String instanceId) {
        this.settings = settings;
        this.packages = packages;
        this.instanceId = instanceId;
    }

    LanguageServers establish(Sandboxes sandboxes) {
        if (!settings.language().enabled()) {
            return new None("Language servers are switched off by ved.language.enabled.");
        }
        return switch (sandboxes.activeName()) {
            case ProcessSandbox.NAME -> process();
            case DockerSandbox.NAME -> docker();
            default ->
                    new None(
                            "Language servers are confined like scripts, and no sandbox can be"
                                    + " had.");
        };
    }

    private LanguageServers docker() {
        return DockerLanguageServers.open(
                SandboxChoice.dockerSettings(settings.sandbox(), instanceId, packages),
                settings.dataDirectory().resolve("runtime"),
                settings.language().memoryBytes());
    }

    private LanguageServers process() {
        Path data = settings.dataDirectory();
        return ProcessLanguageServers.open(
                new ProcessLanguageSettings(
                        data.resolve("runtime"),
                        data.resolve("language"),
                        packages.map(PackageFolder::site),
                        settings.language().memoryBytes()));
    }

    /** No language server for any interpreter. */
    private record None(String why) implements LanguageServers {
        @Override
        public Optional<String> unavailable(String interpreter) {
            return Optional.of(why);
        }

        @Override
        public LanguageServer start(String interpreter) throws SandboxException {
            throw new SandboxException(why);
        }

        @Override
        public void close() {}
    }
}
