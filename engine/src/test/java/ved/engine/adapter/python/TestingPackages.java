package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The packages that {@code ./ved test} has installed for tests; no test installs them. Where they
 * are missing, tests that need them are skipped, unless {@code VED_REQUIRE_PACKAGES} is set.
 */
public final class TestingPackages {
    private TestingPackages() {}

    public static Optional<PackageFolder> find() {
        String folder = Objects.requireNonNullElse(System.getenv("VED_PACKAGES_DIR"), "packages");
        try {
            return PackageFolder.find(Path.of("..").resolve(folder), Requirements.shipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips the test that calls it, or lets it fail, where there are no packages. */
    public static void require() {
        boolean there = find().isPresent();
        if (System.getenv("VED_REQUIRE_PACKAGES") == null) {
            assumeTrue(there, "Packages are not tested: \"./ved packages\" could not install them");
        }
        assertTrue(there, "VED_REQUIRE_PACKAGES is set");
    }
}
