package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.ScriptService;
import ved.engine.script.VersionId;
import ved.http.json.Requests;
import ved.http.problem.Refusals;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Versions that are made of others: merged, forked, bumped, restored. */
final class BranchEndpoints {
    private final ScriptService scripts;
    private final ScriptAnswers answers;

    BranchEndpoints(ScriptService scripts, ScriptAnswers answers) {
        this.scripts = scripts;
        this.answers = answers;
    }

    CompletionStage<HttpResponse> merge(Call call) {
        return scripts.merge(call.user(), call.script())
                .thenApply(Refusals::valueOf)
                .thenCompose(answers::merged)
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> mergeAll(Call call) {
        return scripts.mergeAll(call.user())
                .thenApply(Refusals::valueOf)
                .thenCompose(answers::merged)
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> fork(Call call) {
        Requests.VersionChoice body =
                call.json(Requests.VersionChoice.class, new Requests.VersionChoice(null));
        Fields fields = new Fields();
        Optional<VersionId> version = fields.id("version_id", body.versionId()).map(VersionId::new);
        fields.check();
        return scripts.fork(call.user(), call.script(), version)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> answers.saved(call.user(), saved))
                .thenApply(ScriptEndpoints::created);
    }

    CompletionStage<HttpResponse> bumpMajor(Call call) {
        Requests.BumpOrder body = call.json(Requests.BumpOrder.class, new Requests.BumpOrder(null));
        Fields fields = new Fields();
        Optional<VersionId> base =
                fields.id("base_version_id", body.baseVersionId()).map(VersionId::new);
        fields.check();
        return scripts.bumpMajor(call.user(), call.script(), base)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> answers.saved(call.user(), saved))
                .thenApply(Answers::ok);
    }

    CompletionStage<HttpResponse> restore(Call call) {
        Requests.RestoreOrder body = call.json(Requests.RestoreOrder.class);
        Fields fields = new Fields();
        VersionId version = new VersionId(fields.requiredId("version_id", body.versionId()));
        ScriptService.Target target =
                fields.word("target", body.target(), ScriptService.Target.class)
                        .orElse(ScriptService.Target.OWN_BRANCH);
        Optional<VersionId> base =
                fields.id("base_version_id", body.baseVersionId()).map(VersionId::new);
        fields.check();
        return scripts.restore(call.user(), call.script(), version, target, base)
                .thenApply(Refusals::valueOf)
                .thenCompose(saved -> answers.saved(call.user(), saved))
                .thenApply(Answers::ok);
    }
}
