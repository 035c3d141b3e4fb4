package ved.engine.adapter.python;

import ved.engine.adapter.file.FolderLock;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installs packages with the pip that the embedded CPython brings. Where the index is, and how it is
 * reached, is for pip's own settings to say. What it downloads runs only once its hash is right.
 */
public final class PackageInstaller {
    /** Of pip's settings only those that say where packages go are not the machine's to make. */
    private static final List<String> OURS =
            List.of("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_CONSTRAINT");

    /** Downloads, of 30 MB, and compiling on a slow machine; a silent index ends much sooner. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final int LONGEST_COMPLAINT = 400;

    private final CPythonDistribution python;
    private final Requirements requirements;
    private final Map<String, String> environment;

    /**
     * @param environment of pip: the server's
     */
    public PackageInstaller(
            CPythonDistribution python,
            Requirements requirements,
            Map<String, String> environment) {
        this.python = python;
        this.requirements = requirements;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Installs into a folder below the given one, or finds what is installed there. Takes half a
     * minute, or a few seconds where there is no index. Safe against a crash at any moment and
     * against other processes that do the same. Others are removed there that no process uses.
     *
     * @throws SandboxException when packages cannot be had; then nothing is installed
     */
    public PackageFolder install(Path directory) throws SandboxException {
        try (FolderLock lock = FolderLock.acquire(directory)) {
            Optional<PackageFolder> there = PackageFolder.find(lock.folder(), requirements);
            PackageFolder installed = there.isPresent() ? there.get() : install(lock);
            lock.removeUnused(PackageFolder.NAME, installed.home());
            return installed;
        } catch (IOException e) {
            throw new SandboxException(
                    "Packages could not be installed into %s: %s. Make the folder writable and see that the disk has 300 MB free."
                            .formatted(directory, e),
                    e);
        }
    }

    private PackageFolder install(FolderLock lock) throws IOException, SandboxException {
        return new PackageFolder(
                lock.<SandboxException>put(
                        requirements.key(),
                        (home, work) -> {
                            var fresh = new PackageFolder(home);
                            download(work, fresh.site());
                            run(
                                    "What pip has installed does not work",
                                    python.program("packages").toString(),
                                    "finish",
                                    fresh.site().toString(),
                                    fresh.stubs().toString());
                        }));
    }

    private void download(Path work, Path site) throws IOException, SandboxException {
        Path file = Files.writeString(work.resolve("requirements.txt"), requirements.text());
        run(
                "pip could not install what scripts may import",
                PipWheel.unpack(work).resolve("pip").toString(),
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "--no-cache-dir",
                "--no-compile",
                "--root-user-action=ignore",
                "--progress-bar=off",
                "--retries=1",
                "--timeout=10",
                "--require-hashes",
                "--only-binary=:all:",
                "--no-deps",
                "--target",
                site.toString(),
                "--requirement",
                file.toString());
    }

    private void run(String complaint, String... arguments) throws IOException, SandboxException {
        var builder = new ProcessBuilder(python.executable().toString(), "-I", "-B");
        builder.command().addAll(List.of(arguments));
        builder.redirectErrorStream(true).environment().clear();
        builder.environment().putAll(environment);
        builder.environment().keySet().removeIf(name -> OURS.contains(name));
        Process process = builder.start();
        process.getOutputStream().close();
        String output;
        try (var _ = new Deadline(process, PATIENCE)) {
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return;
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new SandboxException("Installing packages was interrupted", e);
        }
        throw new SandboxException(complaint + ": " + essence(output));
    }

    /** The first errors that pip names, or how the output ends. */
    private static String essence(String output) {
        List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        List<String> errors = lines.stream().filter(l -> l.startsWith("ERROR: ")).toList();
        String text =
                errors.isEmpty()
                        ? String.join(
                                " ", lines.subList(Math.max(0, lines.size() - 3), lines.size()))
                        : String.join(" ", errors).replace("ERROR: ", "");
        return text.substring(0, Math.min(text.length(), LONGEST_COMPLAINT));
    }
}
