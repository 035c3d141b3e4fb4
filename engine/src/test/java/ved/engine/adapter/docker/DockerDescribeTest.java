package ved.engine.adapter.docker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import ved.engine.assistant.tools.DescribeContract;
import ved.engine.sandbox.Sandbox;

/** Skipped where no engine answers, unless {@code VED_REQUIRE_DOCKER} is set. */
final class DockerDescribeTest extends DescribeContract {
    private DockerSandbox sandbox;

    @BeforeAll
    void open() {
        sandbox = new DockerSandbox(TestingDocker.settings());
        TestingDocker.require(sandbox);
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
