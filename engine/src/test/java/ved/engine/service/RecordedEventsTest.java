package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionSource;
import ved.engine.execution.ExecutionStatus;
import ved.engine.execution.OutputChunk;
import ved.engine.live.Numbered;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.script.ScriptId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class RecordedEventsTest {
    private static final Instant AT = Instant.parse("2026-11-20T16:37:25Z");
    private static final List<OutputChunk> OUTPUT =
            List.of(
                    new OutputChunk(3, OutputStreamName.STDOUT, "a", AT),
                    new OutputChunk(4, OutputStreamName.STDERR, "b", AT));

    @Test
    void areNumberedAsTheyWereWhenLive() {
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), sequences(ExecutionStatus.FAILED, true, OUTPUT));
        assertEquals(List.of(1L, 2L, 3L), sequences(ExecutionStatus.SUCCEEDED, true, List.of()));
        assertEquals(List.of(1L, 2L), sequences(ExecutionStatus.ERROR, false, List.of()));
        assertEquals(List.of(1L, 2L), sequences(ExecutionStatus.RUNNING, true, List.of()));
    }

    @Test
    void tellTheEndAlsoToAWatcherWhoSawOutputThatWasLost() {
        assertEquals(
                List.of(1L, 2L, (long) Integer.MAX_VALUE),
                sequences(ExecutionStatus.UNKNOWN, true, List.of()));
        assertEquals(
                List.of(1L, 2L, (long) Integer.MAX_VALUE),
                sequences(ExecutionStatus.ERROR, true, List.of()));
    }

    private static List<Long> sequences(
            ExecutionStatus status, boolean started, List<OutputChunk> output) {
        return RecordedEvents.of(execution(status, started), output).stream()
                .map(Numbered::sequence)
                .toList();
    }

    private static Execution execution(ExecutionStatus status, boolean started) {
        return new Execution(
                7,
                new ScriptId(1),
                ExecutionSource.UNSAVED,
                Optional.empty(),
                Optional.empty(),
                "cpython-3.14",
                "process",
                "ed1",
                Optional.empty(),
                1,
                status,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                AT,
                Optional.of(AT).filter(_ -> started),
                Optional.of(AT).filter(_ -> status.isFinal()));
    }
}
