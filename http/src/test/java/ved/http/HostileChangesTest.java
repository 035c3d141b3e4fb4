package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Requests that clients should not send to change the queue and its branches. */
final class HostileChangesTest {
    private static final List<String> POSTED =
            List.of(
                    "/api/scripts/1/fork",
                    "/api/scripts/1/bump-major",
                    "/api/scripts/1/restore",
                    "/api/scripts/1/merge",
                    "/api/scripts/1/return",
                    "/api/merge-all");
    private static final List<String> PUT =
            List.of("/api/scripts/1/ordering-number", "/api/scripts/1/place", "/api/presence");

    @AutoClose private static final TestServer server = new TestServer();
    private static final Client editor = server.editorWithScript();

    @AfterAll
    static void changeNothing() {
        assertEquals(1, server.engine.shared.scripts.size(), "A hostile request forked");
        assertEquals(List.of(), server.engine.shared.changes, "A hostile request moved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ordering-number | {}                                        | /ordering_number
                    ordering-number | {"ordering_number":null}                  | /ordering_number
                    ordering-number | {"ordering_number":"3.1"}                 | /ordering_number
                    ordering-number | {"ordering_number":""}                    | /ordering_number
                    ordering-number | {"ordering_number":true}                  | /ordering_number
                    ordering-number | {"ordering_number":[3]}                   | /ordering_number
                    ordering-number | {"ordering_number":{}}                    | /ordering_number
                    ordering-number | {"ordering_number":-1}                    | /ordering_number
                    ordering-number | {"ordering_number":-0.0001}               | /ordering_number
                    ordering-number | {"ordering_number":3.00001}               | /ordering_number
                    ordering-number | {"ordering_number":1e-5}                  | /ordering_number
                    ordering-number | {"ordering_number":1e9}                   | /ordering_number
                    ordering-number | {"ordering_number":1e308}                 | /ordering_number
                    ordering-number | {"ordering_number":1e999}                 | /ordering_number
                    ordering-number | {"ordering_number":1e-999}                | /ordering_number
                    ordering-number | {"ordering_number":1e999999999}           | /ordering_number
                    ordering-number | {"ordering_number":1e-999999999}          | /ordering_number
                    ordering-number | {"ordering_number":9223372036854775808}   | /ordering_number
                    ordering-number | {"ordering_number":1000000000}            | /ordering_number
                    ordering-number | {"ordering_number":1,"force":true}        | /force
                    place           | {}                                        | /group
                    place           | {"group":"1"}                             | /group
                    place           | {"group":1.0}                             | /group
                    place           | {"group":1.5}                             | /group
                    place           | {"group":1e3}                             | /group
                    place           | {"group":-1}                              | /group
                    place           | {"group":1000000000}                      | /group
                    place           | {"group":9223372036854775808}             | /group
                    place           | {"group":1,"after_id":0}                  | /after_id
                    place           | {"group":1,"after_id":null}               | /after_id
                    place           | {"group":1,"before_id":-3}                | /before_id
                    place           | {"group":1,"before_id":"2"}               | /before_id
                    place           | {"group":1,"after_id":1}                  | /after_id
                    place           | {"group":1,"before_id":1}                 | /before_id
                    place           | {"group":1,"after_id":2,"before_id":2}    | /before_id
                    place           | {"group":1,"before":2}                    | /before
                    """)
    void namesTheFieldOfAPlaceThatIsWrong(String route, String body, String pointer) {
        Reply reply = editor.put("/api/scripts/1/" + route, body);

        reply.expectProblem(400, "invalid_request");
        assertEquals(pointer, reply.json().at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fork       | {"version_id":0}                          | /version_id
                    fork       | {"version_id":"1"}                        | /version_id
                    fork       | {"version_id":1.0}                        | /version_id
                    fork       | {"version_id":null}                       | /version_id
                    fork       | {"base_version_id":1}                     | /base_version_id
                    bump-major | {"base_version_id":-1}                    | /base_version_id
                    bump-major | {"version_id":1}                          | /version_id
                    restore    | {}                                        | /version_id
                    restore    | {"version_id":1e3}                        | /version_id
                    restore    | {"version_id":1,"target":"PROD"}          | /target
                    restore    | {"version_id":1,"target":"ed2"}           | /target
                    restore    | {"version_id":1,"target":1}               | /target
                    restore    | {"version_id":1,"base_version_id":0}      | /base_version_id
                    merge      | {"force":true}                            | /force
                    return     | {"ordering_number":1}                     | /ordering_number
                    """)
    void namesTheFieldOfAnOrderThatIsWrong(String route, String body, String pointer) {
        Reply reply = editor.post("/api/scripts/1/" + route, body);

        reply.expectProblem(400, "invalid_request");
        assertEquals(pointer, reply.json().at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"scripts":[]}                                                   | /window
                    {"window":"window-1"}                                            | /scripts
                    {"window":"window-1","scripts":{}}                               | /scripts
                    {"window":"window-1","scripts":[1]}                              | /scripts/0
                    {"window":"window-1","scripts":[null]}                           | /scripts/0
                    {"window":"window-1","scripts":[{}]}                             | /scripts/0/script_id
                    {"window":"window-1","scripts":[{"script_id":1}]}                | /scripts/0/unsaved
                    {"window":"window-1","scripts":[{"script_id":0,"unsaved":true}]} | /scripts/0/script_id
                    {"window":"window-1","scripts":[{"script_id":1,"unsaved":1}]}    | /scripts/0/unsaved
                    {"window":"window-1","scripts":[{"script_id":1,"unsaved":"true"}]} | /scripts/0/unsaved
                    {"window":"window-1","scripts":[{"script_id":1,"unsaved":true,"user":"ed2"}]} | /scripts/0/user
                    {"window":"window-1","scripts":[{"script_id":1,"unsaved":true},{"script_id":1,"unsaved":false}]} | /scripts/1/script_id
                    {"window":"short","scripts":[]}                                  | /window
                    {"window":"window\\u0000-1","scripts":[]}                        | /window
                    {"window":"window-1","scripts":[],"user":"ed2"}                  | /user
                    """)
    void namesTheFieldOfAnAnnouncementThatIsWrong(String body, String pointer) {
        Reply reply = editor.put("/api/presence", body);

        reply.expectProblem(400, "invalid_request");
        assertEquals(pointer, reply.json().at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ordering_number\":3,1}",
                "{\"ordering_number\":.5}",
                "{\"ordering_number\":5.}",
                "{\"ordering_number\":0x1}",
                "{\"ordering_number\":NaN}",
                "{\"ordering_number\":+1}",
                "{\"ordering_number\":01}",
                "{\"ordering_number\":\u0663.\u0661}",
                "{\"ordering_number\":1,\"ordering_number\":2}",
                "{\"ordering_number\":1}{}",
                "{\"ordering_number\":3.00000000000000000000000000000000000000000001}",
                "{\"group\":1,\"group\":1}",
                "{\"window\":\"\\ud800\",\"scripts\":[]}",
                "[]",
                "null",
                "{",
                "\uFEFF{}"
            })
    void refusesEverywhereWhatNobodyTakes(String body) {
        for (String path : PUT) {
            editor.put(path, body).expect(400);
        }
        for (String path : POSTED) {
            editor.post(path, body).expect(400);
        }
    }

    @Test
    void refusesNumbersBeyondAnyExponent() {
        for (String number : List.of("1e9999999999", "1e-9999999999", "1e99999999999999999999")) {
            int status =
                    editor.put(
                                    "/api/scripts/1/ordering-number",
                                    "{\"ordering_number\":" + number + "}")
                            .status();
            assertEquals(400, status, number);
        }
    }

    @Test
    void asksForABodyWhereItTakesOne() {
        for (String path : PUT) {
            editor.put(path, "").expectProblem(400, "malformed_request");
        }
        editor.post("/api/scripts/1/restore", "").expectProblem(400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/scripts?deleted=1",
                "/api/scripts?deleted=",
                "/api/scripts/1/diff",
                "/api/scripts/1/diff?to=1",
                "/api/scripts/1/diff?from=",
                "/api/scripts/1/diff?from=-1",
                "/api/scripts/1/diff?from=a/b",
                "/api/scripts/1/diff?from=ED1",
                "/api/scripts/1/diff?from=1&to=..",
                "/api/scripts/1/diff?from=1&from=2",
                "/api/scripts/1/diff?from=%D9%A1",
                "/api/scripts/1/diff?from=refs%2Fheads%2Fprod",
                "/api/scripts/1/diff?from=1&context=3",
                "/api/scripts/1/blame?version=1e3",
                "/api/scripts/1/blame?branch=-p",
                "/api/scripts/1/blame?branch=prod&version=1",
                "/api/queue/changes?script=0",
                "/api/queue/changes?script=x",
                "/api/queue/changes?limit=201",
                "/api/queue/changes?before=-1",
                "/api/duplicates?x=1",
                "/api/presence?window=window-1"
            })
    void refusesQueriesThatCannotBe(String path) {
        editor.get(path).expectProblem(400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "1e0", "1.0", "%D9%A1", "9223372036854775808", "x"})
    void findsNothingUnderWhatIsNoId(String id) {
        for (String path : List.of("/diff?from=1", "/blame", "/data", "/versions")) {
            editor.get("/api/scripts/" + id + path).expectProblem(404, "not_found");
        }
        for (String path : List.of("/fork", "/bump-major", "/merge", "/return")) {
            editor.post("/api/scripts/" + id + path).expectProblem(404, "not_found");
        }
        editor.post("/api/scripts/" + id + "/restore", "{\"version_id\":1}")
                .expectProblem(404, "not_found");
        editor.put("/api/scripts/" + id + "/ordering-number", "{\"ordering_number\":1}")
                .expectProblem(404, "not_found");
        editor.put("/api/scripts/" + id + "/place", "{\"group\":1}")
                .expectProblem(404, "not_found");
        editor.get("/api/executions/" + id + "/data").expectProblem(404, "not_found");
    }
}
