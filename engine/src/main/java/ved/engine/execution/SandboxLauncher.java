package ved.engine.execution;

import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxJob;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Fetches the dataset and starts the script in the sandbox that runs its interpreter. */
final class SandboxLauncher {
    private final ExecutionServices services;

    SandboxLauncher(ExecutionServices services) {
        this.services = services;
    }

    CompletionStage<SandboxExecution> launch(
            long execution, ExecutionRequest request, Sandbox.OutputSink output) {
        return CompletableFuture.supplyAsync(() -> dataset(request), services.storeExecutor())
                .thenApplyAsync(
                        dataset -> start(job(execution, request, dataset), output),
                        services.blocking());
    }

    private Optional<byte[]> dataset(ExecutionRequest request) {
        return request.dataset()
                .map(use ->
                        services.store()
                                .datasetBytes(use.sha256())
                                .orElseThrow(() ->
                                        new IllegalStateException(
                                                "its dataset is no longer stored")));
    }

    private SandboxJob job(long execution, ExecutionRequest request, Optional<byte[]> dataset) {
        return new SandboxJob(
                execution,
                request.interpreter(),
                request.content().getBytes(StandardCharsets.UTF_8),
                dataset,
                services.limits());
    }

    private SandboxExecution start(SandboxJob job, Sandbox.OutputSink output) {
        try {
            return sandboxFor(job.interpreter()).start(job, output);
        } catch (SandboxException e) {
            throw new CompletionException(e);
        }
    }

    private Sandbox sandboxFor(String interpreter) throws SandboxException {
        return services.sandboxes()
                .sandboxFor(interpreter)
                .orElseThrow(() ->
                        new SandboxException(
                                services.sandboxes()
                                        .whyUnavailable(interpreter)
                                        .orElse("The interpreter became unavailable.")));
    }
}
