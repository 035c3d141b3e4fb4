package ved.engine.run;

import ved.engine.execution.ExecutionStatus;
import ved.engine.run.RunState.GroupState;
import ved.engine.run.RunState.Phase;
import ved.engine.run.RunState.ScriptState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides how a run goes on; a pure function of its state. */
final class RunDecision {
    private RunDecision() {}

    /**
     * What happens next by itself in a run, in order; nothing while it waits for scripts to end or
     * when it is over.
     */
    static List<RunEvent> next(RunState state, Instant now) {
        List<RunEvent> events = new ArrayList<>();
        RunState current = state;
        List<RunEvent> step = step(current, now);
        while (!step.isEmpty()) {
            for (RunEvent event : step) {
                events.add(event);
                current = current.on(event);
            }
            step = step(current, now);
        }
        return events;
    }

    /** The group that has started and not finished. */
    static Optional<GroupState> activeGroup(RunState state) {
        return state.groups().stream()
                .filter(group -> group.startedAt().isPresent() && group.finishedAt().isEmpty())
                .findFirst();
    }

    private static List<RunEvent> step(RunState state, Instant now) {
        if (state.status().isFinal()) {
            return List.of();
        }
        Optional<GroupState> active = activeGroup(state);
        if (active.isPresent()) {
            return active.get().scripts().stream().allMatch(ScriptState::isFinal)
                    ? List.of(new RunEvent.GroupFinished(active.get().number(), now))
                    : List.of();
        }
        if (state.cancelRequestedBy().isPresent()) {
            return cancelRest(state, now);
        }
        if (state.onFailure() == FailurePolicy.STOP && !failed(state).isEmpty()) {
            return skipRest(state, now);
        }
        return state.groups().stream()
                .filter(group -> group.startedAt().isEmpty())
                .findFirst()
                .<List<RunEvent>>map(
                        group -> List.of(new RunEvent.GroupStarted(group.number(), now)))
                .orElseGet(() -> List.of(finished(state, now)));
    }

    private static List<RunEvent> cancelRest(RunState state, Instant now) {
        List<RunEvent> events = new ArrayList<>();
        for (ScriptState script : pending(state)) {
            events.add(
                    new RunEvent.ScriptFinished(
                            script.plan().script(),
                            Optional.empty(),
                            ExecutionStatus.CANCELLED,
                            state.cancelRequestedBy().map(by -> "Cancelled by " + by + "."),
                            now));
        }
        events.add(new RunEvent.RunFinished(RunStatus.CANCELLED, now));
        return events;
    }

    private static List<RunEvent> skipRest(RunState state, Instant now) {
        List<RunEvent> events = new ArrayList<>();
        for (ScriptState script : pending(state)) {
            events.add(new RunEvent.ScriptSkipped(script.plan().script(), now));
        }
        events.add(new RunEvent.RunFinished(RunStatus.FAILED, now));
        return events;
    }

    private static RunEvent finished(RunState state, Instant now) {
        RunStatus status = failed(state).isEmpty() ? RunStatus.SUCCEEDED : RunStatus.FAILED;
        return new RunEvent.RunFinished(status, now);
    }

    private static List<ScriptState> pending(RunState state) {
        return state.scripts().stream().filter(s -> s.phase() == Phase.PENDING).toList();
    }

    private static List<ScriptState> failed(RunState state) {
        return state.scripts().stream()
                .filter(s -> s.phase() == Phase.FINISHED && !s.succeeded())
                .toList();
    }
}
