package ved.engine.service;

import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionEvent;
import ved.engine.execution.ExecutionEvent.Finished;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.OutputChunk;
import ved.engine.live.Numbered;

import java.util.ArrayList;
import java.util.List;

/** The events of an execution as its record tells them, numbered as they were when live. */
final class RecordedEvents {
    private RecordedEvents() {}

    /**
     * @param output all that was recorded of it
     */
    static List<Numbered<ExecutionEvent>> of(Execution execution, List<OutputChunk> output) {
        List<Numbered<ExecutionEvent>> events = new ArrayList<>();
        events.add(new Numbered<>(1, new ExecutionEvent.Queued(execution.queuedAt())));
        execution
                .startedAt()
                .ifPresent(at -> events.add(new Numbered<>(2, new ExecutionEvent.Started(at))));
        for (OutputChunk chunk : output) {
            events.add(
                    new Numbered<>(
                            chunk.sequence(),
                            new ExecutionEvent.OutputPrinted(
                                    chunk.stream(), chunk.text(), chunk.at())));
        }
        if (execution.status().isFinal()) {
            long last = events.getLast().sequence();
            boolean maybeLost = output.isEmpty() && mayHaveLostOutput(execution);
            events.add(
                    new Numbered<>(
                            maybeLost ? Finished.AFTER_LOST_OUTPUT : last + 1,
                            new Finished(ExecutionOutcome.of(execution))));
        }
        return events;
    }

    /** An end that was recorded by another than its runner, which alone had the output. */
    private static boolean mayHaveLostOutput(Execution execution) {
        return execution.status() == ExecutionStatus.UNKNOWN
                || (execution.status() == ExecutionStatus.ERROR
                        && execution.startedAt().isPresent());
    }
}
