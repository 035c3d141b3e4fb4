package ved.engine.execution;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.Topics;
import ved.engine.script.ScriptId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers the events of one execution, tells the watchers, and keeps the output until it is stored.
 * Used by one actor only.
 */
final class ExecutionLog {
    private final long execution;
    private final ScriptId script;
    private final ExecutionServices services;
    private final List<OutputChunk> output = new ArrayList<>();
    private long lastSequence;

    ExecutionLog(long execution, ScriptId script, ExecutionServices services) {
        this.execution = execution;
        this.script = script;
        this.services = services;
    }

    /** Tells everybody the stored result of an execution whose runner is gone. */
    static void lost(
            long execution, ScriptId script, ExecutionServices services, ExecutionOutcome outcome) {
        ExecutionLog log = new ExecutionLog(execution, script, services);
        log.lastSequence = ExecutionEvent.Finished.AFTER_LOST_OUTPUT - 1;
        log.finished(outcome);
    }

    void queued(Instant at) {
        publish(new ExecutionEvent.Queued(at));
        services.announce().accept(new CatalogueEvent.ExecutionStarted(execution, script.value()));
    }

    void started(Instant at) {
        publish(new ExecutionEvent.Started(at));
    }

    void printed(List<OutputBuffer.Piece> pieces) {
        for (OutputBuffer.Piece piece : pieces) {
            Instant at = services.clock().instant();
            publish(new ExecutionEvent.OutputPrinted(piece.stream(), piece.text(), at));
            output.add(new OutputChunk(lastSequence, piece.stream(), piece.text(), at));
        }
    }

    /** The whole output so far. */
    List<OutputChunk> output() {
        return List.copyOf(output);
    }

    /** The result is stored: tells everybody, and closes the topic. */
    void finished(ExecutionOutcome outcome) {
        publish(new ExecutionEvent.Finished(outcome));
        services.topics().tell(new Topics.Close<>(execution));
        String status = outcome.status().name().toLowerCase(Locale.ROOT);
        services.announce()
                .accept(new CatalogueEvent.ExecutionFinished(execution, script.value(), status));
    }

    private void publish(ExecutionEvent event) {
        lastSequence++;
        services.topics().tell(Topics.Publish.one(execution, lastSequence, event));
    }
}
