package ved.engine.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.python.CPythonDistribution;
import ved.engine.adapter.python.PackageFolder;
import ved.engine.adapter.python.Requirements;
import ved.engine.sandbox.PackageStubs;
import ved.engine.sandbox.Sandboxes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The packages of this installation, as they were when the server started.
 *
 * @param folder empty where none are installed
 */
record Packages(Optional<PackageFolder> folder, PackageStubs stubs) {
    private static final Logger log = LoggerFactory.getLogger(Packages.class);

    static Packages find(Path directory) throws IOException {
        Optional<PackageFolder> folder = PackageFolder.find(directory, Requirements.shipped());
        if (folder.isEmpty()) {
            if (CPythonDistribution.runsHere()) {
                log.info(
                        "Scripts have the standard library alone: {} holds no packages for this"
                                + " version. \"./ved packages\" installs them.",
                        directory);
            }
            return new Packages(folder, PackageStubs.none());
        }
        return new Packages(folder, stubs(folder.get()));
    }

    private static PackageStubs stubs(PackageFolder folder) {
        try {
            return new PackageStubs(folder.key(), Files.readAllBytes(folder.stubs()));
        } catch (IOException e) {
            log.warn(
                    "Language services in browsers do not know the packages: {} cannot be read."
                            + " Remove {}, and \"./ved packages\" installs them again.",
                    folder.stubs(),
                    folder.home(),
                    e);
            return PackageStubs.none();
        }
    }

    /** Of an interpreter that exists; none where it does not have the packages. */
    Optional<PackageStubs> stubsFor(String interpreter, Sandboxes sandboxes) {
        return sandboxes
                .interpreter(interpreter)
                .map(found ->
                        found.packages().isEmpty()
                                ? PackageStubs.none()
                                : sandboxes
                                        .sandboxFor(interpreter)
                                        .flatMap(sandbox -> sandbox.ownStubs(interpreter))
                                        .orElse(stubs));
    }
}
