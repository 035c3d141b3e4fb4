package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.digest.Sha256;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** With a folder of wheels in the place of an index. */
final class PackageInstallerTest {
    private static final String MODULE =
            """
            def greeting(name: str) -> str:
                \"""Says hello.

                At length.
                \"""
                return "Hello " + name

            class Greeter:
                def __init__(self, name):
                    self.name = name
            """;

    private static final String METADATA =
            """
            Metadata-Version: 2.1
            Name: greeting
            Version: 1.0
            """;

    private static final String KIND =
            """
            Wheel-Version: 1.0
            Generator: test
            Root-Is-Purelib: true
            Tag: py3-none-any
            """;

    private static CPythonDistribution python = new CPythonDistribution(Path.of(""));

    @TempDir private Path wheels;
    @TempDir private Path packages;
    private String hash = "";

    @BeforeAll
    static void unpack() throws SandboxException {
        python = CPythonDistribution.unpack(Path.of("target", "runtime"));
    }

    @BeforeEach
    void makeWheel() throws Exception {
        Path wheel = wheels.resolve("greeting-1.0-py3-none-any.whl");
        try (var zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            add(zip, "greeting/__init__.py", MODULE);
            add(zip, "greeting/tests/__init__.py", "raise AssertionError");
            add(zip, "greeting-1.0.dist-info/METADATA", METADATA);
            add(zip, "greeting-1.0.dist-info/WHEEL", KIND);
            add(zip, "greeting-1.0.dist-info/RECORD", "greeting/__init__.py,,\n");
        }
        hash = Sha256.hex(Files.readAllBytes(wheel));
    }

    @Test
    void installsWhatIsAskedFor() throws Exception {
        PackageFolder installed = installer(hash).install(packages);

        assertEquals(Optional.of(installed), PackageFolder.find(packages, requirements(hash)));
        Path module = installed.site().resolve("greeting/__init__.py");
        assertEquals(MODULE, Files.readString(module));
        assertTrue(Files.exists(module.resolveSibling("__pycache__/__init__.cpython-314.pyc")));
        assertTrue(Files.notExists(module.resolveSibling("tests")));
        assertEquals(List.of(".lock", installed.key()), names(packages));
    }

    @Test
    void keepsForTypeCheckersWhatTheyRead() throws Exception {
        PackageFolder installed = installer(hash).install(packages);

        String stubs;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(installed.stubs()))) {
            stubs = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(
                stubs.startsWith("{\"files\": {\"greeting/__init__.py\": \"def greeting("), stubs);
        assertTrue(stubs.contains("Says hello."), stubs);
        assertFalse(stubs.contains("At length"), stubs);
        assertFalse(stubs.contains("Hello "), stubs);
        assertTrue(stubs.contains("self.name = name"), stubs);
    }

    @Test
    void installsOnceForAllWhoAskAtTheSameTime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> installer(hash).install(packages));
            var second = threads.submit(() -> installer(hash).install(packages));

            assertEquals(first.get(), second.get());
        }
    }

    @Test
    void forgetsWhatWasBegun() throws Exception {
        Files.createDirectories(packages.resolve("unpacking/fresh/site/half"));

        PackageFolder installed = installer(hash).install(packages);

        assertTrue(Files.notExists(installed.site().resolve("half")));
        assertTrue(Files.notExists(packages.resolve("unpacking")));
    }

    @Test
    void removesOthersThatNobodyUses() throws Exception {
        Path old = Files.createDirectory(packages.resolve("0123456789ab"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));

        PackageFolder installed = installer(hash).install(packages);

        assertEquals(List.of(".lock", installed.key()), names(packages));
    }

    @Test
    void refusesAWheelWithAnotherHash() throws Exception {
        String why = refusal(installer("0".repeat(64)));

        assertTrue(why.contains("DO NOT MATCH THE HASHES"), why);
        assertEquals(List.of(".lock"), names(packages));
    }

    @Test
    void refusesAPackageWithoutAHash() throws Exception {
        String why =
                refusal(new PackageInstaller(python, new Requirements("greeting==1.0\n"), local()));

        assertTrue(why.contains("--require-hashes"), why);
        assertEquals(List.of(".lock"), names(packages));
    }

    @Test
    void saysThatThereIsNoIndex() throws Exception {
        var environment = Map.of("PIP_NO_INDEX", "1", "PATH", "");

        String why = refusal(new PackageInstaller(python, requirements(hash), environment));

        assertTrue(why.contains("No matching distribution found for greeting==1.0"), why);
        assertEquals(List.of(".lock"), names(packages));
    }

    @Test
    void saysThatTheIndexDoesNotAnswer() {
        var environment = Map.of("PIP_INDEX_URL", "http://127.0.0.1:9/simple", "PATH", "");

        String why = refusal(new PackageInstaller(python, requirements(hash), environment));

        assertTrue(why.contains("No matching distribution found for greeting==1.0"), why);
    }

    @Test
    void saysWhatToDoWhereTheFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(packages.resolve("file"), "");

        var refused =
                assertThrows(
                        SandboxException.class, () -> installer(hash).install(file.resolve("x")));

        assertTrue(String.valueOf(refused.getMessage()).contains("Make the folder writable"));
    }

    private String refusal(PackageInstaller installer) {
        var refused = assertThrows(SandboxException.class, () -> installer.install(packages));
        return String.valueOf(refused.getMessage());
    }

    private PackageInstaller installer(String expected) {
        return new PackageInstaller(python, requirements(expected), local());
    }

    private Map<String, String> local() {
        return Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", wheels.toString(), "PATH", "");
    }

    private static Requirements requirements(String hash) {
        return new Requirements("greeting==1.0 --hash=sha256:" + hash + "\n");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
