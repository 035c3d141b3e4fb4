import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A long history, written into Ved's repository while Ved is stopped: as commits that Ved might have
 * made, and records at its next start.
 */
final class BenchHistory {
    /** The script that has all the versions; the ids of the others follow. */
    static final int SCRIPT = 1_000;

    static final int VERSIONS = 1_000;
    static final int SCRIPTS = 10_000;

    private static final int LINES = 200;
    private static final int SCRIPTS_IN_A_COMMIT = 100;

    private final OutputStream stream;
    private Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);

    private BenchHistory(OutputStream stream) {
        this.stream = stream;
    }

    /** A file of the history and what the trailers say of it. */
    private record File(int script, String content, List<String> trailers) {}

    static void write(Path repository) throws IOException, InterruptedException {
        Process git =
                new ProcessBuilder("git", "--git-dir=" + repository, "fast-import", "--quiet")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (OutputStream stream = new BufferedOutputStream(git.getOutputStream())) {
            new BenchHistory(stream).write();
        }
        if (git.waitFor() != 0) {
            throw new IOException("git fast-import failed");
        }
    }

    private void write() throws IOException {
        write("reset refs/heads/ed1\nfrom refs/heads/ed1^0\n\n");
        write("reset refs/heads/prod\nfrom refs/heads/prod^0\n\n");
        for (int version = 1; version <= VERSIONS; version++) {
            commit("ed1", List.of(version(version)));
        }
        List<File> merged = new ArrayList<>(List.of(merged(SCRIPT, VERSIONS, content(VERSIONS))));
        for (int next = SCRIPT + 1; next < SCRIPT + SCRIPTS; next += SCRIPTS_IN_A_COMMIT) {
            int end = Math.min(next + SCRIPTS_IN_A_COMMIT, SCRIPT + SCRIPTS);
            commit("ed1", IntStream.range(next, end).mapToObj(BenchHistory::created).toList());
            IntStream.range(next, end)
                    .forEach(script -> merged.add(merged(script, 1, small(script))));
        }
        for (int next = 0; next < merged.size(); next += SCRIPTS_IN_A_COMMIT) {
            int end = Math.min(next + SCRIPTS_IN_A_COMMIT, merged.size());
            commit("prod", merged.subList(next, end));
        }
    }

    private static File version(int version) {
        String parent =
                version == 1
                        ? "Ordering-Number: " + SCRIPT + ".0"
                        : "Parent-Version: 0." + (version - 1);
        return new File(
                SCRIPT,
                content(version),
                List.of("Version: 0." + version, parent, "Interpreter: cpython-3.14"));
    }

    private static File created(int script) {
        return new File(
                script,
                small(script),
                List.of(
                        "Version: 0.1",
                        "Ordering-Number: " + script + ".0",
                        "Interpreter: cpython-3.14"));
    }

    private static File merged(int script, int version, String content) {
        return new File(script, content, List.of("Version: 0." + version, "Merged-From: ed1"));
    }

    /** Each version changes another line. */
    private static String content(int version) {
        return IntStream.range(0, LINES)
                .mapToObj(line -> {
                    int lastChange = version - Math.floorMod(version - line, LINES);
                    return "value_%d = %d\n".formatted(line, Math.max(0, lastChange));
                })
                .collect(Collectors.joining("", "\"\"\"Changed often.\"\"\"\n", ""));
    }

    private static String small(int script) {
        return "\"\"\"Script %d.\"\"\"\n\nprint(%d)\n".formatted(script, script);
    }

    private void commit(String branch, List<File> files) throws IOException {
        at = at.plusSeconds(1);
        var message = new StringBuilder("Import\n\n");
        for (File file : files) {
            message.append("Script: ").append(file.script()).append('\n');
            file.trailers().forEach(trailer -> message.append(trailer).append('\n'));
        }
        message.append("At: ").append(at).append('\n');
        String person = " ed1 <ed1@ved> %d +0000%n".formatted(at.getEpochSecond());
        write("commit refs/heads/" + branch + "\nauthor" + person + "committer" + person);
        data(message.toString());
        for (File file : files) {
            write("M 100644 inline " + file.script() + ".py\n");
            data(file.content());
        }
        write("\n");
    }

    private void data(String text) throws IOException {
        write("data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n");
    }

    private void write(String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
