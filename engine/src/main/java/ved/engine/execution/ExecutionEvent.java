package ved.engine.execution;

import ved.engine.sandbox.OutputStreamName;

import java.time.Instant;

/** What a watcher of one execution sees; the last one is always {@link Finished}. */
public sealed interface ExecutionEvent {
    record Queued(Instant at) implements ExecutionEvent {}

    record Started(Instant at) implements ExecutionEvent {}

    record OutputPrinted(OutputStreamName stream, String text, Instant at)
            implements ExecutionEvent {}

    record Finished(ExecutionOutcome outcome) implements ExecutionEvent {}
}
