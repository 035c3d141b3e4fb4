package ved.engine.adapter.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.Folders;
import ved.engine.adapter.python.PackageFolder;
import ved.engine.digest.Sha256;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The image that scripts run in: found by a tag that is made of its files, or else built. */
final class RunnerImage {
    private static final Logger log = LoggerFactory.getLogger(RunnerImage.class);

    /** By name in the image's context: where they are on the class path. */
    private static final Map<String, String> FILES =
            new TreeMap<>(
                    Map.of(
                            "Dockerfile", "/ved/runner/Dockerfile",
                            "launcher.py", "/ved/runner/launcher.py",
                            "packages.py", "/ved/python/packages.py",
                            "requirements.txt", "/ved/runner/requirements.txt"));

    private static final String PACKAGES = "packages";
    private static final String LABEL = "ved.runner";
    private static final long BUILD_MINUTES = 10;

    private RunnerImage() {}

    /**
     * The name of the image, which is there now.
     *
     * @throws SandboxException when it is missing and cannot be built
     */
    static String ensure(Engine engine, DockerSettings settings) throws SandboxException {
        if (settings.pip()) {
            try {
                return ensure(engine, settings, true);
            } catch (SandboxException e) {
                log.info(
                        "Scripts have the standard library alone: {}. The next start tries again.",
                        e.getMessage());
            }
        }
        return ensure(engine, settings, false);
    }

    private static String ensure(Engine engine, DockerSettings settings, boolean pip)
            throws SandboxException {
        Path context = null;
        try {
            context = Files.createTempDirectory("ved-runner");
            String tag = unpack(context, settings, pip);
            String name = settings.imageName() + ":" + tag;
            if (!exists(engine, name)) {
                log.info("Building the image {} on {}", name, settings.baseImage());
                addPackages(context.resolve(PACKAGES), settings.packages());
                build(engine, settings, context, name, tag, pip);
            }
            return name;
        } catch (IOException e) {
            throw new SandboxException("The files of the runner's image cannot be had: " + e, e);
        } finally {
            delete(context);
        }
    }

    private static boolean exists(Engine engine, String name) {
        try {
            engine.commands().inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void build(
            Engine engine,
            DockerSettings settings,
            Path context,
            String name,
            String tag,
            boolean pip)
            throws SandboxException {
        try (var build =
                engine.streams()
                        .buildImageCmd()
                        .withBaseDirectory(context.toFile())
                        .withDockerfile(context.resolve("Dockerfile").toFile())
                        .withBuildArg("BASE", settings.baseImage())
                        .withBuildArg("PIP", pip ? "yes" : "")
                        .withNetworkMode(pip ? "default" : "none")
                        .withTags(Set.of(name))
                        .withLabels(Map.of(LABEL, tag))
                        .exec(new BuildImageResultCallback())) {
            build.awaitImageId(BUILD_MINUTES, TimeUnit.MINUTES);
        } catch (IOException | RuntimeException e) {
            throw new SandboxException(
                    "The image for scripts cannot be built on %s: %s. See that the engine can pull %s, or load it by hand."
                            .formatted(settings.baseImage(), e.getMessage(), settings.baseImage()),
                    e);
        }
    }

    /** Writes the small files of the image into the folder; the answer stands for all of them. */
    private static String unpack(Path folder, DockerSettings settings, boolean pip)
            throws IOException {
        String packages = settings.packages().map(PackageFolder::key).orElse(pip ? "pip" : "");
        Sha256 digest = new Sha256().add(settings.baseImage()).add(packages);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            try (InputStream in = RunnerImage.class.getResourceAsStream(file.getValue())) {
                if (in == null) {
                    throw new IOException(file.getValue() + " is not on the class path");
                }
                byte[] content = in.readAllBytes();
                digest.add(content);
                Files.write(folder.resolve(file.getKey()), content);
            }
        }
        return digest.key();
    }

    /** The folder is never empty: the engine would not be told of it. */
    private static void addPackages(Path folder, Optional<PackageFolder> packages)
            throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("README"), "What scripts can import.\n");
        if (packages.isPresent()) {
            Folders.copy(packages.get().site(), folder);
        }
    }

    private static void delete(@Nullable Path context) {
        if (context != null) {
            try {
                Folders.delete(context);
            } catch (IOException e) {
                log.warn("The folder {} could not be removed", context, e);
            }
        }
    }
}
