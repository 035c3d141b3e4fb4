package ved.engine.adapter.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code git} command, free of the configuration of whoever runs the tests. */
public final class StockGit {
    private StockGit() {}

    /** Runs git in a directory; fails unless it exits with 0; returns what it printed. */
    public static String run(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "GIT_CONFIG_GLOBAL", "/dev/null",
                                "GIT_CONFIG_SYSTEM", "/dev/null",
                                "GIT_AUTHOR_NAME", "outsider",
                                "GIT_AUTHOR_EMAIL", "outsider@example.org",
                                "GIT_COMMITTER_NAME", "outsider",
                                "GIT_COMMITTER_EMAIL", "outsider@example.org"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + output);
            return output;
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
}
