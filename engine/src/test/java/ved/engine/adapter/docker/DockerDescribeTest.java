package ved.engine.adapter.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import ved.engine.adapter.python.TestingPackages;
import ved.engine.assistant.tools.DescribeContract;
import ved.engine.sandbox.Sandbox;

import java.util.Optional;
import java.util.UUID;

/** Skipped where no engine answers, unless {@code VED_REQUIRE_DOCKER} is set. */
final class DockerDescribeTest extends DescribeContract {
    private DockerSandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new DockerSandbox(
                        new DockerSettings(
                                Optional.empty(),
                                DockerSettings.BASE_IMAGE,
                                DockerSettings.IMAGE_NAME,
                                "test-" + UUID.randomUUID(),
                                TestingPackages.find(),
                                false));
        Optional<String> why = sandbox.interpreters().getFirst().unavailable();
        if (System.getenv("VED_REQUIRE_DOCKER") == null) {
            assumeTrue(why.isEmpty(), () -> "Docker is not tested: " + why.orElseThrow());
        }
        assertEquals(Optional.empty(), why, "VED_REQUIRE_DOCKER is set");
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Override
    protected Sandbox sandbox() {
        return sandbox;
    }
}
