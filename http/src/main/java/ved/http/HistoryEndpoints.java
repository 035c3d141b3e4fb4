package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.AssistantService;
import ved.engine.api.HistoryService;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.http.json.Duplicates;
import ved.http.json.Versions;
import ved.http.problem.Problem;
import ved.http.problem.Refusals;

import java.util.concurrent.CompletionStage;

/** What was, and who else has it. */
final class HistoryEndpoints {
    private final HistoryService history;
    private final AssistantService assistant;

    HistoryEndpoints(HistoryService history, AssistantService assistant) {
        this.history = history;
        this.assistant = assistant;
    }

    CompletionStage<HttpResponse> versions(Call call) {
        return history.versions(call.script())
                .thenApply(Refusals::valueOf)
                .thenCombine(
                        assistant.links(call.script()),
                        (versions, links) -> Answers.ok(Versions.VersionList.of(versions, links)));
    }

    CompletionStage<HttpResponse> diff(Call call) {
        ScriptId script = call.script();
        Selection from =
                Selections.of(call, "from")
                        .orElseThrow(() ->
                                Problem.invalid(
                                                "from",
                                                "Is missing; name the version or branch to"
                                                        + " compare with.")
                                        .asException());
        Selection to = Selections.of(call, "to").orElse(Selection.Default.INSTANCE);
        return history.diff(call.user(), script, from, to)
                .thenApply(Refusals::valueOf)
                .thenApply(diff -> Answers.ok(Versions.VersionDiff.of(diff)));
    }

    CompletionStage<HttpResponse> blame(Call call) {
        return history.blame(call.user(), call.script(), Selections.of(call))
                .thenApply(Refusals::valueOf)
                .thenApply(blamed -> Answers.ok(Versions.BlamedText.of(blamed)));
    }

    CompletionStage<HttpResponse> duplicates(Call call) {
        return history.duplicates()
                .thenApply(duplicates -> Answers.ok(Duplicates.DuplicateList.of(duplicates)));
    }
}
