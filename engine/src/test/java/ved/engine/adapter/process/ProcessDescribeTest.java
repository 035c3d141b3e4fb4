package ved.engine.adapter.process;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.python.PackageFolder;
import ved.engine.adapter.python.TestingPackages;
import ved.engine.assistant.tools.DescribeContract;
import ved.engine.sandbox.Sandbox;

import java.nio.file.Path;

final class ProcessDescribeTest extends DescribeContract {
    @TempDir static Path scratch;

    private ProcessSandbox sandbox;

    @BeforeAll
    void open() {
        sandbox =
                new ProcessSandbox(
                        new ProcessSettings(
                                ProcessSandboxTest.RUNTIME,
                                scratch,
                                true,
                                TestingPackages.find().map(PackageFolder::site)));
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
