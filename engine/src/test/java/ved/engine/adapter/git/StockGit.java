package ved.engine.adapter.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code git} command, free of the configuration and identity of whoever runs the tests. */
public final class StockGit {
    private StockGit() {}

    /** Runs git in a directory; fails unless it exits with 0; returns what it printed. */
    public static String run(Path directory, String... arguments) {
        Result result = attempt(directory, arguments);
        assertEquals(0, result.exitCode(), () -> String.join(" ", arguments) + "\n" + result);
        return result.output();
    }

    /** Runs git in a directory, as an outsider who is the author of what is committed. */
    public static Result attempt(Path directory, String... arguments) {
        return attemptAs("outsider", directory, arguments);
    }

    /** Runs git in a directory as an author. */
    public static Result attemptAs(String author, Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment()
                .putAll(
                        Map.of(
                                "LC_ALL",
                                "C",
                                "GIT_CONFIG_GLOBAL",
                                "/dev/null",
                                "GIT_CONFIG_SYSTEM",
                                "/dev/null",
                                "GIT_AUTHOR_NAME",
                                author,
                                "GIT_AUTHOR_EMAIL",
                                author + "@example.org",
                                "GIT_COMMITTER_NAME",
                                author,
                                "GIT_COMMITTER_EMAIL",
                                author + "@example.org"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fails unless the repository is without any fault. */
    public static void assertSound(Path repository) {
        assertEquals(
                "",
                run(repository, "fsck", "--full", "--strict", "--no-dangling", "--no-progress"));
    }

    /** What git said. */
    public record Result(int exitCode, String output) {}
}
