package ved.engine.run;

import ved.engine.execution.ExecutionStatus;
import ved.engine.run.RunPlan.PlannedScript;
import ved.engine.script.ScriptId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A run as its events tell it: a pure value.
 *
 * @param cancelRequestedBy who asked for the run to be cancelled
 * @param groups in ascending order
 */
public record RunState(
        long run,
        String commit,
        FailurePolicy onFailure,
        String startedBy,
        RunStatus status,
        Optional<String> cancelRequestedBy,
        List<GroupState> groups,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** The state before the first event. */
    public static final RunState EMPTY =
            new RunState(
                    0,
                    "",
                    FailurePolicy.CONTINUE,
                    "",
                    RunStatus.RUNNING,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    public RunState {
        groups = List.copyOf(groups);
    }

    /** The state after an event. */
    public RunState on(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted e -> started(e);
            case RunEvent.GroupStarted e -> withGroup(e.group(), group -> group.started(e.at()));
            case RunEvent.ScriptStarted e ->
                    withScript(e.script(), s -> s.started(e.execution(), e.attempt(), e.at()));
            case RunEvent.ScriptFinished e -> withScript(e.script(), s -> s.finished(e));
            case RunEvent.ScriptSkipped e -> withScript(e.script(), ScriptState::skipped);
            case RunEvent.GroupFinished e -> withGroup(e.group(), group -> group.finished(e.at()));
            case RunEvent.CancelRequested e ->
                    with(status, Optional.of(e.by()), groups, Optional.empty());
            case RunEvent.RunFinished e ->
                    with(e.status(), cancelRequestedBy, groups, Optional.of(e.at()));
        };
    }

    /** Every script in queue order. */
    public List<ScriptState> scripts() {
        return groups.stream().flatMap(group -> group.scripts().stream()).toList();
    }

    public Optional<GroupState> group(long number) {
        return groups.stream().filter(group -> group.number() == number).findFirst();
    }

    public Optional<ScriptState> script(ScriptId id) {
        return scripts().stream().filter(s -> s.plan().script().equals(id)).findFirst();
    }

    private RunState started(RunEvent.RunStarted event) {
        return new RunState(
                event.run(),
                event.plan().commit(),
                event.onFailure(),
                event.startedBy(),
                RunStatus.RUNNING,
                Optional.empty(),
                event.plan().groups().stream().map(GroupState::planned).toList(),
                Optional.of(event.at()),
                Optional.empty());
    }

    private RunState with(
            RunStatus newStatus,
            Optional<String> newCancelRequestedBy,
            List<GroupState> newGroups,
            Optional<Instant> newFinishedAt) {
        return new RunState(
                run,
                commit,
                onFailure,
                startedBy,
                newStatus,
                newCancelRequestedBy,
                newGroups,
                startedAt,
                newFinishedAt);
    }

    private RunState withGroup(long number, UnaryOperator<GroupState> change) {
        List<GroupState> changed =
                groups.stream()
                        .map(group -> group.number() == number ? change.apply(group) : group)
                        .toList();
        return with(status, cancelRequestedBy, changed, finishedAt);
    }

    private RunState withScript(ScriptId id, UnaryOperator<ScriptState> change) {
        List<GroupState> changed =
                groups.stream().map(group -> group.withScript(id, change)).toList();
        return with(status, cancelRequestedBy, changed, finishedAt);
    }

    /** Where a script or a group stands in the run. */
    public enum Phase {
        PENDING,
        ACTIVE,
        FINISHED,
        SKIPPED
    }

    /**
     * @param number the integer part that its scripts share
     */
    public record GroupState(
            long number,
            List<ScriptState> scripts,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt) {
        public GroupState {
            scripts = List.copyOf(scripts);
        }

        static GroupState planned(RunPlan.Group group) {
            return new GroupState(
                    group.number(),
                    group.scripts().stream().map(ScriptState::planned).toList(),
                    Optional.empty(),
                    Optional.empty());
        }

        GroupState started(Instant at) {
            return new GroupState(number, scripts, Optional.of(at), finishedAt);
        }

        GroupState finished(Instant at) {
            return new GroupState(number, scripts, startedAt, Optional.of(at));
        }

        GroupState withScript(ScriptId id, UnaryOperator<ScriptState> change) {
            List<ScriptState> changed = new ArrayList<>(scripts.size());
            for (ScriptState script : scripts) {
                changed.add(script.plan().script().equals(id) ? change.apply(script) : script);
            }
            return new GroupState(number, changed, startedAt, finishedAt);
        }
    }

    /**
     * @param execution its newest execution; empty while it has none
     * @param attempt of that execution, 1-based; 0 while it has none
     * @param status of that execution: final exactly when the phase is {@link Phase#FINISHED}
     * @param reason in a sentence why it did not succeed; empty before the end and on success
     */
    public record ScriptState(
            PlannedScript plan,
            Phase phase,
            Optional<Long> execution,
            int attempt,
            Optional<ExecutionStatus> status,
            Optional<String> reason,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt) {

        static ScriptState planned(PlannedScript plan) {
            return new ScriptState(
                    plan,
                    Phase.PENDING,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        ScriptState started(long newExecution, int newAttempt, Instant at) {
            return new ScriptState(
                    plan,
                    Phase.ACTIVE,
                    Optional.of(newExecution),
                    newAttempt,
                    Optional.of(ExecutionStatus.QUEUED),
                    Optional.empty(),
                    Optional.of(at),
                    Optional.empty());
        }

        ScriptState finished(RunEvent.ScriptFinished event) {
            return new ScriptState(
                    plan,
                    Phase.FINISHED,
                    event.execution().or(() -> execution),
                    attempt,
                    Optional.of(event.status()),
                    event.reason(),
                    startedAt,
                    Optional.of(event.at()));
        }

        ScriptState skipped() {
            return new ScriptState(
                    plan,
                    Phase.SKIPPED,
                    execution,
                    attempt,
                    Optional.empty(),
                    Optional.empty(),
                    startedAt,
                    finishedAt);
        }

        public boolean isFinal() {
            return phase == Phase.FINISHED || phase == Phase.SKIPPED;
        }

        public boolean succeeded() {
            return status.filter(ExecutionStatus.SUCCEEDED::equals).isPresent();
        }
    }
}
