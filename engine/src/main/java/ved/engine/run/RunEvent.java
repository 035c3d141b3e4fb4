package ved.engine.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import ved.engine.execution.ExecutionStatus;
import ved.engine.script.ScriptId;

import java.time.Instant;
import java.util.Optional;

/**
 * What happened in a run: the journal of its pipeline, in the order in which it is stored. The last
 * one is always {@link RunFinished}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.RunStarted.class, name = "run_started"),
    @JsonSubTypes.Type(value = RunEvent.GroupStarted.class, name = "group_started"),
    @JsonSubTypes.Type(value = RunEvent.ScriptStarted.class, name = "script_started"),
    @JsonSubTypes.Type(value = RunEvent.ScriptFinished.class, name = "script_finished"),
    @JsonSubTypes.Type(value = RunEvent.ScriptSkipped.class, name = "script_skipped"),
    @JsonSubTypes.Type(value = RunEvent.GroupFinished.class, name = "group_finished"),
    @JsonSubTypes.Type(value = RunEvent.CancelRequested.class, name = "cancel_requested"),
    @JsonSubTypes.Type(value = RunEvent.RunFinished.class, name = "run_finished")
})
public sealed interface RunEvent {
    Instant at();

    record RunStarted(long run, RunPlan plan, FailurePolicy onFailure, String startedBy, Instant at)
            implements RunEvent {}

    record GroupStarted(long group, Instant at) implements RunEvent {}

    /** The script has an execution, which waits for its sandbox or runs. */
    record ScriptStarted(ScriptId script, long execution, int attempt, Instant at)
            implements RunEvent {}

    /**
     * The one final result of a script in this run.
     *
     * @param execution empty when the script was never started
     * @param reason in a sentence why it did not succeed; empty on success
     */
    record ScriptFinished(
            ScriptId script,
            Optional<Long> execution,
            ExecutionStatus status,
            Optional<String> reason,
            Instant at)
            implements RunEvent {}

    /** The script does not run, because of a failure before it under {@link FailurePolicy#STOP}. */
    record ScriptSkipped(ScriptId script, Instant at) implements RunEvent {}

    record GroupFinished(long group, Instant at) implements RunEvent {}

    record CancelRequested(String by, Instant at) implements RunEvent {}

    record RunFinished(RunStatus status, Instant at) implements RunEvent {}
}
