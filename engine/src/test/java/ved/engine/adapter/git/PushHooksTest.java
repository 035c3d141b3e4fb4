package ved.engine.adapter.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.push.Push;
import ved.engine.push.PushGate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The hooks and the door, whatever the rules are. */
final class PushHooksTest {
    private static final Instant NOW = Instant.parse("2026-11-20T16:37:25Z");

    @TempDir Path directory;
    private Path bare;
    private Path clone;

    @BeforeEach
    void cloneIt() {
        bare = directory.resolve("it's bare");
        clone = directory.resolve("clone");
        GitContentRepository.open(bare, NOW).close();
        StockGit.run(directory, "clone", "-q", bare.toString(), clone.toString());
        StockGit.run(clone, "commit", "-q", "--allow-empty", "-m", "Nothing");
    }

    @Test
    void refuseWhileNoServerRuns() throws IOException {
        assertSays("start Ved, then push again", push());

        Files.writeString(bare.resolve(PushDoor.FILE), "1\nleft by a killed server\n");
        assertSays("start Ved, then push again", push());
    }

    @Test
    void passOnWhatTheServerAnswers() throws IOException {
        try (PushDoor _ = PushDoor.open(bare, new Gate(List.of("No\u001b[31m, thanks.")))) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(bare.resolve(PushDoor.FILE))));
            assertSays("remote: Ved: No [31m, thanks.", push());
            Path announced = bare.resolve(PushDoor.FILE);
            Files.writeString(
                    announced, Files.readAllLines(announced).getFirst() + "\nanother secret\n");
            assertSays("The hook is not of this server", push());
        }
        assertTrue(Files.notExists(bare.resolve(PushDoor.FILE)));
    }

    @Test
    void saySoWhenTheServerFails() throws IOException {
        try (PushDoor _ = PushDoor.open(bare, new FailingGate(true))) {
            assertSays("could not be dealt with: The disk is full.", push());
        }
    }

    @Test
    void doNotCallAFailureWhatGitHasAlready() throws IOException {
        try (PushDoor _ = PushDoor.open(bare, new FailingGate(false))) {
            StockGit.Result result = push();

            assertEquals(0, result.exitCode(), result::output);
            assertTrue(result.output().contains("remote: Ved: " + PushGate.LATER), result::output);
        }
    }

    @Test
    void areRefusedWhatIsTooLongToBeReadToItsEnd() throws IOException {
        try (PushDoor _ = PushDoor.open(bare, new Gate(List.of()))) {
            List<String> door = Files.readAllLines(bare.resolve(PushDoor.FILE));
            StringBuilder question =
                    new StringBuilder(door.get(1) + "\n" + PushHook.BEFORE + "\n\n");
            String change = "%1$s %1$s refs/heads/ed1\n".formatted("0".repeat(40));
            while (question.length() <= PushDoor.LONGEST_QUESTION) {
                question.append(change);
            }
            question.setLength(PushDoor.LONGEST_QUESTION + 1);

            assertEquals(
                    "refused\nToo many branches come at once; push fewer.",
                    ask(Integer.parseInt(door.getFirst()), question.toString()));
        }
    }

    @Test
    void areMendedUnlessTheyAreOfOthers() throws IOException {
        Path before = bare.resolve("hooks").resolve(PushHook.BEFORE);
        Path after = bare.resolve("hooks").resolve(PushHook.AFTER);
        String written = Files.readString(before);
        Files.writeString(before, written.replace("java=", "java=/moved"));
        Files.writeString(after, "#!/bin/sh\nexit 0\n");

        GitContentRepository.open(bare, NOW).close();

        assertEquals(written, Files.readString(before));
        assertTrue(Files.isExecutable(before));
        assertEquals("#!/bin/sh\nexit 0\n", Files.readString(after));
    }

    @Test
    void doNotKeepTheDoorBusyThatCannotHear() throws Exception {
        try (DeafSocket deaf = new DeafSocket()) {
            PushDoor door = PushDoor.open(bare, new Gate(List.of()), deaf);
            Thread listening = deaf.listening.get(1, TimeUnit.MINUTES);

            assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> {
                        while (listening.getState() != Thread.State.TIMED_WAITING) {
                            Thread.onSpinWait();
                        }
                    });

            door.close();
            assertTrue(listening.join(Duration.ofMinutes(1)));
        }
    }

    /** Has no file descriptor left for those who knock. */
    private static final class DeafSocket extends ServerSocket {
        private final CompletableFuture<Thread> listening = new CompletableFuture<>();

        DeafSocket() throws IOException {
            super(0, 1, InetAddress.getLoopbackAddress());
        }

        @Override
        public Socket accept() throws IOException {
            listening.complete(Thread.currentThread());
            throw new IOException("Too many open files");
        }
    }

    private static String ask(int port, String question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private StockGit.Result push() {
        return StockGit.attempt(clone, "push", "origin", "HEAD:ed1");
    }

    private static void assertSays(String sentence, StockGit.Result result) {
        assertNotEquals(0, result.exitCode(), result::output);
        assertTrue(result.output().contains(sentence), result::output);
    }

    /** Fails when it is asked, or only when it is told. */
    private record FailingGate(boolean whenAsked) implements PushGate {
        @Override
        public List<String> refusals(Push push) {
            return whenAsked ? arrived() : List.of();
        }

        @Override
        public List<String> arrived() {
            throw new IllegalStateException("The disk is full.");
        }
    }

    private record Gate(List<String> refusals) implements PushGate {
        @Override
        public List<String> refusals(Push push) {
            return refusals;
        }

        @Override
        public List<String> arrived() {
            return List.of();
        }
    }
}
