package ved.http.json;

import org.jspecify.annotations.Nullable;

import ved.engine.assistant.InteractionEvent;
import ved.engine.execution.ExecutionEvent;
import ved.engine.execution.ExecutionOutcome;
import ved.engine.live.CatalogueEvent;
import ved.engine.run.RunEvent;
import ved.engine.run.RunState;
import ved.http.json.Presences.Person;

import java.time.Instant;
import java.util.List;

/** The {@code data} of a server-sent event. */
public sealed interface Event {
    /** Also the name of the event. */
    String kind();

    /** Says all by its kind. */
    record Notice(String kind) implements Event {}

    record Moment(String kind, Instant at) implements Event {}

    record Output(String kind, Instant at, String stream, String text) implements Event {}

    record ExecutionEnd(
            String kind,
            Instant at,
            String status,
            @Nullable Integer exitCode,
            @Nullable Integer signal,
            @Nullable String reason,
            @Nullable Long peakMemoryBytes)
            implements Event {}

    record RunStart(String kind, Instant at, Runs.Run run) implements Event {}

    record GroupMoment(String kind, Instant at, long group) implements Event {}

    record ScriptStart(String kind, Instant at, long scriptId, long executionId, int attempt)
            implements Event {}

    record ScriptEnd(
            String kind,
            Instant at,
            long scriptId,
            @Nullable Long executionId,
            String status,
            @Nullable String reason)
            implements Event {}

    record ScriptMoment(String kind, Instant at, long scriptId) implements Event {}

    record CancelRequest(String kind, Instant at, String by) implements Event {}

    record RunEnd(String kind, Instant at, String status) implements Event {}

    record OfScript(String kind, long scriptId) implements Event {}

    record OfPresence(String kind, long scriptId, List<Person> people) implements Event {}

    record OfExecution(String kind, long executionId, long scriptId) implements Event {}

    record OfFinishedExecution(String kind, long executionId, long scriptId, String status)
            implements Event {}

    record OfRun(String kind, long runId) implements Event {}

    record OfInteraction(String kind, Assistants.Interaction interaction) implements Event {}

    record AnswerText(String kind, String text) implements Event {}

    record ToolUse(String kind, String name, String arguments) implements Event {}

    static Event of(InteractionEvent event) {
        return switch (event) {
            case InteractionEvent.Started e ->
                    new OfInteraction("started", Assistants.Interaction.of(e.interaction()));
            case InteractionEvent.TextAdded e -> new AnswerText("text", e.text());
            case InteractionEvent.ToolUsed e -> new ToolUse("tool", e.name(), e.arguments());
            case InteractionEvent.Ended e ->
                    new OfInteraction("ended", Assistants.Interaction.of(e.interaction()));
        };
    }

    static Event of(ExecutionEvent event) {
        return switch (event) {
            case ExecutionEvent.Queued e -> new Moment("queued", e.at());
            case ExecutionEvent.Started e -> new Moment("started", e.at());
            case ExecutionEvent.OutputPrinted e ->
                    new Output("output", e.at(), Json.word(e.stream()), e.text());
            case ExecutionEvent.Finished e -> end(e.outcome());
        };
    }

    static Event of(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted e ->
                    new RunStart("run_started", e.at(), Runs.Run.of(RunState.EMPTY.on(e)));
            case RunEvent.GroupStarted e -> new GroupMoment("group_started", e.at(), e.group());
            case RunEvent.ScriptStarted e ->
                    new ScriptStart(
                            "script_started",
                            e.at(),
                            e.script().value(),
                            e.execution(),
                            e.attempt());
            case RunEvent.ScriptFinished e ->
                    new ScriptEnd(
                            "script_finished",
                            e.at(),
                            e.script().value(),
                            e.execution().orElse(null),
                            Json.word(e.status()),
                            e.reason().orElse(null));
            case RunEvent.ScriptSkipped e ->
                    new ScriptMoment("script_skipped", e.at(), e.script().value());
            case RunEvent.GroupFinished e -> new GroupMoment("group_finished", e.at(), e.group());
            case RunEvent.CancelRequested e ->
                    new CancelRequest("cancel_requested", e.at(), e.by());
            case RunEvent.RunFinished e ->
                    new RunEnd("run_finished", e.at(), Json.word(e.status()));
        };
    }

    static Event of(CatalogueEvent event) {
        return switch (event) {
            case CatalogueEvent.ScriptChanged e -> new OfScript("script_changed", e.script());
            case CatalogueEvent.QueueChanged _ -> new Notice("queue_changed");
            case CatalogueEvent.PresenceChanged e ->
                    new OfPresence(
                            "presence_changed", e.presence().script(), Person.of(e.presence()));
            case CatalogueEvent.ExecutionStarted e ->
                    new OfExecution("execution_started", e.execution(), e.script());
            case CatalogueEvent.ExecutionFinished e ->
                    new OfFinishedExecution(
                            "execution_finished", e.execution(), e.script(), e.status());
            case CatalogueEvent.RunStarted e -> new OfRun("run_started", e.run());
            case CatalogueEvent.RunFinished e -> new OfRun("run_finished", e.run());
            case CatalogueEvent.Reset _ -> new Notice("reset");
        };
    }

    private static Event end(ExecutionOutcome outcome) {
        return new ExecutionEnd(
                "finished",
                outcome.finishedAt(),
                Json.word(outcome.status()),
                Executions.nullable(outcome.exitCode()),
                Executions.nullable(outcome.signal()),
                outcome.reason().orElse(null),
                Executions.nullable(outcome.peakMemoryBytes()));
    }
}
