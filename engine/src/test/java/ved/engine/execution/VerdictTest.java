package ved.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ved.engine.execution.Verdict.Stop;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.SandboxExit;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

class VerdictTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    private final Verdict verdict = new Verdict(EngineFixture.LIMITS);

    @Test
    void succeedsWithoutAReasonOnExitCodeZero() {
        ExecutionOutcome outcome = verdict.of(exited(0), AT);

        assertEquals(ExecutionStatus.SUCCEEDED, outcome.status());
        assertEquals(Optional.empty(), outcome.reason());
        assertEquals(OptionalInt.of(0), outcome.exitCode());
    }

    @Test
    void namesTheSignalThatEndedTheScript() {
        ExecutionOutcome outcome =
                verdict.of(new SandboxExit.Signalled(11, OptionalLong.of(5)), AT);

        assertEquals(ExecutionStatus.FAILED, outcome.status());
        assertEquals(Optional.of("The script was ended by signal 11 (SIGSEGV)."), outcome.reason());
        assertEquals(OptionalInt.of(11), outcome.signal());
        assertEquals(OptionalLong.of(5), outcome.peakMemoryBytes());
    }

    @Test
    void isUnknownWhenTheSandboxWasLost() {
        assertEquals(
                ExecutionStatus.UNKNOWN, verdict.of(new SandboxExit.Lost("gone"), AT).status());
    }

    @Test
    void saysWhichLimitWasReached() {
        assertEquals(
                Optional.of("The script ran longer than 30 s and was stopped."),
                verdict.of(new Stop.TimedOut(), exited(0), AT).reason());
        assertEquals(
                Optional.of(
                        "The script printed more than 1 KiB to stderr and was stopped. What came"
                                + " first is kept."),
                verdict.of(new Stop.OutputLimit(OutputStreamName.STDERR), exited(0), AT).reason());
        assertEquals(
                Optional.of("The script needed more than 256 MiB of memory and was stopped."),
                verdict.of(new SandboxExit.OutOfMemory(OptionalLong.empty()), AT).reason());
    }

    @Test
    void staysWithTheStopThatVedDecidedHoweverTheScriptThenEnded() {
        assertEquals(
                ExecutionStatus.CANCELLED,
                verdict.of(new Stop.Cancelled("ed1"), exited(0), AT).status());
        assertEquals(
                ExecutionStatus.TIMED_OUT,
                verdict.of(new Stop.TimedOut(), new SandboxExit.Lost("no answer"), AT).status());
    }

    private static SandboxExit exited(int code) {
        return new SandboxExit.Exited(code, OptionalLong.empty());
    }
}
