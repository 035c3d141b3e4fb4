package ved.engine.sandbox;

import java.util.concurrent.CompletionStage;

/** A script that runs in its sandbox. */
public interface SandboxExecution {
    /**
     * Completes once: after the script has ended, all its output was handed over, and its sandbox
     * with everything in it is gone. Never completes exceptionally.
     */
    CompletionStage<SandboxExit> exit();

    /** Kills the script with everything it started. Returns at once; idempotent. */
    void kill();
}
