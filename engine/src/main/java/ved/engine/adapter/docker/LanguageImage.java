package ved.engine.adapter.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.Folders;
import ved.engine.adapter.pyright.PyrightDistribution;
import ved.engine.adapter.pyright.PyrightSettings;
import ved.engine.digest.Sha256;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The image of language servers: found by a tag that is made of what is in it, or else built. */
final class LanguageImage {
    private static final Logger log = LoggerFactory.getLogger(LanguageImage.class);

    private static final String NAME = "ved-language";
    private static final long BUILD_MINUTES = 10;

    private LanguageImage() {}

    /**
     * The name of the image, which is there now.
     *
     * @throws SandboxException when it is missing and cannot be built
     */
    static String ensure(
            Engine engine, String runner, PyrightDistribution pyright, String pythonVersion)
            throws SandboxException {
        byte[] dockerfile = resource("/ved/runner/language.Dockerfile");
        byte[] program = resource("/ved/python/language.py");
        byte[] settings =
                new PyrightSettings(pythonVersion, Optional.empty())
                        .json()
                        .getBytes(StandardCharsets.UTF_8);
        String tag =
                new Sha256()
                        .add(runner + ' ' + pyright.key())
                        .add(dockerfile)
                        .add(program)
                        .add(settings)
                        .key();
        String name = NAME + ":" + tag;
        if (exists(engine, name)) {
            return name;
        }
        log.info("Building the image {} on {}", name, runner);
        try {
            Path context = Files.createTempDirectory("ved-language");
            try {
                Files.write(context.resolve("Dockerfile"), dockerfile);
                Files.write(context.resolve("language.py"), program);
                Files.write(context.resolve(PyrightSettings.FILE), settings);
                pyright.copyTo(context);
                build(engine, context, runner, name);
            } finally {
                Folders.delete(context);
            }
        } catch (IOException | RuntimeException e) {
            throw new SandboxException(
                    "The image for language servers cannot be built on %s: %s"
                            .formatted(runner, e.getMessage()),
                    e);
        }
        return name;
    }

    private static boolean exists(Engine engine, String name) {
        try {
            engine.commands().inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static void build(Engine engine, Path context, String runner, String name)
            throws IOException {
        try (var build =
                engine.streams()
                        .buildImageCmd()
                        .withBaseDirectory(context.toFile())
                        .withDockerfile(context.resolve("Dockerfile").toFile())
                        .withBuildArg("RUNNER", runner)
                        .withNetworkMode("none")
                        .withTags(Set.of(name))
                        .exec(new BuildImageResultCallback())) {
            build.awaitImageId(BUILD_MINUTES, TimeUnit.MINUTES);
        }
    }

    private static byte[] resource(String name) throws SandboxException {
        try (InputStream in = LanguageImage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new SandboxException(
                    "The files of the image for language servers cannot be had: " + e, e);
        }
    }
}
