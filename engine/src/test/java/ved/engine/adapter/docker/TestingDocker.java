package ved.engine.adapter.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ved.engine.adapter.python.TestingPackages;

import java.util.Optional;
import java.util.UUID;

/** The engine that tests run on. */
final class TestingDocker {
    private TestingDocker() {}

    /** Of an installation of its own, so that tests see no containers but theirs. */
    static DockerSettings settings() {
        return new DockerSettings(
                Optional.empty(),
                DockerSettings.BASE_IMAGE,
                DockerSettings.IMAGE_NAME,
                "test-" + UUID.randomUUID(),
                TestingPackages.find(),
                false);
    }

    /** Skips the tests that call it, or lets them fail, where no engine answers. */
    static void require(DockerSandbox sandbox) {
        Optional<String> why = sandbox.interpreters().getFirst().unavailable();
        if (System.getenv("VED_REQUIRE_DOCKER") == null) {
            assumeTrue(why.isEmpty(), () -> "Docker is not tested: " + why.orElseThrow());
        }
        assertEquals(Optional.empty(), why, "VED_REQUIRE_DOCKER is set");
    }
}
