package ved.engine.adapter.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of language servers that are confined processes.
 *
 * @param runtimeDirectory where CPython and Pyright are unpacked once, e.g. {@code data/runtime}
 * @param directory for their settings, e.g. {@code data/language}; it belongs to one server alone
 * @param packages the folder that scripts import installed packages from
 * @param memoryBytes that one server may have
 */
public record ProcessLanguageSettings(
        Path runtimeDirectory, Path directory, Optional<Path> packages, long memoryBytes) {}
