package ved.engine.sandbox;

import java.util.OptionalLong;

/** How a script ended, as the sandbox observed it. */
public sealed interface SandboxExit {
    /**
     * @param code exit code, 0 to 255
     * @param peakMemoryBytes highest memory use, where the sandbox can tell
     */
    record Exited(int code, OptionalLong peakMemoryBytes) implements SandboxExit {}

    /**
     * Ended by a signal: its own, or the one of {@link SandboxExecution#kill()}.
     *
     * @param signal number of the signal, e.g. 9
     */
    record Signalled(int signal, OptionalLong peakMemoryBytes) implements SandboxExit {}

    /** The memory limit ended it. */
    record OutOfMemory(OptionalLong peakMemoryBytes) implements SandboxExit {}

    /** The sandbox was lost, so that nobody knows how the script ended. */
    record Lost(String why) implements SandboxExit {}
}
