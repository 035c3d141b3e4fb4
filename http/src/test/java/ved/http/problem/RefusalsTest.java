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
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;
import ved.http.json.Json;

import java.io.IOException;
import java.time.Instant;
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
                    "ed1",
                    Instant.EPOCH,
                    "Save",
                    "Untitled",
                    "",
                    "cpython-3.14");

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Refusal.NotFound("script", "1"), 404, "not_found"),
                Arguments.of(new Refusal.StaleVersion(VERSION, "x"), 409, "stale_version"),
                Arguments.of(conflict(Optional.empty()), 409, "merge_conflict"),
                Arguments.of(new Refusal.NothingToMerge(new ScriptId(1)), 409, "nothing_to_merge"),
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
    void tellAFullStorageFromAMistake() {
        assertEquals(
                ProblemCode.STORAGE_UNAVAILABLE,
                Faults.problem("GET /x", new StorageException("Disk full")).code());
    }

    private static Refusal conflict(Optional<String> base) {
        return new Refusal.MergeConflict(VERSION, VERSION, base, "theirs", "mine");
    }

    private static JsonNode json(Problem problem) throws IOException {
        return new ObjectMapper().readTree(Json.bytes(problem));
    }
}
