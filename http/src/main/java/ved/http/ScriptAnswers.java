package ved.http;

import ved.engine.api.ExecutionService;
import ved.engine.api.ExecutionService.ExecutionReport;
import ved.engine.api.ScriptService;
import ved.engine.execution.Execution;
import ved.engine.script.Answer;
import ved.engine.script.Fork;
import ved.engine.script.MergedScript;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.http.json.Merges;
import ved.http.json.Scripts;
import ved.http.problem.Refusals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows scripts together with what is known of them elsewhere: their last runs, their text. */
final class ScriptAnswers {
    private final ScriptService scripts;
    private final ExecutionService executions;

    ScriptAnswers(ScriptService scripts, ExecutionService executions) {
        this.scripts = scripts;
        this.executions = executions;
    }

    CompletionStage<Scripts.ScriptList> list(CompletionStage<List<ScriptSummary>> summaries) {
        return summaries.thenCombine(
                lastOfEach(),
                (all, last) ->
                        new Scripts.ScriptList(
                                all.stream().map(script -> script(script, last)).toList()));
    }

    CompletionStage<Scripts.Script> script(ScriptSummary script) {
        return lastOf(script.id()).thenApply(last -> Scripts.Script.of(script, last));
    }

    CompletionStage<Scripts.ScriptContent> content(ScriptText text) {
        return script(text.script())
                .thenApply(script ->
                        Scripts.ScriptContent.of(
                                script, text.content(), text.version(), text.forks()));
    }

    CompletionStage<Merges.MergedScript> merged(MergedScript merged) {
        return script(merged.script()).thenApply(script -> Merges.MergedScript.of(script, merged));
    }

    CompletionStage<Merges.MergedAll> merged(List<MergedScript> merged) {
        return lastOfEach()
                .thenApply(last ->
                        new Merges.MergedAll(
                                merged.stream()
                                        .map(one ->
                                                Merges.MergedScript.of(
                                                        script(one.script(), last), one))
                                        .toList()));
    }

    /** What was saved, with the text that was sent. */
    CompletionStage<Scripts.SavedScript> saved(String user, SavedScript saved, String content) {
        // What was saved is acknowledged even if more cannot be read now.
        return text(user, saved.script())
                .thenApply(text -> text.map(ScriptText::forks))
                .exceptionally(_ -> Optional.empty())
                .thenCompose(forks -> saved(saved, content, forks.orElse(List.of())));
    }

    /** What was saved, with the text as stored. */
    CompletionStage<Scripts.SavedScript> saved(String user, SavedScript saved) {
        Selection selection = new Selection.AtVersion(saved.script().version().id());
        return scripts.read(user, saved.script().id(), selection)
                .thenApply(Refusals::valueOf)
                .thenCompose(text -> saved(saved, text.content(), text.forks()));
    }

    private CompletionStage<Scripts.SavedScript> saved(
            SavedScript saved, String content, List<Fork> forks) {
        ScriptVersion version = saved.script().version();
        return script(saved.script())
                .thenApply(script ->
                        Scripts.SavedScript.of(
                                Scripts.ScriptContent.of(script, content, version, forks), saved));
    }

    private CompletionStage<Optional<ScriptText>> text(String user, ScriptSummary script) {
        return scripts.read(user, script.id(), new Selection.AtVersion(script.version().id()))
                .thenApply(ScriptAnswers::value);
    }

    private static Scripts.Script script(ScriptSummary script, Map<ScriptId, Execution> last) {
        return Scripts.Script.of(script, Optional.ofNullable(last.get(script.id())));
    }

    private CompletionStage<Map<ScriptId, Execution>> lastOfEach() {
        return executions
                .lastOfEach()
                .thenApply(all ->
                        all.stream()
                                .collect(Collectors.toMap(Execution::script, Function.identity())));
    }

    private CompletionStage<Optional<Execution>> lastOf(ScriptId script) {
        return executions
                .last(script, false)
                .thenApply(answer -> value(answer).map(ExecutionReport::execution));
    }

    private static <T> Optional<T> value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> Optional.of(value);
            case Answer.Refused<T> _ -> Optional.empty();
        };
    }
}
