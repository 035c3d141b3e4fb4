package ved.engine.adapter.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what is open cannot be removed there")
final class FolderLockTest {
    private static final Pattern NAMES = Pattern.compile("thing-.*");

    @TempDir private Path temporary;
    private Path folder = Path.of("");

    @BeforeEach
    void nameTheFolder() throws IOException {
        folder = temporary.toRealPath().resolve("things");
    }

    @Test
    void putsAFolderThereCompletelyOrNotAtAll() throws Exception {
        try (FolderLock lock = FolderLock.acquire(folder)) {
            lock.<RuntimeException>put("thing-1", (fresh, _) -> write(fresh, "one"));
            assertThrows(
                    IOException.class,
                    () ->
                            lock.<RuntimeException>put(
                                    "thing-2",
                                    (fresh, _) -> {
                                        write(fresh, "half");
                                        throw new IOException("the disk is full");
                                    }));
        }

        assertEquals("one", Files.readString(folder.resolve("thing-1/content")));
        assertEquals(List.of(".lock", "thing-1"), names());
    }

    @Test
    void putsAFolderInThePlaceOfAnother() throws Exception {
        try (FolderLock lock = FolderLock.acquire(folder)) {
            lock.<RuntimeException>put("thing-1", (fresh, _) -> write(fresh, "one"));
            lock.<RuntimeException>put("thing-1", (fresh, _) -> write(fresh, "two"));
            lock.removeUnused(NAMES, folder);
        }

        assertEquals("two", Files.readString(folder.resolve("thing-1/content")));
    }

    /** Uses a folder until it is killed. */
    static final class User {
        public static void main(String[] arguments) throws IOException {
            System.out.write(FolderUse.begin(Path.of(arguments[0])) ? '+' : '-');
            System.out.flush();
            System.in.transferTo(System.out);
        }
    }

    @Test
    void removesWhatNoProcessUsesAnyMore() throws Exception {
        Path home = Files.createDirectories(folder.resolve("thing-1"));
        Process other = use(home);
        Files.createDirectory(folder.resolve("other"));
        try (FolderLock lock = FolderLock.acquire(folder)) {
            lock.removeUnused(NAMES, folder);
            assertTrue(Files.exists(home));

            other.destroyForcibly().waitFor();
            lock.removeUnused(NAMES, folder);
        }

        assertEquals(List.of(".lock", "other"), names());
        assertFalse(FolderUse.begin(home));
    }

    @Test
    void removesWhatIsNotMarkedOnlyWhenItIsOld() throws Exception {
        Path young = Files.createDirectories(folder.resolve("thing-young"));
        Path old = Files.createDirectories(folder.resolve("thing-old"));
        Instant longAgo = Instant.now().minus(Duration.ofDays(31));
        Files.setLastModifiedTime(old, FileTime.from(longAgo));

        try (FolderLock lock = FolderLock.acquire(folder)) {
            lock.removeUnused(NAMES, folder);
        }

        assertTrue(Files.exists(young));
        assertEquals(List.of(".lock", "thing-young"), names());
    }

    private static Process use(Path home) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                User.class.getName(),
                                home.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        for (int next = process.getInputStream().read();
                next != '+';
                next = process.getInputStream().read()) {
            assertTrue(next >= 0 && next != '-', "the other process could not use the folder");
        }
        return process;
    }

    private static void write(Path fresh, String text) throws IOException {
        Files.writeString(fresh.resolve("content"), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
