package ved.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ved.engine.script.MergeBlocker;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whatever the engine refuses comes out as described, on whichever route. */
final class RefusedChangesTest {
    private static final ScriptId SCRIPT = new ScriptId(1);

    @AutoClose private static final TestServer server = new TestServer();
    private static final Client editor = server.editorWithScript();

    static Stream<Arguments> refusals() {
        StoredScript stored = new StoredScript(SCRIPT);
        stored.add(1, stored.next(), "ed2", "theirs", Optional.empty(), "Save");
        ScriptVersion version = stored.newest().version();
        Refusal conflict =
                new Refusal.MergeConflict(version, version, Optional.empty(), "theirs", "mine");
        Refusal duplicate = new Refusal.DuplicateContent(SCRIPT, stored.holder());
        OrderingNumber number = OrderingNumber.ofGroup(2);
        Refusal lost = new Refusal.ContentLost(version);
        List<MergeBlocker> blockers =
                Stream.of(conflict, duplicate, lost)
                        .map(reason -> new MergeBlocker(SCRIPT, number, "Load", reason))
                        .toList();
        return Stream.of(
                Arguments.of(new Refusal.StaleVersion(version, "theirs"), 409, "newer"),
                Arguments.of(conflict, 409, "prod branch base_content"),
                Arguments.of(new Refusal.NothingToMerge(Optional.of(SCRIPT)), 409, ""),
                Arguments.of(
                        new Refusal.OrderingNumberTaken(number, SCRIPT, "Load"), 409, "holder"),
                Arguments.of(new Refusal.QueueChanged("Script 2 moved"), 409, ""),
                Arguments.of(duplicate, 409, "other"),
                Arguments.of(new Refusal.MergeAllRefused(blockers), 409, "blockers"),
                Arguments.of(new Refusal.ScriptDeleted(SCRIPT), 409, ""),
                Arguments.of(new Refusal.NotDeleted(SCRIPT), 409, ""),
                Arguments.of(new Refusal.StaleDataset(Optional.empty()), 409, "dataset"),
                Arguments.of(lost, 410, "version"),
                Arguments.of(new Refusal.StorageUnavailable("Full"), 503, ""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isToldWithAllThatGoesWithIt(Refusal refusal, int status, String members) {
        server.engine.shared.refuseAll(refusal);
        List<Reply> replies =
                List.of(
                        editor.put("/api/scripts/1", "{\"content\":\"x\",\"base_version_id\":1}"),
                        editor.post("/api/scripts/1/merge"),
                        editor.post("/api/merge-all"),
                        editor.post("/api/scripts/1/fork"),
                        editor.post("/api/scripts/1/bump-major"),
                        editor.post("/api/scripts/1/restore", "{\"version_id\":1}"),
                        editor.post("/api/scripts/1/return"),
                        editor.put("/api/scripts/1/ordering-number", "{\"ordering_number\":2}"),
                        editor.put("/api/scripts/1/place", "{\"group\":2}"),
                        editor.get("/api/scripts/1/diff?from=1"),
                        editor.get("/api/scripts/1/blame"),
                        editor.get("/api/scripts/1/versions"),
                        editor.get("/api/scripts/1/data"),
                        editor.get("/api/scripts/1"));

        for (Reply reply : replies) {
            JsonNode problem = reply.expect(status).json();
            for (String member : members.split(" ", -1)) {
                assertTrue(member.isEmpty() || problem.has(member), reply.body());
            }
            assertFalse(problem.path("detail").asText().isBlank());
        }
    }
}
