package ved.engine.execution;

import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxLimits;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Decides the one final result of an execution from why Ved stopped it and how it ended. */
final class Verdict {
    private static final Map<Integer, String> SIGNAL_NAMES =
            Map.ofEntries(
                    Map.entry(1, "SIGHUP"),
                    Map.entry(2, "SIGINT"),
                    Map.entry(3, "SIGQUIT"),
                    Map.entry(4, "SIGILL"),
                    Map.entry(6, "SIGABRT"),
                    Map.entry(7, "SIGBUS"),
                    Map.entry(8, "SIGFPE"),
                    Map.entry(9, "SIGKILL"),
                    Map.entry(11, "SIGSEGV"),
                    Map.entry(13, "SIGPIPE"),
                    Map.entry(15, "SIGTERM"),
                    Map.entry(24, "SIGXCPU"),
                    Map.entry(25, "SIGXFSZ"),
                    Map.entry(31, "SIGSYS"));

    /** Why Ved itself stopped a script. */
    sealed interface Stop {
        record TimedOut() implements Stop {}

        record OutputLimit(OutputStreamName stream) implements Stop {}

        record Cancelled(String by) implements Stop {}
    }

    private final SandboxLimits limits;

    Verdict(SandboxLimits limits) {
        this.limits = limits;
    }

    /** The outcome of a script that ended by itself. */
    ExecutionOutcome of(SandboxExit exit, Instant at) {
        return switch (exit) {
            case SandboxExit.Exited(int code, OptionalLong peak) ->
                    code == 0
                            ? outcome(ExecutionStatus.SUCCEEDED, exit, Optional.empty(), peak, at)
                            : failed(
                                    exit,
                                    "The script ended with exit code " + code + ".",
                                    peak,
                                    at);
            case SandboxExit.Signalled(int signal, OptionalLong peak) ->
                    failed(
                            exit,
                            "The script was ended by signal " + signal + signalName(signal) + ".",
                            peak,
                            at);
            case SandboxExit.OutOfMemory(OptionalLong peak) ->
                    outcome(
                            ExecutionStatus.OUT_OF_MEMORY,
                            exit,
                            Optional.of(
                                    "The script needed more than "
                                            + size(limits.memoryBytes())
                                            + " of memory and was stopped."),
                            peak,
                            at);
            case SandboxExit.Lost(String why) ->
                    ExecutionOutcome.withoutExit(ExecutionStatus.UNKNOWN, why, at);
        };
    }

    /** The outcome of a script that Ved stopped. */
    ExecutionOutcome of(Stop stop, SandboxExit exit, Instant at) {
        return switch (stop) {
            case Stop.TimedOut() ->
                    stopped(
                            ExecutionStatus.TIMED_OUT,
                            exit,
                            "The script ran longer than "
                                    + seconds(limits.timeout())
                                    + " and was stopped.",
                            at);
            case Stop.OutputLimit(OutputStreamName stream) ->
                    stopped(
                            ExecutionStatus.OUTPUT_LIMIT,
                            exit,
                            "The script printed more than "
                                    + size(limits.outputBytes())
                                    + " to "
                                    + (stream == OutputStreamName.STDOUT ? "stdout" : "stderr")
                                    + " and was stopped. What came first is kept.",
                            at);
            case Stop.Cancelled(String by) ->
                    stopped(ExecutionStatus.CANCELLED, exit, cancelledBy(by), at);
        };
    }

    static ExecutionOutcome cancelledBeforeStart(String by, Instant at) {
        return ExecutionOutcome.withoutExit(ExecutionStatus.CANCELLED, cancelledBy(by), at);
    }

    private static String cancelledBy(String by) {
        return "Cancelled by " + by + ".";
    }

    private static ExecutionOutcome failed(
            SandboxExit exit, String reason, OptionalLong peak, Instant at) {
        return outcome(ExecutionStatus.FAILED, exit, Optional.of(reason), peak, at);
    }

    private static ExecutionOutcome stopped(
            ExecutionStatus status, SandboxExit exit, String reason, Instant at) {
        return outcome(status, exit, Optional.of(reason), peak(exit), at);
    }

    private static ExecutionOutcome outcome(
            ExecutionStatus status,
            SandboxExit exit,
            Optional<String> reason,
            OptionalLong peak,
            Instant at) {
        return new ExecutionOutcome(status, code(exit), signal(exit), reason, peak, at);
    }

    private static OptionalInt code(SandboxExit exit) {
        return exit instanceof SandboxExit.Exited(int code, var _)
                ? OptionalInt.of(code)
                : OptionalInt.empty();
    }

    private static OptionalInt signal(SandboxExit exit) {
        return exit instanceof SandboxExit.Signalled(int signal, var _)
                ? OptionalInt.of(signal)
                : OptionalInt.empty();
    }

    private static OptionalLong peak(SandboxExit exit) {
        return switch (exit) {
            case SandboxExit.Exited(var _, OptionalLong peak) -> peak;
            case SandboxExit.Signalled(var _, OptionalLong peak) -> peak;
            case SandboxExit.OutOfMemory(OptionalLong peak) -> peak;
            case SandboxExit.Lost _ -> OptionalLong.empty();
        };
    }

    private static String signalName(int signal) {
        String name = SIGNAL_NAMES.get(signal);
        return name == null ? "" : " (" + name + ")";
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : duration.toMillis() + " ms";
    }

    private static String size(long bytes) {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + " MiB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }
}
