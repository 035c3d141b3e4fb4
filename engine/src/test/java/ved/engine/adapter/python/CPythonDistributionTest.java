package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.sandbox.SandboxException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

final class CPythonDistributionTest {
    @TempDir private Path directory;

    @Test
    void isUnpackedOnceByAllWhoAskAtTheSameTime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<CPythonDistribution>>();
            for (int number = 0; number < 4; number++) {
                answers.add(threads.submit(() -> CPythonDistribution.unpack(directory)));
            }
            for (var answer : answers) {
                assertEquals(answers.getFirst().get(), answer.get());
            }
        }
        CPythonDistribution python = CPythonDistribution.unpack(directory);
        assertTrue(Files.isExecutable(python.executable()));
        assertTrue(Files.exists(python.program("sandbox")));
        try (Stream<Path> entries = Files.list(directory)) {
            assertEquals(2, entries.count(), "the distribution and the lock");
        }
    }

    @Test
    void repairsWhatIsDamagedAndForgetsWhatWasBegun() throws Exception {
        CPythonDistribution python = CPythonDistribution.unpack(directory);
        Path module = python.home().resolve("lib/python3.14/os.py");
        FileTime before = Files.getLastModifiedTime(python.home());
        Files.writeString(module, "");
        Files.createDirectories(directory.resolve("unpacking/lib"));
        Files.writeString(directory.resolve("unpacking/lib/half"), "x");

        assertEquals(python, CPythonDistribution.unpack(directory));

        assertTrue(Files.size(module) > 0);
        assertTrue(Files.getLastModifiedTime(python.home()).compareTo(before) >= 0);
        assertTrue(Files.notExists(directory.resolve("unpacking")));
    }

    @Test
    void saysWhatToDoWhereTheFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        var refusal =
                assertThrows(
                        SandboxException.class,
                        () -> CPythonDistribution.unpack(file.resolve("below")));

        assertTrue(String.valueOf(refusal.getMessage()).contains("Make the folder writable"));
    }
}
