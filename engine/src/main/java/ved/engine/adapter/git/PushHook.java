package ved.engine.adapter.git;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What stock Git starts in the scripts repository when somebody pushes: asks the running server
 * over its {@link PushDoor} and prints what it answers. Uses nothing but the JDK, for it is started
 * with Ved's classes alone, and starts quickly so.
 */
public final class PushHook {
    static final String BEFORE = "pre-receive";
    static final String AFTER = "post-receive";
    static final String ACCEPTED = "accepted";
    static final String NOT_RUNNING =
            "Ved is not running, so nobody can check what you push: start Ved, then push again.";
    static final String LATER =
            "Ved is not running: what you pushed becomes a version when it starts.";

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 120_000;

    private PushHook() {}

    /**
     * Exits with 0 when the push may go on.
     *
     * @param arguments the name of the hook
     */
    public static void main(String[] arguments) throws IOException {
        boolean before = arguments[0].equals(BEFORE);
        String changes = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        PrintStream person = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        List<String> answer = ask(arguments[0], changes, before ? NOT_RUNNING : LATER);
        answer.stream().skip(1).forEach(line -> person.println("Ved: " + line));
        System.exit(!before || answer.getFirst().equals(ACCEPTED) ? 0 : 1);
    }

    private static List<String> ask(String hook, String changes, String withoutServer) {
        try {
            List<String> door = Files.readAllLines(Path.of(PushDoor.FILE));
            String quarantine = Map.copyOf(System.getenv()).getOrDefault("GIT_QUARANTINE_PATH", "");
            String question = door.get(1) + "\n" + hook + "\n" + quarantine + "\n" + changes;
            return ask(Integer.parseInt(door.getFirst()), question);
        } catch (ConnectException | NoSuchFileException e) {
            return List.of("", withoutServer);
        } catch (SocketTimeoutException e) {
            return List.of("", "Ved did not answer in time: look at its log, then push again.");
        } catch (IOException | RuntimeException e) {
            return List.of("", "Ved cannot be asked (" + e + "): push as the user who runs Ved.");
        }
    }

    private static List<String> ask(int port, String question) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(question.getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            List<String> answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            return answer.isEmpty()
                    ? List.of("", "Ved stopped before it answered: start it, then push again.")
                    : answer;
        }
    }
}
