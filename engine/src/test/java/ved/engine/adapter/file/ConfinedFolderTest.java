package ved.engine.adapter.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.assistant.tools.ReadableFolder;
import ved.engine.assistant.tools.ReadableFolder.Listing.Entry;
import ved.engine.assistant.tools.ReadableFolder.Listing.Listed;
import ved.engine.assistant.tools.ReadableFolder.Reading;
import ved.engine.assistant.tools.ReadableFolder.Reading.Content;
import ved.engine.assistant.tools.ReadableFolder.Unreadable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(60)
final class ConfinedFolderTest {
    private static final String CANARY = "canary";

    @TempDir Path outside;
    private Path root;
    private ReadableFolder folder;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(outside.resolve("secret.txt"), CANARY);
        root = Files.createDirectory(outside.resolve("root"));
        Files.createDirectories(root.resolve("sub/deep"));
        Files.writeString(root.resolve("sub/deep/a.txt"), "a\nb\n");
        Files.writeString(root.resolve("b.csv"), "x;é\n");
        folder = assertAvailable();
    }

    private ReadableFolder assertAvailable() throws IOException {
        var opened = ConfinedFolder.open(root);
        assumeTrue(opened.isPresent(), "Files cannot be opened relative to a folder here");
        return opened.orElseThrow();
    }

    @Test
    void readsFilesBelowIt() {
        assertEquals(new Content("a\nb\n"), folder.read("sub/deep/a.txt"));
        assertEquals(new Content("x;é\n"), folder.read("b.csv"));
        assertEquals(
                new Listed(
                        List.of(new Entry("b.csv", false, 5), new Entry("sub", true, size("sub"))),
                        false),
                folder.list(""));
        assertEquals(
                new Listed(List.of(new Entry("a.txt", false, 4)), false), folder.list("sub/deep/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "sub/../../secret.txt",
                "sub/../b.csv",
                "/etc/passwd",
                "//etc/passwd",
                "sub//deep/a.txt",
                "./b.csv",
                "",
                "/",
                "sub/..",
                "..",
                ".",
                "b.csv\0.txt",
                "sub\\deep\\a.txt",
                "..\\secret.txt",
                "%2e%2e/secret.txt",
                "~/x",
                "b.csv/",
                "b.csv/x",
                "sub",
                "C:\\x",
                "\n"
            })
    void readsNothingElse(String path) {
        assertFalse(
                folder.read(path) instanceof Content(String text) && text.contains(CANARY), path);
        if (!path.equals("b.csv/")) {
            assertInstanceOf(Unreadable.class, folder.read(path), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "/", "/etc", "sub/../..", "nothing", "b.csv", "sub/..", "a\0"})
    void listsNothingElse(String path) {
        assertInstanceOf(Unreadable.class, folder.list(path), path);
    }

    @Test
    void followsNoLinkInAnyPlaceOfAPath() throws IOException {
        Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("up"), outside);
        Files.createSymbolicLink(root.resolve("sub/inside"), root.resolve("sub/deep"));

        assertInstanceOf(Unreadable.class, folder.read("file"));
        assertInstanceOf(Unreadable.class, folder.read("up/secret.txt"));
        assertInstanceOf(Unreadable.class, folder.read("sub/inside/a.txt"));
        assertInstanceOf(Unreadable.class, folder.list("up"));
        assertEquals(
                List.of("b.csv", "sub"), names(assertInstanceOf(Listed.class, folder.list(""))));
    }

    @Test
    void showsNothingThatIsHidden() throws IOException {
        Files.writeString(root.resolve(".env"), CANARY);
        Files.createDirectory(root.resolve(".git"));
        Files.writeString(root.resolve(".git/config"), CANARY);

        assertInstanceOf(Unreadable.class, folder.read(".env"));
        assertInstanceOf(Unreadable.class, folder.read(".git/config"));
        assertInstanceOf(Unreadable.class, folder.list(".git"));
        assertEquals(
                List.of("b.csv", "sub"), names(assertInstanceOf(Listed.class, folder.list(""))));
    }

    @Test
    void opensNoPipe() throws Exception {
        Path pipe = root.resolve("pipe");
        assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
                "No pipe can be made here");

        assertInstanceOf(Unreadable.class, folder.read("pipe"));
        assertEquals(
                List.of("b.csv", "sub"), names(assertInstanceOf(Listed.class, folder.list(""))));
    }

    @Test
    void refusesWhatIsTooLargeOrNoText() throws IOException {
        Files.write(root.resolve("most"), "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        Files.write(
                root.resolve("large"), "x".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        Files.write(root.resolve("binary"), new byte[] {'a', 0, 'b'});
        Files.write(root.resolve("latin"), new byte[] {'a', (byte) 0xe9});

        assertInstanceOf(Content.class, folder.read("most"));
        assertInstanceOf(Unreadable.class, folder.read("large"));
        assertInstanceOf(Unreadable.class, folder.read("binary"));
        assertInstanceOf(Unreadable.class, folder.read("latin"));
    }

    @Test
    void listsABoundedNumberOfFiles() throws IOException {
        Path many = Files.createDirectory(root.resolve("many"));
        for (int file = 0; file < 400; file++) {
            Files.createFile(many.resolve("f" + file));
        }

        Listed listed = assertInstanceOf(Listed.class, folder.list("many"));

        assertEquals(300, listed.entries().size());
        assertEquals(true, listed.more());
    }

    @Test
    void isNotLedOutByAnExchangeOfAFolderForALink() throws Exception {
        Path link = Files.createSymbolicLink(outside.resolve("link"), outside);
        Path place = root.resolve("sub/deep");
        Path kept = outside.resolve("kept");
        Files.writeString(place.resolve("secret.txt"), "harmless");
        var stop = new AtomicBoolean();
        CompletableFuture<Void> exchanging =
                CompletableFuture.runAsync(() -> exchange(place, kept, link, stop));

        try {
            for (int attempt = 0; attempt < 2_000 && !exchanging.isDone(); attempt++) {
                Reading reading = folder.read("sub/deep/secret.txt");
                assertFalse(reading.equals(new Content(CANARY)), reading::toString);
            }
        } finally {
            stop.set(true);
            exchanging.join();
        }
    }

    private static void exchange(Path place, Path kept, Path link, AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                Files.move(place, kept, StandardCopyOption.ATOMIC_MOVE);
                Files.move(link, place, StandardCopyOption.ATOMIC_MOVE);
                Files.move(place, link, StandardCopyOption.ATOMIC_MOVE);
                Files.move(kept, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size(String name) {
        try {
            return Files.size(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Listed listed) {
        return listed.entries().stream().map(Entry::name).toList();
    }
}
