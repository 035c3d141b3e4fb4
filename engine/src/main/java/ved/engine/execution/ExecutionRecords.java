package ved.engine.execution;

import ved.engine.execution.ScriptRunner.Preparation;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.Sandboxes;
import ved.engine.script.Answer;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes the record of one execution, on the threads of the store. */
final class ExecutionRecords {
    /** An execution that is recorded as queued. */
    record Recorded(long execution, ExecutionRequest request, Instant queuedAt) {}

    private final ExecutionServices services;

    ExecutionRecords(ExecutionServices services) {
        this.services = services;
    }

    /** Finds out what is to be executed, and records that before anything starts. */
    CompletionStage<Answer<Recorded>> queued(Preparation preparation) {
        return CompletableFuture.supplyAsync(
                () -> preparation.request().get().map(this::recordQueued),
                services.storeExecutor());
    }

    private Recorded recordQueued(ExecutionRequest request) {
        String sandbox =
                services.sandboxes()
                        .sandboxFor(request.interpreter())
                        .map(Sandbox::name)
                        .orElse(Sandboxes.NONE);
        Instant queuedAt = services.clock().instant();
        long execution = services.store().recordQueued(request, sandbox, queuedAt);
        return new Recorded(execution, request, queuedAt);
    }

    CompletionStage<Void> started(long execution, Instant at) {
        return CompletableFuture.runAsync(
                () -> services.store().recordStarted(execution, at), services.storeExecutor());
    }

    /**
     * Records the final result.
     *
     * @param after what must be written first, whether or not that succeeds
     */
    CompletionStage<Void> finished(
            CompletionStage<?> after,
            long execution,
            ExecutionOutcome outcome,
            List<OutputChunk> output) {
        return after.handle((_, _) -> null)
                .thenRunAsync(
                        () -> services.store().recordFinished(execution, outcome, output),
                        services.storeExecutor());
    }
}
