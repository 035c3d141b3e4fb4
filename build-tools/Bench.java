import static java.nio.file.Files.createTempDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures a packaged Ved on throw-away data, each figure beside an alternative that is measured in
 * the same run. Times are wall-clock milliseconds; on a shared machine trust the ratios.
 */
final class Bench {
    private final Path folder;
    private final BenchServer ved;

    private Bench(Path folder, BenchServer ved) {
        this.folder = folder;
        this.ved = ved;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = createTempDirectory("ved-bench");
        try {
            BenchReport.title("milliseconds, on a new Ved");
            try (BenchServer ved = BenchServer.start(folder)) {
                new Bench(folder, ved).measureNew();
            }
            BenchNames.measure(folder.resolve("data").resolve("runtime"));
            BenchHistory.write(BenchServer.repository(folder));
            long start = System.nanoTime();
            try (BenchServer ved = BenchServer.start(folder)) {
                System.out.printf(
                        Locale.ROOT,
                        "%nRecorded %,d scripts that came by Git in %.0f s.%n%n",
                        BenchHistory.SCRIPTS,
                        (System.nanoTime() - start) / 1e9);
                BenchReport.title("milliseconds, with %,d scripts".formatted(BenchHistory.SCRIPTS));
                new Bench(folder, ved).measureLarge();
            }
        } finally {
            delete(folder);
        }
    }

    private void measureNew() throws Exception {
        executions();
        String created = ved.ok("POST", "/api/scripts", "{\"content\":\"x = 0\\n\"}");
        Path work = folder.resolve("new");
        BenchReport.program("git", "init", "-q", work.toString());
        saves(created, work);
        BenchReport.measure("the smallest answer: /api/health", () -> ved.get("/api/health"));
    }

    private void measureLarge() throws Exception {
        List<String> git = List.of("git", "--git-dir=" + BenchServer.repository(folder));
        String script = "/api/scripts/" + BenchHistory.SCRIPT;
        String file = BenchHistory.SCRIPT + ".py";
        BenchReport.measure("the catalogue", () -> ved.get("/api/scripts"));
        BenchReport.measure(
                "  its files by git ls-tree -r prod",
                () -> BenchReport.program(git, "ls-tree", "-r", "prod"));
        String versions = "%,d versions".formatted(BenchHistory.VERSIONS);
        BenchReport.measure(
                "history of a script with " + versions, () -> ved.get(script + "/versions"));
        BenchReport.measure(
                "  the same by git log", () -> BenchReport.program(git, "log", "ed1", "--", file));
        BenchReport.measure("blame of that script", () -> ved.get(script + "/blame"));
        BenchReport.measure(
                "  the same by git blame",
                () -> BenchReport.program(git, "blame", "ed1", "--", file));
        Path work = folder.resolve("large");
        BenchReport.program(
                "git",
                "clone",
                "-q",
                "--branch",
                "ed1",
                BenchServer.repository(folder).toString(),
                work.toString());
        saves(ved.get(script), work);
    }

    private void executions() throws Exception {
        String hello = "{\"source\":\"unsaved\",\"content\":\"print('hi')\"}";
        BenchReport.measure(
                "print('hi') through Ved, sandboxed and recorded",
                () -> ved.ok("POST", "/api/execute/1?wait=true", hello));
        Optional<Path> python = embeddedPython();
        if (python.isPresent()) {
            BenchReport.measure(
                    "  the same by the bare interpreter, unconfined",
                    () -> BenchReport.program(python.get().toString(), "-I", "-c", "print('hi')"));
        }
        String image = runnerImage();
        if (!image.isEmpty()) {
            List<String> container =
                    List.of("docker", "run", "--rm", "--network", "none", "--entrypoint");
            BenchReport.measure(
                    "  the same by docker run --rm --network none",
                    () -> BenchReport.program(container, "python3", image, "-c", "print('hi')"));
        }
    }

    /**
     * @param script as Ved describes it
     * @param work where Git may commit
     */
    private void saves(String script, Path work) throws Exception {
        String id = BenchServer.first(script, "\"id\":(\\d+)");
        var version = new String[] {versionOf(script)};
        var round = new int[1];
        BenchReport.measure(
                "save of a change: parsed, in Git and SQLite, fsynced",
                () -> {
                    round[0]++;
                    String saved =
                            ved.ok(
                                    "PUT",
                                    "/api/scripts/" + id,
                                    "{\"content\":\"x = %d\\n\",\"base_version_id\":%s}"
                                            .formatted(round[0], version[0]));
                    version[0] = versionOf(saved);
                    return saved;
                });
        List<String> git =
                List.of(
                        "git",
                        "-C",
                        work.toString(),
                        "-c",
                        "core.fsync=objects,reference",
                        "-c",
                        "user.name=b",
                        "-c",
                        "user.email=b@b");
        String file = BenchHistory.SCRIPT + ".py";
        BenchReport.measure(
                "  the same by git add and git commit, fsynced",
                () -> {
                    round[0]++;
                    Files.writeString(work.resolve(file), "x = " + round[0] + "\n");
                    BenchReport.program(git, "add", file);
                    return BenchReport.program(git, "commit", "-q", "-m", "m");
                });
    }

    private static String versionOf(String script) {
        return BenchServer.first(script, "\"version\":\\{\"id\":(\\d+)");
    }

    private Optional<Path> embeddedPython() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(p -> p.endsWith("bin/python3.14")).findFirst();
        }
    }

    /** Empty where there is no engine that could run it. */
    private static String runnerImage() throws IOException, InterruptedException {
        if (System.getenv("DOCKER_HOST") == null
                && !Files.exists(Path.of("/var/run/docker.sock"))) {
            return "";
        }
        String images = BenchReport.program("docker", "images", "-q", "ved-runner");
        return images.lines().findFirst().orElse("");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
