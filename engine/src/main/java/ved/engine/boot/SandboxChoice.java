package ved.engine.boot;

import ved.engine.adapter.docker.DockerSandbox;
import ved.engine.adapter.docker.DockerSettings;
import ved.engine.adapter.process.ProcessSandbox;
import ved.engine.adapter.process.ProcessSettings;
import ved.engine.adapter.python.CPythonDistribution;
import ved.engine.adapter.python.PackageFolder;
import ved.engine.boot.Settings.SandboxKind;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.Sandboxes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Establishes the sandbox that the settings ask for. Blocks, for as long as an image is built. */
final class SandboxChoice {
    private final Settings.SandboxSettings settings;
    private final Path dataDirectory;
    private final Optional<PackageFolder> packages;
    private final String instanceId;

    SandboxChoice(Settings settings, Optional<PackageFolder> packages, String instanceId) {
        this.packages = packages;
        this.instanceId = instanceId;
        this.settings = settings.sandbox();
        this.dataDirectory = settings.dataDirectory();
    }

    /** The first sandbox that can be used, in the order of preference, and why others cannot. */
    Sandboxes establish() {
        List<Interpreter> unavailable = new ArrayList<>();
        for (SandboxKind kind : candidates()) {
            Sandbox sandbox = open(kind);
            if (sandbox.interpreters().stream().anyMatch(Interpreter::available)) {
                return new Sandboxes(List.of(sandbox), unavailable);
            }
            unavailable.addAll(sandbox.interpreters());
            sandbox.close();
        }
        return new Sandboxes(List.of(), unavailable);
    }

    private List<SandboxKind> candidates() {
        return switch (settings.kind()) {
            case AUTO -> List.of(SandboxKind.DOCKER, SandboxKind.PROCESS);
            case DOCKER, PROCESS -> List.of(settings.kind());
        };
    }

    private Sandbox open(SandboxKind kind) {
        return switch (kind) {
            case DOCKER -> docker();
            case AUTO, PROCESS -> process();
        };
    }

    private Sandbox docker() {
        return new DockerSandbox(dockerSettings(settings, instanceId, packages));
    }

    /** The same for scripts and for language servers, whose image is made from that of the scripts. */
    static DockerSettings dockerSettings(
            Settings.SandboxSettings settings,
            String instanceId,
            Optional<PackageFolder> packages) {
        return new DockerSettings(
                Optional.of(settings.dockerHost()).filter(host -> !host.isEmpty()),
                settings.dockerBaseImage(),
                DockerSettings.IMAGE_NAME,
                instanceId,
                packages,
                !CPythonDistribution.runsHere());
    }

    private Sandbox process() {
        return new ProcessSandbox(
                new ProcessSettings(
                        dataDirectory.resolve("runtime"),
                        dataDirectory.resolve("sandboxes"),
                        true,
                        packages.map(PackageFolder::site)));
    }
}
