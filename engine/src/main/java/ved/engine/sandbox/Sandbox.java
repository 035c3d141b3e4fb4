package ved.engine.sandbox;

import java.util.List;
import java.util.Optional;

/** Runs scripts, each in a sandbox of its own. Safe for use by many threads. */
public interface Sandbox extends AutoCloseable {
    /** {@code docker} or {@code process}. */
    String name();

    /** The interpreters as they were when last probed. */
    List<Interpreter> interpreters();

    /**
     * What a type checker must read of the packages of an interpreter that were installed by the
     * sandbox itself; empty where Ved has installed them, or there are none.
     */
    default Optional<PackageStubs> ownStubs(String interpreter) {
        return Optional.empty();
    }

    /**
     * Establishes a fresh sandbox and starts the script in it; returns as soon as the script runs.
     *
     * @param output receives what the script prints; it never blocks
     * @throws SandboxException when the sandbox could not be established; then nothing runs and
     *     nothing is left behind
     */
    SandboxExecution start(SandboxJob job, OutputSink output) throws SandboxException;

    /** Ends every execution and removes what this Ved instance left in the engine. */
    @Override
    void close();

    /** Takes raw output, in order per stream, from any thread. Implementations never block. */
    interface OutputSink {
        void write(OutputStreamName stream, byte[] bytes, int offset, int length);
    }
}
