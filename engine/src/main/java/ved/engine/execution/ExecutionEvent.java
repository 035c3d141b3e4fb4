package ved.engine.execution;

import ved.engine.sandbox.OutputStreamName;

import java.time.Instant;

/** What a watcher of one execution sees; the last one is always {@link Finished}. */
public sealed interface ExecutionEvent {
    record Queued(Instant at) implements ExecutionEvent {}

    record Started(Instant at) implements ExecutionEvent {}

    record OutputPrinted(OutputStreamName stream, String text, Instant at)
            implements ExecutionEvent {}

    record Finished(ExecutionOutcome outcome) implements ExecutionEvent {
        /**
         * Its sequence where output was lost that watchers may have seen, because the server or the
         * runner ended before it was stored: behind all that can have been.
         */
        public static final long AFTER_LOST_OUTPUT = Integer.MAX_VALUE;
    }
}
