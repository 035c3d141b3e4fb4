package ved.http.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.ContentLostException;
import ved.engine.script.MergeBlocker;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;
import ved.http.json.Json;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

final class RefusalsTest {
    private static final ScriptVersion VERSION =
            new ScriptVersion(
                    new VersionId(2),
                    new ScriptId(1),
                    new VersionNumber(0, 2),
                    new Branch("ed1"),
                    "c",
                    "b",
                    Optional.of(new VersionId(1)),
                    Optional.empty(),
                    "ed1",
                    Instant.EPOCH,
                    "Save",
                    "Untitled",
                    "",
                    "cpython-3.14");

    private static final OrderingNumber NUMBER = OrderingNumber.parse("3.10");
    private static final Refusal DUPLICATE =
            new Refusal.DuplicateContent(
                    new ScriptId(1), new CodeHolder(new ScriptId(4), NUMBER, Branch.PROD, VERSION));

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Refusal.NotFound("script", "1"), 404, "not_found"),
                Arguments.of(
                        new Refusal.AssistantUnavailable("No key is set. Set it."),
                        503,
                        "assistant_unavailable"),
                Arguments.of(
                        new Refusal.InvalidQuestion("model", "Is none."), 400, "invalid_request"),
                Arguments.of(new Refusal.StaleVersion(VERSION, "x"), 409, "stale_version"),
                Arguments.of(conflict(Optional.empty()), 409, "merge_conflict"),
                Arguments.of(
                        new Refusal.NothingToMerge(Optional.of(new ScriptId(1))),
                        409,
                        "nothing_to_merge"),
                Arguments.of(new Refusal.InvalidSyntax("bad", 1, 2), 422, "invalid_syntax"),
                Arguments.of(new Refusal.InvalidContent("Not text"), 422, "invalid_content"),
                Arguments.of(new Refusal.TooLarge("a script", 5), 413, "too_large"),
                Arguments.of(
                        new Refusal.InterpreterUnavailable("x", "It is gone"),
                        409,
                        "interpreter_unavailable"),
                Arguments.of(new Refusal.NothingToRun(), 409, "nothing_to_run"),
                Arguments.of(new Refusal.AlreadyFinished("run", "1"), 409, "already_finished"),
                Arguments.of(new Refusal.IdempotencyKeyReused("k"), 409, "idempotency_key_reused"),
                Arguments.of(new Refusal.Busy("executions"), 429, "busy"),
                Arguments.of(
                        new Refusal.OrderingNumberTaken(NUMBER, new ScriptId(4), "Load"),
                        409,
                        "ordering_number_taken"),
                Arguments.of(new Refusal.QueueChanged("Script 4 moved"), 409, "queue_changed"),
                Arguments.of(DUPLICATE, 409, "duplicate_content"),
                Arguments.of(
                        new Refusal.MergeAllRefused(List.of(blocker(DUPLICATE))),
                        409,
                        "merge_all_refused"),
                Arguments.of(new Refusal.ScriptDeleted(new ScriptId(1)), 409, "script_deleted"),
                Arguments.of(new Refusal.NotDeleted(new ScriptId(1)), 409, "not_deleted"),
                Arguments.of(new Refusal.StaleDataset(Optional.empty()), 409, "stale_dataset"),
                Arguments.of(new Refusal.InvalidSearch("Is empty."), 400, "invalid_request"),
                Arguments.of(new Refusal.ContentLost(VERSION), 410, "content_lost"),
                Arguments.of(
                        new Refusal.StorageUnavailable("Disk full"), 503, "storage_unavailable"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void becomeProblemsWithACodeAndASentence(Refusal refusal, int status, String code) {
        Problem problem = Refusals.problem(refusal);

        assertEquals(status, problem.status());
        assertEquals(code, problem.code().word());
        assertTrue(problem.detail().endsWith("."), problem.detail());
    }

    @Test
    void tellThatAMergeHasNoBase() throws IOException {
        JsonNode json = json(Refusals.problem(conflict(Optional.empty())));

        assertTrue(json.has("base_content") && json.path("base_content").isNull());
        assertEquals("theirs", json.path("prod").path("content").asText());
        assertEquals("mine", json.path("branch").path("content").asText());
    }

    @Test
    void hideEverythingAboutUnexpectedFaults() throws IOException {
        Problem problem =
                Faults.problem(
                        "GET /x",
                        new CompletionException(new IllegalStateException("secret detail")));

        assertEquals(500, problem.status());
        assertTrue(!json(problem).toString().contains("secret"));
    }

    @Test
    void tellAStorageThatFailsFromAMistake() throws IOException {
        Problem problem = Faults.problem("GET /x", new StorageException("The file is locked"));

        assertEquals(ProblemCode.STORAGE_UNAVAILABLE, problem.code());
        assertEquals(
                "Ved cannot use its storage at the moment: The file is locked. What was stored"
                        + " before is kept. Mend that and try again; no restart is needed.",
                json(problem).path("detail").asText());
    }

    @Test
    void tellEveryBlockerWithItsOwnCodeAndSentence() throws IOException {
        List<MergeBlocker> blockers =
                List.of(blocker(DUPLICATE), blocker(conflict(Optional.of("base"))));

        JsonNode json = json(Refusals.problem(new Refusal.MergeAllRefused(blockers)));

        assertEquals("duplicate_content", json.at("/blockers/0/code").asText());
        assertTrue(json.at("/blockers/0/detail").asText().contains("Script 4"));
        assertEquals("merge_conflict", json.at("/blockers/1/code").asText());
        assertEquals("3.1", json.at("/blockers/1/ordering_number").asText());
    }

    @Test
    void nameWhoIsInTheWay() throws IOException {
        JsonNode taken =
                json(
                        Refusals.problem(
                                new Refusal.OrderingNumberTaken(NUMBER, new ScriptId(4), "Load")));
        JsonNode duplicate = json(Refusals.problem(DUPLICATE));

        assertEquals(4, taken.at("/holder/script_id").asInt());
        assertEquals("Load", taken.at("/holder/descriptive_name").asText());
        assertEquals(4, duplicate.at("/other/script_id").asInt());
        assertEquals("prod", duplicate.at("/other/branch").asText());
    }

    @Test
    void tellLostContentHoweverItIsFound() {
        ContentLostException lost =
                new ContentLostException(VERSION, new IllegalStateException("no object"));

        Problem problem = Faults.problem("GET /x", new CompletionException(lost));

        assertEquals(ProblemCode.CONTENT_LOST, problem.code());
        assertEquals(410, problem.status());
    }

    private static MergeBlocker blocker(Refusal reason) {
        return new MergeBlocker(new ScriptId(1), NUMBER, "Extract", reason);
    }

    private static Refusal conflict(Optional<String> base) {
        return new Refusal.MergeConflict(VERSION, VERSION, base, "theirs", "mine");
    }

    private static JsonNode json(Problem problem) throws IOException {
        return new ObjectMapper().readTree(Json.bytes(problem));
    }
}
