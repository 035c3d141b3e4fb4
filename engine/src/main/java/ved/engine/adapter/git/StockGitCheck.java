package ved.engine.adapter.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The check of the {@code git} command, where the host has one. */
final class StockGitCheck {
    private static final int NOT_SAID = 255;

    private StockGitCheck() {}

    /** What {@code git fsck --full --strict} finds, a line each; empty where there is no git. */
    static Optional<List<String>> faults(Path repository) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                "git",
                                "--git-dir=" + repository.toAbsolutePath(),
                                "fsck",
                                "--full",
                                "--strict",
                                "--no-dangling",
                                "--no-progress")
                        .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return Optional.empty();
        }
        process.getOutputStream().close();
        List<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("notice:"))
                        .toList();
        int exitCode = exitCode(process);
        return Optional.of(
                exitCode == 0
                        ? List.of()
                        : lines.isEmpty() ? List.of("git fsck ends with " + exitCode) : lines);
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_SAID;
        }
    }
}
