package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.ExecutionService;
import ved.engine.api.ExecutionService.ExecutionReport;
import ved.engine.api.ScriptService;
import ved.engine.execution.Execution;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.NewContent;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;
import ved.http.json.Requests;
import ved.http.json.Scripts;
import ved.http.problem.Problem;
import ved.http.problem.Refusals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scripts and their versions. */
final class ScriptEndpoints {
    private static final int LONGEST_MESSAGE = 500;

    private final ScriptService scripts;
    private final ExecutionService executions;

    ScriptEndpoints(ScriptService scripts, ExecutionService executions) {
        this.scripts = scripts;
        this.executions = executions;
    }

    CompletionStage<HttpResponse> list(Call call) {
        return scripts.list(call.user())
                .thenCombine(executions.lastOfEach(), ScriptEndpoints::scriptList)
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> create(Call call) {
        Requests.NewScript body =
                call.json(Requests.NewScript.class, new Requests.NewScript(null, null));
        Fields fields = new Fields();
        Optional<String> interpreter = fields.name("interpreter", body.interpreter());
        fields.check();
        Optional<String> content = Optional.ofNullable(body.content());
        return scripts.create(call.user(), content, interpreter)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> withContent(call.user(), saved, content))
                .thenApply(saved ->
                        Answers.created("/api/scripts/" + saved.script().script().id(), saved));
    }

    CompletionStage<HttpResponse> read(Call call) {
        ScriptId script = new ScriptId(call.id("id"));
        return scripts.read(call.user(), script, selection(call))
                .thenApply(Refusals::valueOf)
                .thenCombine(
                        lastOf(script),
                        (text, last) ->
                                new Scripts.ScriptContent(
                                        Scripts.Script.of(text.script(), last),
                                        text.content(),
                                        Scripts.Version.of(text.version())))
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> save(Call call) {
        Requests.ScriptSave body = call.json(Requests.ScriptSave.class);
        Fields fields = new Fields();
        String content = fields.required("content", body.content());
        long base = fields.requiredId("base_version_id", body.baseVersionId());
        Optional<String> interpreter = fields.name("interpreter", body.interpreter());
        Optional<String> message = fields.line("message", body.message(), LONGEST_MESSAGE);
        fields.check();
        NewContent newContent = new NewContent(content, new VersionId(base), interpreter, message);
        return scripts.save(call.user(), new ScriptId(call.id("id")), newContent)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> withContent(call.user(), saved, Optional.of(content)))
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> merge(Call call) {
        ScriptId script = new ScriptId(call.id("id"));
        return scripts.merge(call.user(), script)
                .thenApply(Refusals::valueOf)
                .thenCombine(lastOf(script), Scripts.Script::of)
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> versions(Call call) {
        return scripts.versions(new ScriptId(call.id("id")))
                .thenApply(Refusals::valueOf)
                .thenApply(versions -> Answers.ok(Scripts.VersionList.of(versions)));
    }

    CompletionStage<HttpResponse> version(Call call) {
        ScriptId script = new ScriptId(call.id("id"));
        VersionId version = new VersionId(call.id("version_id"));
        return scripts.read(call.user(), script, new Selection.AtVersion(version))
                .thenApply(Refusals::valueOf)
                .thenApply(text ->
                        Answers.ok(
                                new Scripts.VersionContent(
                                        Scripts.Version.of(text.version()), text.content())));
    }

    private static Scripts.ScriptList scriptList(
            List<ScriptSummary> summaries, List<Execution> lastOfEach) {
        Map<ScriptId, Execution> last =
                lastOfEach.stream()
                        .collect(Collectors.toMap(Execution::script, Function.identity()));
        return new Scripts.ScriptList(
                summaries.stream()
                        .map(script ->
                                Scripts.Script.of(
                                        script, Optional.ofNullable(last.get(script.id()))))
                        .toList());
    }

    private CompletionStage<Scripts.SavedScript> withContent(
            String user, SavedScript saved, Optional<String> sent) {
        ScriptSummary script = saved.script();
        ScriptVersion version = script.version();
        CompletionStage<String> content =
                sent.<CompletionStage<String>>map(CompletableFuture::completedFuture)
                        .orElseGet(() ->
                                scripts.read(
                                                user,
                                                script.id(),
                                                new Selection.AtVersion(version.id()))
                                        .thenApply(Refusals::valueOf)
                                        .thenApply(ScriptText::content));
        return content.thenCombine(
                lastOf(script.id()),
                (text, last) ->
                        new Scripts.SavedScript(
                                new Scripts.ScriptContent(
                                        Scripts.Script.of(script, last),
                                        text,
                                        Scripts.Version.of(version)),
                                saved.changed(),
                                saved.warnings()));
    }

    private CompletionStage<Optional<Execution>> lastOf(ScriptId script) {
        return executions
                .last(script, false)
                .thenApply(answer ->
                        switch (answer) {
                            case Answer.Done<ExecutionReport>(ExecutionReport report) ->
                                    Optional.of(report.execution());
                            case Answer.Refused<ExecutionReport> _ -> Optional.empty();
                        });
    }

    private static Selection selection(Call call) {
        Optional<String> branch = call.query("branch");
        Optional<Long> version = call.queryId("version");
        if (branch.isPresent() && version.isPresent()) {
            throw Problem.invalid("branch", "Send either branch or version, not both.")
                    .asException();
        }
        if (branch.isPresent()) {
            if (!Branch.isValid(branch.get())) {
                throw Problem.invalid(
                                "branch",
                                "Must have 1 to 32 lower-case letters, digits and hyphens.")
                        .asException();
            }
            return new Selection.OnBranch(new Branch(branch.get()));
        }
        return version.<Selection>map(id -> new Selection.AtVersion(new VersionId(id)))
                .orElse(Selection.Default.INSTANCE);
    }
}
