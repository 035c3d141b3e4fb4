package ved.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.junit.jupiter.api.Test;

import ved.engine.execution.ExecutionStatus;
import ved.engine.script.ScriptId;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class RunDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void startsTheFirstGroupOfANewRun() {
        assertEquals(
                List.of(new RunEvent.GroupStarted(1, NOW)),
                RunDecision.next(started(FailurePolicy.CONTINUE), NOW));
    }

    @Test
    void waitsWhileAScriptOfTheGroupHasNoResult() {
        RunState state =
                after(
                        started(FailurePolicy.CONTINUE),
                        new RunEvent.GroupStarted(1, NOW),
                        result(1, ExecutionStatus.SUCCEEDED));

        assertEquals(List.of(), RunDecision.next(state, NOW));
    }

    @Test
    void endsAGroupAndStartsTheNextInOneStep() {
        RunState state =
                after(
                        started(FailurePolicy.CONTINUE),
                        new RunEvent.GroupStarted(1, NOW),
                        result(1, ExecutionStatus.FAILED),
                        result(2, ExecutionStatus.SUCCEEDED));

        assertEquals(
                List.of(new RunEvent.GroupFinished(1, NOW), new RunEvent.GroupStarted(2, NOW)),
                RunDecision.next(state, NOW));
    }

    @Test
    void skipsTheRestUnderStop() {
        RunState state =
                after(
                        started(FailurePolicy.STOP),
                        new RunEvent.GroupStarted(1, NOW),
                        result(1, ExecutionStatus.TIMED_OUT),
                        result(2, ExecutionStatus.SUCCEEDED));

        assertEquals(
                List.of(
                        new RunEvent.GroupFinished(1, NOW),
                        new RunEvent.ScriptSkipped(new ScriptId(3), NOW),
                        new RunEvent.RunFinished(RunStatus.FAILED, NOW)),
                RunDecision.next(state, NOW));
    }

    @Test
    void givesWhatNeverStartedTheResultCancelled() {
        RunState state =
                after(
                        started(FailurePolicy.CONTINUE),
                        new RunEvent.GroupStarted(1, NOW),
                        new RunEvent.CancelRequested("ed1", NOW),
                        result(1, ExecutionStatus.SUCCEEDED),
                        result(2, ExecutionStatus.CANCELLED));

        assertEquals(
                List.of(
                        new RunEvent.GroupFinished(1, NOW),
                        new RunEvent.ScriptFinished(
                                new ScriptId(3),
                                Optional.empty(),
                                ExecutionStatus.CANCELLED,
                                Optional.of("Cancelled by ed1."),
                                NOW),
                        new RunEvent.RunFinished(RunStatus.CANCELLED, NOW)),
                RunDecision.next(state, NOW));
    }

    @Test
    void hasNothingToSayAboutARunThatIsOver() {
        RunState state =
                after(
                        started(FailurePolicy.CONTINUE),
                        new RunEvent.RunFinished(RunStatus.CANCELLED, NOW));

        assertEquals(List.of(), RunDecision.next(state, NOW));
    }

    @Test
    void readsEveryEventBackFromTheJournalWithoutClassNames() throws IOException {
        ObjectMapper mapper =
                JsonMapper.builder()
                        .addModule(new Jdk8Module())
                        .addModule(new JavaTimeModule())
                        .build();
        List<RunEvent> events =
                List.of(
                        begin(FailurePolicy.STOP),
                        new RunEvent.GroupStarted(1, NOW),
                        new RunEvent.ScriptStarted(new ScriptId(1), 7, 1, NOW),
                        result(1, ExecutionStatus.FAILED),
                        new RunEvent.ScriptSkipped(new ScriptId(3), NOW),
                        new RunEvent.GroupFinished(1, NOW),
                        new RunEvent.CancelRequested("ed1", NOW),
                        new RunEvent.RunFinished(RunStatus.FAILED, NOW));

        for (RunEvent event : events) {
            String json = mapper.writerFor(RunEvent.class).writeValueAsString(event);

            assertEquals(event, mapper.readValue(json, RunEvent.class), json);
            assertEquals(-1, json.indexOf("ved.engine"), json);
        }
        assertEquals(RunEvent.class.getPermittedSubclasses().length, events.size());
    }

    private static RunState started(FailurePolicy policy) {
        return RunState.EMPTY.on(begin(policy));
    }

    private static RunEvent begin(FailurePolicy policy) {
        return new RunEvent.RunStarted(1, RunPlans.of("1.0", "1.1", "2.0"), policy, "ed1", NOW);
    }

    private static RunEvent result(long script, ExecutionStatus status) {
        return new RunEvent.ScriptFinished(
                new ScriptId(script), Optional.of(script), status, Optional.empty(), NOW);
    }

    private static RunState after(RunState state, RunEvent... events) {
        RunState current = state;
        for (RunEvent event : events) {
            current = current.on(event);
        }
        return current;
    }
}
