package ved.engine.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.python.Requirements;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Interpreter.InstalledPackage;
import ved.engine.sandbox.Sandboxes;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class PackagesTest {
    @TempDir private Path folder;

    @Test
    void areNoneWhereNoneAreInstalled() throws Exception {
        Packages packages = Packages.find(folder);

        assertTrue(packages.folder().isEmpty());
        assertEquals("none", packages.stubsFor("full", sandboxes()).orElseThrow().tag());
    }

    @Test
    void haveStubsForInterpretersThatHaveThem() throws Exception {
        Path home = Files.createDirectory(folder.resolve(Requirements.shipped().key()));
        Files.write(home.resolve("stubs.json.gz"), new byte[] {1, 2, 3});

        Packages packages = Packages.find(folder);

        var stubs = packages.stubsFor("full", sandboxes()).orElseThrow();
        assertEquals(Requirements.shipped().key(), stubs.tag());
        assertArrayEquals(new byte[] {1, 2, 3}, stubs.gzip());
        assertEquals("none", packages.stubsFor("bare", sandboxes()).orElseThrow().tag());
        assertEquals(Optional.empty(), packages.stubsFor("other", sandboxes()));
    }

    @Test
    void areUsedWithoutStubsWhereThoseAreMissing() throws Exception {
        Path home = Files.createDirectory(folder.resolve(Requirements.shipped().key()));

        Packages packages = Packages.find(folder);

        assertEquals(home.toRealPath(), packages.folder().orElseThrow().home());
        assertEquals("none", packages.stubsFor("full", sandboxes()).orElseThrow().tag());
    }

    @Test
    void areSaidToBeMissingWhereTheyCannotBeInstalled() {
        var out = new ByteArrayOutputStream();
        var environment =
                Map.of(
                        "VED_PACKAGES_DIR", folder.resolve("packages").toString(),
                        "VED_DATA_DIR", "target",
                        "PIP_NO_INDEX", "1");

        int code =
                PackagesCommand.run(
                        environment, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertEquals(PackagesCommand.NOT_INSTALLED, code);
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("No matching distribution found"), said);
        assertTrue(said.contains("Ved starts with the standard library alone."), said);
    }

    private static Sandboxes sandboxes() {
        return new Sandboxes(
                List.of(),
                List.of(
                        interpreter("full", List.of(new InstalledPackage("numpy", "2"))),
                        interpreter("bare", List.of())));
    }

    private static Interpreter interpreter(String id, List<InstalledPackage> packages) {
        return new Interpreter(
                id, id, Optional.empty(), "process", Optional.empty(), packages, Set.of());
    }
}
