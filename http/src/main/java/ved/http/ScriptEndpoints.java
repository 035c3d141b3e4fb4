package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.ScriptService;
import ved.engine.script.NewContent;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;
import ved.engine.script.VersionText;
import ved.http.json.Requests;
import ved.http.json.Scripts;
import ved.http.json.Versions;
import ved.http.problem.Refusals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Scripts and their texts. */
final class ScriptEndpoints {
    private static final int LONGEST_MESSAGE = 500;

    private final ScriptService scripts;
    private final ScriptAnswers answers;
    private final AcceptedCode accepted;

    ScriptEndpoints(ScriptService scripts, ScriptAnswers answers, AcceptedCode accepted) {
        this.scripts = scripts;
        this.answers = answers;
        this.accepted = accepted;
    }

    CompletionStage<HttpResponse> list(Call call) {
        boolean deleted = call.queryFlag("deleted");
        return answers.list(deleted ? scripts.deleted(call.user()) : scripts.list(call.user()))
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> create(Call call) {
        Requests.NewScript body =
                call.json(Requests.NewScript.class, new Requests.NewScript(null, null, null));
        Fields fields = new Fields();
        Optional<String> interpreter = fields.name("interpreter", body.interpreter());
        List<Long> interactions = AcceptedCode.ids(fields, body.llmInteractionIds());
        fields.check();
        Optional<String> content = Optional.ofNullable(body.content());
        return scripts.create(call.user(), content, interpreter)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> accepted.savedIn(call.user(), saved, interactions))
                .thenCompose(saved -> answers.saved(call.user(), saved))
                .thenApply(ScriptEndpoints::created);
    }

    CompletionStage<HttpResponse> read(Call call) {
        return scripts.read(call.user(), call.script(), Selections.of(call))
                .thenApply(Refusals::valueOf)
                .thenCompose(answers::content)
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> save(Call call) {
        Requests.ScriptSave body = call.json(Requests.ScriptSave.class);
        Fields fields = new Fields();
        String content = fields.required("content", body.content());
        long base = fields.requiredId("base_version_id", body.baseVersionId());
        Optional<Long> merged = fields.id("merged_version_id", body.mergedVersionId());
        Optional<String> interpreter = fields.name("interpreter", body.interpreter());
        Optional<String> message = fields.line("message", body.message(), LONGEST_MESSAGE);
        List<Long> interactions = AcceptedCode.ids(fields, body.llmInteractionIds());
        fields.check();
        NewContent newContent =
                new NewContent(
                        content,
                        new VersionId(base),
                        merged.map(VersionId::new),
                        interpreter,
                        message);
        return scripts.save(call.user(), call.script(), newContent)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> accepted.savedIn(call.user(), saved, interactions))
                .thenCompose(saved -> answers.saved(call.user(), saved))
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> version(Call call) {
        ScriptId script = call.script();
        VersionId version = new VersionId(call.id("version_id"));
        return scripts.read(call.user(), script, new Selection.AtVersion(version))
                .thenApply(Refusals::valueOf)
                .thenApply(text ->
                        Answers.ok(
                                Versions.VersionContent.of(
                                        new VersionText(text.version(), text.content()))));
    }

    static HttpResponse created(Scripts.SavedScript saved) {
        return Answers.created("/api/scripts/" + saved.script().script().id(), saved);
    }
}
