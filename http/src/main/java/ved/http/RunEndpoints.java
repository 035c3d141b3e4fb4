package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.RunService;
import ved.engine.run.FailurePolicy;
import ved.engine.script.DatasetKind;
import ved.http.json.Event;
import ved.http.json.Requests;
import ved.http.json.Runs;
import ved.http.problem.Problem;
import ved.http.problem.Refusals;
import ved.http.wire.Headers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Run-all. */
final class RunEndpoints {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final RunService runs;
    private final Watching watching;

    RunEndpoints(RunService runs, Watching watching) {
        this.runs = runs;
        this.watching = watching;
    }

    CompletionStage<HttpResponse> start(Call call) {
        Requests.RunOrder body =
                call.json(Requests.RunOrder.class, new Requests.RunOrder(null, null));
        Fields fields = new Fields();
        FailurePolicy onFailure =
                fields.word("on_failure", body.onFailure(), FailurePolicy.class)
                        .orElse(FailurePolicy.CONTINUE);
        Optional<DatasetKind> dataset = fields.word("dataset", body.dataset(), DatasetKind.class);
        fields.check();
        return runs.start(call.user(), onFailure, dataset, idempotencyKey(call))
                .thenApply(Refusals::valueOf)
                .thenApply(run -> Answers.accepted("/api/runs/" + run, new Runs.RunStarted(run)));
    }

    CompletionStage<HttpResponse> list(Call call) {
        int limit =
                call.queryNumber(
                        "limit", ExecutionEndpoints.LONGEST_PAGE, ExecutionEndpoints.USUAL_PAGE);
        return runs.list(limit, call.queryId("before"))
                .thenApply(page -> Answers.ok(Runs.RunList.of(page)));
    }

    CompletionStage<HttpResponse> read(Call call) {
        return runs.find(call.id("run_id"))
                .thenApply(Refusals::valueOf)
                .thenApply(run -> Answers.ok(Runs.Run.of(run)));
    }

    CompletionStage<HttpResponse> cancel(Call call) {
        long id = call.id("run_id");
        return runs.cancel(call.user(), id)
                .thenApply(Refusals::valueOf)
                .thenApply(run -> Answers.accepted("/api/runs/" + id, Runs.Run.of(run)));
    }

    CompletionStage<HttpResponse> events(Call call) {
        long id = call.id("run_id");
        return watching.of(
                call,
                runs.find(id),
                run -> run.status().isFinal(),
                after -> runs.events(id, after),
                Event::of);
    }

    private static Optional<String> idempotencyKey(Call call) {
        List<String> keys = Headers.values(call.request(), "idempotency-key");
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw Problem.invalid(
                            IDEMPOTENCY_KEY,
                            "Must be one key of 1 to 200 visible ASCII characters.")
                    .asException();
        }
        return Optional.of(keys.getFirst());
    }
}
