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
import ved.engine.script.Selection;
import ved.http.json.Merges;
import ved.http.json.Scripts;

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
        return known(lastOf(merged.script().id()), Optional.empty())
                .thenApply(last ->
                        Merges.MergedScript.of(Scripts.Script.of(merged.script(), last), merged));
    }

    CompletionStage<Merges.MergedAll> merged(List<MergedScript> merged) {
        return known(lastOfEach(), Map.of())
                .thenApply(last ->
                        new Merges.MergedAll(
                                merged.stream()
                                        .map(one ->
                                                Merges.MergedScript.of(
                                                        script(one.script(), last), one))
                                        .toList()));
    }

    CompletionStage<Scripts.SavedScript> saved(String user, SavedScript saved) {
        ScriptSummary script = saved.script();
        return known(lastOf(script.id()), Optional.empty())
                .thenCombine(
                        known(forks(user, script), List.of()),
                        (last, forks) ->
                                Scripts.SavedScript.of(
                                        Scripts.ScriptContent.of(
                                                Scripts.Script.of(script, last),
                                                saved.content(),
                                                script.version(),
                                                forks),
                                        saved));
    }

    private CompletionStage<List<Fork>> forks(String user, ScriptSummary script) {
        return scripts.read(user, script.id(), new Selection.AtVersion(script.version().id()))
                .thenApply(answer -> value(answer).map(ScriptText::forks).orElse(List.of()));
    }

    /**
     * What was changed is acknowledged even if more cannot be read now: who is told of an error
     * would change it once more.
     */
    private static <T> CompletionStage<T> known(CompletionStage<T> more, T otherwise) {
        return more.exceptionally(_ -> otherwise);
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
