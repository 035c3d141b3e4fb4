package ved.engine.adapter.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the embedded sandbox.
 *
 * @param runtimeDirectory where CPython is unpacked once (40 MB), e.g. {@code data/runtime}; it must
 *     allow programs to be executed
 * @param scratchDirectory holds one folder for each execution while it lasts, e.g. {@code
 *     data/sandboxes}. It belongs to one server alone, which empties it at start and at the end
 * @param scratchInMemory whether scripts write to a file system in memory, of the size that {@link
 *     ved.engine.sandbox.SandboxLimits#scratchBytes()} says, where the kernel lets us mount one:
 *     that bound is exact, and nothing reaches the disk. Otherwise they write to {@code
 *     scratchDirectory}, where each file is bounded exactly, and their sum is measured five times a
 *     second. Default: true
 * @param packages a folder that scripts may import from, and only read. Default: none
 */
public record ProcessSettings(
        Path runtimeDirectory,
        Path scratchDirectory,
        boolean scratchInMemory,
        Optional<Path> packages) {
    public ProcessSettings(Path runtimeDirectory, Path scratchDirectory) {
        this(runtimeDirectory, scratchDirectory, true, Optional.empty());
    }
}
