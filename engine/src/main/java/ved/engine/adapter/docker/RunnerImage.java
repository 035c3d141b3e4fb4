package ved.engine.adapter.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.python.Folders;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The image that scripts run in: found by a tag that is made of its files, or else built. */
final class RunnerImage {
    private static final Logger log = LoggerFactory.getLogger(RunnerImage.class);

    private static final List<String> FILES = List.of("Dockerfile", "launcher.py");
    private static final String LABEL = "ved.runner";
    private static final long BUILD_MINUTES = 10;

    private RunnerImage() {}

    /**
     * The name of the image, which is there now.
     *
     * @throws SandboxException when it is missing and cannot be built
     */
    static String ensure(Engine engine, DockerSettings settings) throws SandboxException {
        Path context = null;
        try {
            context = Files.createTempDirectory("ved-runner");
            String tag = unpack(context, settings.baseImage());
            String name = settings.imageName() + ":" + tag;
            if (!exists(engine, name)) {
                log.info("Building the image {} on {}", name, settings.baseImage());
                build(engine, settings, context, name, tag);
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
            Engine engine, DockerSettings settings, Path context, String name, String tag)
            throws SandboxException {
        try (var build =
                engine.streams()
                        .buildImageCmd()
                        .withBaseDirectory(context.toFile())
                        .withDockerfile(context.resolve("Dockerfile").toFile())
                        .withBuildArg("BASE", settings.baseImage())
                        .withNetworkMode("none")
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

    /** Writes the files of the image into the folder; the answer stands for all of them. */
    private static String unpack(Path folder, String baseImage) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(baseImage.getBytes(StandardCharsets.UTF_8));
            for (String file : FILES) {
                try (InputStream in =
                        RunnerImage.class.getResourceAsStream("/ved/runner/" + file)) {
                    if (in == null) {
                        throw new IOException(file + " is not on the class path");
                    }
                    byte[] content = in.readAllBytes();
                    digest.update(content);
                    Files.write(folder.resolve(file), content);
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
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
