package ved.engine.adapter.python;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the source analyser.
 *
 * @param runtimeDirectory where CPython is unpacked once (40 MB); the embedded sandbox may use the
 *     same
 * @param timeLimit for one source, whole seconds; default 10 s
 * @param memoryBytes for one source; default 512 MiB. The worst that fits into {@link
 *     ved.engine.source.SourceAnalyzer#MAX_BYTES} takes about half of it
 */
public record AnalyzerSettings(Path runtimeDirectory, Duration timeLimit, long memoryBytes) {
    public AnalyzerSettings(Path runtimeDirectory) {
        this(runtimeDirectory, Duration.ofSeconds(10), 512L << 20);
    }
}
