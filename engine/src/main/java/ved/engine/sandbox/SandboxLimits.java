package ved.engine.sandbox;

import java.time.Duration;

/**
 * What one execution may use. Settings under {@code ved.sandbox.limits}.
 *
 * @param timeout wall-clock time from the start of the script to its kill
 * @param memoryBytes memory, without swap
 * @param cpus processor cores, may be fractional
 * @param processes processes and threads together
 * @param scratchBytes size of the writable scratch space
 * @param outputBytes bytes kept of each of stdout and stderr
 */
public record SandboxLimits(
        Duration timeout,
        long memoryBytes,
        double cpus,
        int processes,
        long scratchBytes,
        int outputBytes) {}
