package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.sqlite.SqliteHistoryStore;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionNumber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Kills a real process between two durable steps of its saves and merges, again and again. Each process
 * has several stores, each of which is at a step of its own by then: starting a JVM is what takes time.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill -9")
final class KilledServerTest {
    private static final int LANES = 2;
    private static final int STORES = 5;
    private static final int ROUNDS = 20;

    /** More than the steps of one script's changes, so that each of them is where it ends. */
    private static final int MOST_STEPS = 45;

    /** What the shell and Java say of a process that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    @TempDir Path directory;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        List<Callable<Integer>> lanes = IntStream.range(0, LANES).mapToObj(this::lane).toList();
        int acknowledged = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(LANES)) {
            for (Future<Integer> lane : threads.invokeAll(lanes)) {
                acknowledged += lane.get();
            }
        }

        assertTrue(acknowledged >= LANES * STORES * ROUNDS, "only " + acknowledged);
    }

    /**
     * Kills servers on stores of the lane's own, then looks at all that they had acknowledged, and says
     * how much that was.
     */
    private Callable<Integer> lane(int number) {
        return () -> {
            Path stores = Files.createDirectory(directory.resolve("lane" + number));
            Random random = new Random(number);
            Map<String, List<String>> acknowledged = new HashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String line : killAt(random.ints(STORES, 1, MOST_STEPS + 1), stores)) {
                    String[] storeAndRest = line.split(";", 2);
                    acknowledged
                            .computeIfAbsent(storeAndRest[0], _ -> new ArrayList<>())
                            .add(storeAndRest[1]);
                }
            }
            assertEquals(STORES, acknowledged.size());
            for (Map.Entry<String, List<String>> store : acknowledged.entrySet()) {
                assertAllIsKept(stores.resolve(store.getKey()), store.getValue());
            }
            return acknowledged.values().stream().mapToInt(List::size).sum();
        };
    }

    /** Returns what the process had acknowledged when it was killed. */
    private static List<String> killAt(IntStream steps, Path stores) throws Exception {
        Path errors = stores.resolve("errors");
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                SavingServer.class.getName(),
                                stores.toString())
                        .redirectError(errors.toFile());
        steps.mapToObj(Integer::toString).forEach(builder.command()::add);
        Process process = builder.start();
        List<String> acknowledged =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertEquals(KILLED, process.waitFor(), () -> read(errors));
        return acknowledged;
    }

    private static void assertAllIsKept(Path directory, List<String> acknowledged)
            throws IOException, InterruptedException {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            acknowledged.forEach(line -> assertKept(stores, line));
            assertEquals(0, stores.reconciliation.run());
        }
        InvariantCheck.assertHolds(directory.resolve("repo"), directory.resolve("data"));
    }

    private static void assertKept(TestingStores stores, String line) {
        String[] fields = line.split(";", -1);
        ScriptId script = new ScriptId(Long.parseLong(fields[1]));
        ScriptVersion version =
                stores.store
                        .version(script, VersionNumber.parse(fields[2]))
                        .orElseThrow(() -> new AssertionError("lost: " + line));
        if (fields[0].equals("merged")) {
            assertFalse(arrivals(stores, version).isEmpty(), "not on prod: " + line);
        } else {
            assertEquals(fields[3], stores.text(version.blob()).replace("\n", "|"), line);
        }
    }

    private static List<?> arrivals(TestingStores stores, ScriptVersion version) {
        return new SqliteHistoryStore(stores.database)
                .recorded(version.script()).stream()
                        .filter(recorded -> recorded.version().equals(version))
                        .findFirst()
                        .orElseThrow()
                        .arrivals();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
