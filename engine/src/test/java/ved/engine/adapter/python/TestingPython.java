package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The embedded CPython, unconfined, for programs of the tests. */
final class TestingPython {
    static final Path RUNTIME = Path.of("target", "runtime");

    private final CPythonDistribution python;

    TestingPython() throws SandboxException {
        this.python = CPythonDistribution.unpack(RUNTIME);
    }

    Path standardLibrary() {
        return python.home().resolve("lib").resolve("python3.14");
    }

    /** What the program writes, given that input; it must not fail. */
    String run(String program, String input) throws IOException, InterruptedException {
        Path file = Files.createTempFile("program", ".py");
        Path errors = Files.createTempFile("program", ".err");
        try {
            Files.writeString(file, program);
            var builder =
                    new ProcessBuilder(
                            python.executable().toString(),
                            "-I",
                            "-B",
                            "-X",
                            "utf8",
                            file.toString());
            builder.redirectError(errors.toFile()).environment().clear();
            Process process = builder.start();
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program takes too long");
            assertTrue(process.exitValue() == 0, Files.readString(errors));
            return new String(output.join(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
            Files.delete(errors);
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = TestingPython.class.getResourceAsStream("/ved/python/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] read(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
