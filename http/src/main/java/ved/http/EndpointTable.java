package ved.http;

import static ved.http.Access.ANYONE;
import static ved.http.Access.EDITOR;
import static ved.http.Access.VIEWER;
import static ved.http.Endpoint.delete;
import static ved.http.Endpoint.get;
import static ved.http.Endpoint.post;
import static ved.http.Endpoint.put;

import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.MediaTypes;

import java.util.List;

/** The table of routes: the only place where paths, methods and roles are named. */
final class EndpointTable {
    static final ContentType YAML =
            MediaTypes.applicationWithFixedCharset("yaml", HttpCharsets.UTF_8).toContentType();

    static final ContentType CSV = MediaTypes.TEXT_CSV.toContentType(HttpCharsets.UTF_8);

    private static final ContentType EVENTS = MediaTypes.TEXT_EVENT_STREAM.toContentType();
    private static final ContentType BYTES = ContentTypes.APPLICATION_OCTET_STREAM;

    private EndpointTable() {}

    static List<Endpoint> of(
            AccountEndpoints accounts,
            ScriptEndpoints scripts,
            SearchEndpoints search,
            BranchEndpoints branches,
            HistoryEndpoints history,
            QueueEndpoints queue,
            DatasetEndpoints data,
            ExecutionEndpoints executions,
            RunEndpoints runs,
            PresenceEndpoints presence,
            LanguageEndpoints language,
            AssistantEndpoints assistant,
            InteractionEndpoints interactions,
            SystemEndpoints system) {
        return List.of(
                post("/api/auth/login", ANYONE, Body.CREDENTIALS, accounts::login),
                post("/api/auth/logout", ANYONE, Body.NONE, accounts::logout),
                get("/api/auth/me", VIEWER, accounts::me),
                get("/api/scripts", VIEWER, scripts::list).withQuery("deleted"),
                post("/api/scripts", EDITOR, Body.OPTIONAL_JSON, scripts::create),
                get("/api/scripts/{id}", VIEWER, scripts::read).withQuery("branch", "version"),
                put("/api/scripts/{id}", EDITOR, Body.JSON, scripts::save),
                delete("/api/scripts/{id}", EDITOR, queue::delete),
                post("/api/scripts/{id}/return", EDITOR, Body.NONE, queue::putBack),
                put("/api/scripts/{id}/ordering-number", EDITOR, Body.JSON, queue::setNumber),
                put("/api/scripts/{id}/place", EDITOR, Body.JSON, queue::move),
                get("/api/queue/changes", VIEWER, queue::changes)
                        .withQuery("script", "limit", "before"),
                post("/api/scripts/{id}/merge", EDITOR, Body.NONE, branches::merge),
                post("/api/merge-all", EDITOR, Body.NONE, branches::mergeAll),
                post("/api/scripts/{id}/fork", EDITOR, Body.OPTIONAL_JSON, branches::fork),
                post(
                        "/api/scripts/{id}/bump-major",
                        EDITOR,
                        Body.OPTIONAL_JSON,
                        branches::bumpMajor),
                post("/api/scripts/{id}/restore", EDITOR, Body.JSON, branches::restore),
                get("/api/scripts/{id}/versions", VIEWER, history::versions),
                get("/api/scripts/{id}/versions/{version_id}", VIEWER, scripts::version),
                get("/api/scripts/{id}/diff", VIEWER, history::diff).withQuery("from", "to"),
                get("/api/scripts/{id}/blame", VIEWER, history::blame)
                        .withQuery("branch", "version"),
                get("/api/duplicates", VIEWER, history::duplicates),
                get("/api/scripts/{id}/data", VIEWER, data::list),
                get("/api/scripts/{id}/data/{kind}", VIEWER, data::read).answering(BYTES),
                put("/api/scripts/{id}/data/{kind}", EDITOR, Body.BYTES, data::store),
                delete("/api/scripts/{id}/data/{kind}", EDITOR, data::remove),
                get("/api/scripts/{id}/executions", VIEWER, executions::history)
                        .withQuery("limit", "before"),
                post("/api/execute/{id}", EDITOR, Body.OPTIONAL_JSON, executions::execute)
                        .withQuery("wait")
                        .patientWhen(call -> call.queryFlag("wait")),
                get("/api/execute/{id}/last", VIEWER, executions::last).withQuery("status"),
                get("/api/executions/{execution_id}", VIEWER, executions::read),
                post(
                        "/api/executions/{execution_id}/cancel",
                        EDITOR,
                        Body.NONE,
                        executions::cancel),
                get("/api/executions/{execution_id}/events", VIEWER, executions::events)
                        .answering(EVENTS),
                get("/api/executions/{execution_id}/data", VIEWER, data::ofExecution)
                        .answering(BYTES),
                post("/api/execute/all", EDITOR, Body.OPTIONAL_JSON, runs::start),
                get("/api/runs", VIEWER, runs::list).withQuery("limit", "before"),
                get("/api/runs/{run_id}", VIEWER, runs::read),
                post("/api/runs/{run_id}/cancel", EDITOR, Body.NONE, runs::cancel),
                get("/api/runs/{run_id}/events", VIEWER, runs::events).answering(EVENTS),
                get("/api/events", VIEWER, system::events).withQuery("window").answering(EVENTS),
                get("/api/presence", VIEWER, presence::list),
                put("/api/presence", VIEWER, Body.JSON, presence::announce),
                get("/api/interpreters", VIEWER, system::interpreters),
                get("/api/search", VIEWER, search::find)
                        .withQuery("q", "regex", "case", "word", "branch"),
                get("/api/settings", VIEWER, system::settings),
                get("/api/interpreters/{interpreter}/stubs", VIEWER, system::stubs),
                get("/api/language/{interpreter}", VIEWER, language::open),
                get("/api/llm", EDITOR, assistant::settings),
                post("/api/llm/complete", EDITOR, Body.JSON, assistant::complete)
                        .orAnswering(EVENTS)
                        .patientWhen(_ -> true),
                post("/api/llm/preview", EDITOR, Body.JSON, assistant::preview),
                get("/api/llm/conversations", EDITOR, assistant::conversations).withQuery("script"),
                get("/api/llm/conversations/{conversation_id}", EDITOR, assistant::conversation),
                get("/api/llm/interactions", EDITOR, interactions::list)
                        .withQuery("script", "version", "user", "model", "limit", "before"),
                get("/api/llm/interactions/export", EDITOR, interactions::export)
                        .withQuery("script", "version", "user", "model")
                        .answering(CSV),
                get("/api/llm/interactions/{interaction_id}", EDITOR, interactions::read),
                get("/api/llm/interactions/{interaction_id}/events", EDITOR, interactions::events)
                        .answering(EVENTS),
                post(
                        "/api/llm/interactions/{interaction_id}/stop",
                        EDITOR,
                        Body.NONE,
                        interactions::stop),
                get("/api/llm/costs", EDITOR, interactions::costs)
                        .withQuery("by", "script", "version", "user", "model"),
                post("/api/llm/stop-words/check", EDITOR, Body.JSON, assistant::stopWords),
                get("/api/health", ANYONE, system::health),
                get("/api/openapi.yaml", ANYONE, system::openapi).answering(YAML));
    }
}
