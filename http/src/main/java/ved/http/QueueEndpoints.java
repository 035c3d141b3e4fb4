package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

import ved.engine.api.QueueService;
import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.Reordering;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.http.json.Queues;
import ved.http.json.Requests;
import ved.http.problem.Refusals;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The order of the queue, and who is in it. */
final class QueueEndpoints {
    private final QueueService queue;
    private final ScriptAnswers answers;

    QueueEndpoints(QueueService queue, ScriptAnswers answers) {
        this.queue = queue;
        this.answers = answers;
    }

    CompletionStage<HttpResponse> setNumber(Call call) {
        ScriptId script = call.script();
        Requests.OrderingNumberChoice body = call.json(Requests.OrderingNumberChoice.class);
        Fields fields = new Fields();
        OrderingNumber number = fields.orderingNumber("ordering_number", body.orderingNumber());
        fields.check();
        return reordered(queue.setNumber(call.user(), script, number));
    }

    CompletionStage<HttpResponse> move(Call call) {
        ScriptId script = call.script();
        Requests.Placement body = call.json(Requests.Placement.class);
        Fields fields = new Fields();
        long group = fields.group("group", body.group());
        Optional<ScriptId> after = neighbour(fields, "after_id", body.afterId(), script);
        Optional<ScriptId> before = neighbour(fields, "before_id", body.beforeId(), script);
        if (after.isPresent() && after.equals(before)) {
            fields.refuse("before_id", "Must be another script than after_id.");
        }
        fields.check();
        return reordered(queue.move(call.user(), script, new Placement(group, after, before)));
    }

    CompletionStage<HttpResponse> delete(Call call) {
        return shown(queue.delete(call.user(), call.script()));
    }

    CompletionStage<HttpResponse> putBack(Call call) {
        return shown(queue.putBack(call.user(), call.script()));
    }

    CompletionStage<HttpResponse> changes(Call call) {
        Optional<ScriptId> script = call.queryId("script").map(ScriptId::new);
        int limit =
                call.queryNumber(
                        "limit", ExecutionEndpoints.LONGEST_PAGE, ExecutionEndpoints.USUAL_PAGE);
        OptionalLong before =
                call.queryId("before").map(OptionalLong::of).orElse(OptionalLong.empty());
        return queue.changes(script, limit, before)
                .thenApply(changes -> Answers.ok(Queues.QueueChangeList.of(changes)));
    }

    private CompletionStage<HttpResponse> reordered(CompletionStage<Answer<Reordering>> answer) {
        return answer.thenApply(Refusals::valueOf)
                .thenCompose(reordering ->
                        answers.script(reordering.script())
                                .thenApply(script ->
                                        Answers.ok(Queues.Reordering.of(script, reordering))));
    }

    private CompletionStage<HttpResponse> shown(CompletionStage<Answer<ScriptSummary>> answer) {
        return answer.thenApply(Refusals::valueOf)
                .thenCompose(answers::script)
                .thenApply(Answers::ok);
    }

    private static Optional<ScriptId> neighbour(
            Fields fields, String field, @Nullable Long id, ScriptId moved) {
        Optional<ScriptId> neighbour = fields.id(field, id).map(ScriptId::new);
        if (neighbour.equals(Optional.of(moved))) {
            fields.refuse(field, "Must be another script than the moved one.");
        }
        return neighbour;
    }
}
