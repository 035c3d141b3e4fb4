package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Kills a real process that saves and merges as fast as it can, again and again. */
final class KilledServerTest {
    private static final int ROUNDS = 5;

    @TempDir Path directory;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Random random = new Random(42);
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killAfter(5 + random.nextInt(40)));
        }

        assertTrue(acknowledged.size() >= ROUNDS * 5, "only " + acknowledged.size());
        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            acknowledged.forEach(line -> assertKept(stores, line));
            assertEquals(0, stores.reconciliation.run());
        }
        InvariantCheck.assertHolds(directory.resolve("repo"), directory.resolve("data"));
    }

    /** Returns what the process had acknowledged when it was killed. */
    private List<String> killAfter(int lines) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                SavingServer.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged.size() < lines) {
                String line = output.readLine();
                if (line == null) {
                    throw new AssertionError("the server ended by itself");
                }
                if (line.startsWith("saved ")) {
                    acknowledged.add(line);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        return acknowledged;
    }

    private static void assertKept(TestingStores stores, String line) {
        String[] fields = line.split(" ", -1);
        Optional<ScriptVersion> version =
                stores.store.version(
                        new ScriptId(Long.parseLong(fields[1])), VersionNumber.parse(fields[2]));
        assertEquals(fields[3], version.map(v -> stores.text(v.blob())).orElse("lost"), line);
    }
}
