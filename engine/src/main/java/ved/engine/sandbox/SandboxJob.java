package ved.engine.sandbox;

import java.util.Optional;

/**
 * One script to run once. The arrays are not copied; nobody may change them.
 *
 * @param executionId identifies the execution; the sandbox carries it as a label
 * @param interpreter id of one of {@link Sandbox#interpreters()}
 * @param source the script, byte for byte
 * @param dataset written to a file whose path is the script's only argument; without one the script
 *     gets no argument
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record SandboxJob(
        long executionId,
        String interpreter,
        byte[] source,
        Optional<byte[]> dataset,
        SandboxLimits limits) {}
