package ved.engine.adapter.git;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.push.Push;
import ved.engine.push.Push.RefChange;
import ved.engine.push.PushGate;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Where the hooks of the repository reach the running server: a port on the loopback address. It
 * and a secret stand in a file of the repository that only its owner can read, so that whoever may
 * push can ask, and nobody else.
 */
public final class PushDoor implements AutoCloseable {
    static final String FILE = "ved.door";

    private static final Logger LOG = LoggerFactory.getLogger(PushDoor.class);
    private static final String REFUSED = "refused";
    private static final int BACKLOG = 16;
    private static final int VISITORS = 8;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int PAUSE_SECONDS = 5;
    static final int LONGEST_QUESTION = 1 << 20;
    private static final int SECRET_BYTES = 32;
    private static final Pattern CHANGE = Pattern.compile("([0-9a-f]{40}) ([0-9a-f]{40}) (.+)");

    private final Path repository;
    private final PushGate gate;
    private final ServerSocket socket;
    private final String secret;
    private final Semaphore visitors = new Semaphore(VISITORS);
    private final CountDownLatch closed = new CountDownLatch(1);

    private PushDoor(Path repository, PushGate gate, ServerSocket socket, String secret) {
        this.repository = repository;
        this.gate = gate;
        this.socket = socket;
        this.secret = secret;
    }

    /**
     * Opens the door of a repository; from now on pushes are answered.
     *
     * @throws StorageException when no port is free, or the repository cannot be written
     */
    public static PushDoor open(Path repository, PushGate gate) {
        try {
            return open(
                    repository,
                    gate,
                    new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new StorageException(
                    "The scripts repository cannot be opened for pushes: " + e.getMessage(), e);
        }
    }

    /** Takes the socket over, also where this fails. */
    static PushDoor open(Path repository, PushGate gate, ServerSocket socket) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        PushDoor door = new PushDoor(repository, gate, socket, HexFormat.of().formatHex(random));
        try {
            door.announce();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Thread.ofVirtual().name("ved-push-door").start(door::letIn);
        return door;
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            Files.deleteIfExists(repository.resolve(FILE));
        } finally {
            closed.countDown();
        }
    }

    private void announce() throws IOException {
        Path temporary = repository.resolve(FILE + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary);
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(temporary, socket.getLocalPort() + "\n" + secret + "\n");
        Files.move(
                temporary,
                repository.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void letIn() {
        try {
            while (!socket.isClosed()) {
                letOneIn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letOneIn() throws InterruptedException {
        try {
            Socket visitor = socket.accept();
            visitors.acquire();
            Thread.ofVirtual().name("ved-push").start(() -> serve(visitor));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                LOG.warn("No push can be heard; listening again in {} s", PAUSE_SECONDS, e);
                // What it lacks, such as file descriptors, is not there again at once.
                boolean _ = closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor) {
            visitor.setSoTimeout(PATIENCE_MILLIS);
            byte[] question = visitor.getInputStream().readNBytes(LONGEST_QUESTION + 1);
            List<String> answer =
                    question.length > LONGEST_QUESTION
                            ? List.of(REFUSED, "Too many branches come at once; push fewer.")
                            : answer(new String(question, StandardCharsets.UTF_8));
            visitor.getOutputStream()
                    .write(String.join("\n", answer).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("A hook went away", e);
        } finally {
            visitors.release();
        }
    }

    private List<String> answer(String question) {
        List<String> lines = question.lines().toList();
        if (lines.size() < 3 || !isSecret(lines.getFirst())) {
            return List.of(REFUSED, "The hook is not of this server: start Ved again.");
        }
        boolean before = lines.get(1).equals(PushHook.BEFORE);
        List<String> answer = new ArrayList<>();
        try {
            List<String> sentences =
                    before
                            ? refusals(lines.get(2), lines.subList(3, lines.size()))
                            : gate.arrived();
            answer.add(before && !sentences.isEmpty() ? REFUSED : PushHook.ACCEPTED);
            sentences.forEach(sentence -> answer.add(printable(sentence)));
        } catch (IOException | RuntimeException e) {
            LOG.error("A push could not be dealt with", e);
            answer.add(before ? REFUSED : PushHook.ACCEPTED);
            answer.add(
                    before
                            ? printable("The push could not be dealt with: " + e.getMessage())
                            : PushGate.LATER);
        }
        return answer;
    }

    private List<String> refusals(String quarantine, List<String> changes) throws IOException {
        Optional<Path> folder = Optional.of(quarantine).filter(q -> !q.isEmpty()).map(Path::of);
        try (QuarantinedPush objects = QuarantinedPush.open(repository, folder)) {
            return gate.refusals(
                    new Push(changes.stream().map(PushDoor::change).toList(), objects));
        }
    }

    private static RefChange change(String line) {
        var matcher = CHANGE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a change of a branch: " + line);
        }
        return new RefChange(matcher.group(3), matcher.group(1), matcher.group(2));
    }

    private boolean isSecret(String offered) {
        return MessageDigest.isEqual(
                offered.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** In one line, without anything that a terminal would obey. */
    private static String printable(String sentence) {
        return sentence.replaceAll("\\p{Cntrl}+", " ");
    }
}
