package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.ExecutionService;
import ved.engine.api.ExecutionService.Order;
import ved.engine.api.ExecutionService.Text;
import ved.engine.execution.ExecutionSource;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;
import ved.http.json.Event;
import ved.http.json.Executions;
import ved.http.json.Requests;
import ved.http.problem.Problem;
import ved.http.problem.Refusals;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Executions of single scripts. */
final class ExecutionEndpoints {
    static final int LONGEST_PAGE = 200;
    static final int USUAL_PAGE = 50;

    private final ExecutionService executions;
    private final Watching watching;

    ExecutionEndpoints(ExecutionService executions, Watching watching) {
        this.executions = executions;
        this.watching = watching;
    }

    CompletionStage<HttpResponse> execute(Call call) {
        ScriptId script = call.script();
        boolean wait = call.queryFlag("wait");
        CompletionStage<Long> started =
                executions.execute(call.user(), script, order(call)).thenApply(Refusals::valueOf);
        return wait ? started.thenCompose(this::finished) : started.thenApply(this::started);
    }

    CompletionStage<HttpResponse> last(Call call) {
        ScriptId script = call.script();
        Optional<String> status = call.query("status");
        if (status.isPresent() && !status.get().equals("succeeded")) {
            throw Problem.invalid("status", "Must be succeeded.").asException();
        }
        return executions
                .last(script, status.isPresent())
                .thenApply(Refusals::valueOf)
                .thenApply(report -> Answers.ok(Executions.FullExecution.of(report)));
    }

    CompletionStage<HttpResponse> history(Call call) {
        ScriptId script = call.script();
        int limit = call.queryNumber("limit", LONGEST_PAGE, USUAL_PAGE);
        return executions
                .history(script, limit, call.queryId("before"))
                .thenApply(Refusals::valueOf)
                .thenApply(page -> Answers.ok(Executions.ExecutionList.of(page)));
    }

    CompletionStage<HttpResponse> read(Call call) {
        return executions
                .find(call.id("execution_id"))
                .thenApply(Refusals::valueOf)
                .thenApply(report -> Answers.ok(Executions.FullExecution.of(report)));
    }

    CompletionStage<HttpResponse> cancel(Call call) {
        long execution = call.id("execution_id");
        return executions
                .cancel(call.user(), execution)
                .thenApply(Refusals::valueOf)
                .thenApply(cancelled ->
                        Answers.accepted(
                                location(execution), Executions.FullExecution.of(cancelled)));
    }

    CompletionStage<HttpResponse> events(Call call) {
        long execution = call.id("execution_id");
        return watching.of(
                call,
                executions.find(execution),
                report -> report.execution().status().isFinal(),
                after -> executions.events(execution, after),
                Event::of);
    }

    private HttpResponse started(long execution) {
        return Answers.accepted(location(execution), new Executions.ExecutionStarted(execution));
    }

    /** The client may leave meanwhile: nobody but the caller of this waits for the execution. */
    private CompletionStage<HttpResponse> finished(long execution) {
        return executions
                .awaitFinished(execution)
                .thenApply(Refusals::valueOf)
                .thenApply(report -> Answers.ok(Executions.FullExecution.of(report)));
    }

    private static Order order(Call call) {
        Requests.ExecuteOrder body =
                call.json(
                        Requests.ExecuteOrder.class,
                        new Requests.ExecuteOrder(null, null, null, null, null));
        Fields fields = new Fields();
        ExecutionSource source =
                fields.word("source", body.source(), ExecutionSource.class)
                        .orElse(ExecutionSource.PROD);
        if (body.versionId() != null && source != ExecutionSource.VERSION) {
            fields.refuse("version_id", "Goes with the source version only.");
        }
        if (body.content() != null && source != ExecutionSource.UNSAVED) {
            fields.refuse("content", "Goes with the source unsaved only.");
        }
        Text text = text(fields, source, body);
        Optional<DatasetKind> dataset = fields.word("dataset", body.dataset(), DatasetKind.class);
        Optional<String> interpreter = fields.name("interpreter", body.interpreter());
        fields.check();
        return new Order(text, dataset, interpreter);
    }

    private static Text text(Fields fields, ExecutionSource source, Requests.ExecuteOrder body) {
        return switch (source) {
            case PROD -> Text.Named.PROD;
            case BRANCH -> Text.Named.BRANCH;
            case VERSION ->
                    new Text.OfVersion(
                            new VersionId(fields.requiredId("version_id", body.versionId())));
            case UNSAVED -> new Text.Unsaved(fields.required("content", body.content()));
        };
    }

    private static String location(long execution) {
        return "/api/executions/" + execution;
    }
}
