package ved.engine.adapter.docker;

import com.github.dockerjava.api.exception.NotFoundException;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.digest.Sha256;
import ved.engine.sandbox.PackageStubs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** The stubs of packages that the build of an image has installed: {@code runner/Dockerfile}. */
final class ImageStubs {
    private static final Logger log = LoggerFactory.getLogger(ImageStubs.class);

    private static final String FILE = "/ved/stubs.json.gz";
    private static final long LARGEST = 64 << 20;

    private ImageStubs() {}

    /** Empty where the image has none. */
    static Optional<PackageStubs> read(Engine engine, String image, String instanceId) {
        try {
            // Never started: only what it is made of is looked at.
            String container =
                    engine.commands()
                            .createContainerCmd(image)
                            .withLabels(Map.of(Containers.INSTANCE, instanceId))
                            .withNetworkDisabled(true)
                            .exec()
                            .getId();
            try {
                return copy(engine, container);
            } finally {
                Containers.remove(engine.commands(), container);
            }
        } catch (IOException | RuntimeException e) {
            log.info("Language services in browsers do not know the packages of {}", image, e);
            return Optional.empty();
        }
    }

    private static Optional<PackageStubs> copy(Engine engine, String container) throws IOException {
        try (InputStream archive =
                        engine.streams().copyArchiveFromContainerCmd(container, FILE).exec();
                var tar = new TarArchiveInputStream(archive)) {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null || !entry.isFile() || entry.getSize() > LARGEST) {
                return Optional.empty();
            }
            byte[] gzip = tar.readAllBytes();
            return Optional.of(new PackageStubs(new Sha256().add(gzip).key(), gzip));
        } catch (NotFoundException e) {
            log.debug("The image has no packages", e);
            return Optional.empty();
        }
    }
}
