package ved.http;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

import ved.engine.api.DatasetService;
import ved.engine.script.Answer;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.http.json.Datasets;
import ved.http.json.Json;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.problem.Refusals;
import ved.http.wire.EntityTags;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** The datasets of scripts. The entity tag of a dataset is its SHA-256. */
final class DatasetEndpoints {
    /** The base of a dataset that replaces none. */
    private static final String NOTHING = "";

    private final DatasetService data;

    DatasetEndpoints(DatasetService data) {
        this.data = data;
    }

    CompletionStage<HttpResponse> list(Call call) {
        return data.all(call.script())
                .thenApply(Refusals::valueOf)
                .thenApply(stored -> Answers.ok(Datasets.StoredDatasets.of(stored)));
    }

    CompletionStage<HttpResponse> read(Call call) {
        return data.read(call.script(), kind(call))
                .thenApply(Refusals::valueOf)
                .thenApply(DatasetEndpoints::download);
    }

    CompletionStage<HttpResponse> ofExecution(Call call) {
        return data.ofExecution(call.id("execution_id"))
                .thenApply(Refusals::valueOf)
                .thenApply(DatasetEndpoints::download);
    }

    CompletionStage<HttpResponse> store(Call call) {
        ScriptId script = call.script();
        DatasetKind kind = kind(call);
        return base(EntityTags.of(call.request()), script, kind)
                .thenCompose(base -> data.store(call.user(), script, kind, call.body(), base))
                .thenApply(Refusals::valueOf)
                .thenApply(dataset ->
                        Answers.ok(Datasets.Dataset.of(dataset)).addHeader(tag(dataset)));
    }

    CompletionStage<HttpResponse> remove(Call call) {
        return data.remove(call.user(), call.script(), kind(call))
                .thenApply(Refusals::valueOf)
                .thenApply(wasThere -> {
                    if (!wasThere) {
                        throw Problem.of(
                                        ProblemCode.NOT_FOUND,
                                        "Script "
                                                + call.pathValue("id")
                                                + " has no "
                                                + call.pathValue("kind")
                                                + " dataset. Nothing was removed.")
                                .asException();
                    }
                    return Answers.noContent();
                });
    }

    /** The hash that the stored dataset must have; whatever it has when empty. */
    private CompletionStage<Optional<String>> base(
            EntityTags wanted, ScriptId script, DatasetKind kind) {
        return switch (wanted) {
            case EntityTags.NotAsked _ -> CompletableFuture.completedStage(Optional.empty());
            case EntityTags.None _ -> CompletableFuture.completedStage(Optional.of(NOTHING));
            case EntityTags.Any _ -> matching(script, kind, _ -> true);
            case EntityTags.OneOf(List<String> tags) when tags.size() == 1 ->
                    CompletableFuture.completedStage(Optional.of(tags.getFirst()));
            case EntityTags.OneOf(List<String> tags) -> matching(script, kind, tags::contains);
        };
    }

    /** The hash of what is stored; the engine then makes sure that it still is when it changes. */
    private CompletionStage<Optional<String>> matching(
            ScriptId script, DatasetKind kind, Predicate<String> wanted) {
        return stored(script, kind)
                .thenApply(now -> {
                    Optional<String> hash = now.map(Dataset::sha256).filter(wanted);
                    return hash.isPresent()
                            ? hash
                            : Refusals.valueOf(Answer.refused(new Refusal.StaleDataset(now)));
                });
    }

    private CompletionStage<Optional<Dataset>> stored(ScriptId script, DatasetKind kind) {
        return data.all(script)
                .thenApply(Refusals::valueOf)
                .thenApply(stored ->
                        switch (kind) {
                            case TEST -> stored.test();
                            case PRODUCTION -> stored.production();
                        });
    }

    private static HttpResponse download(DatasetContent content) {
        return HttpResponse.create()
                .addHeader(RawHeader.create("Content-Disposition", "attachment"))
                .addHeader(tag(content.dataset()))
                .withEntity(
                        HttpEntities.create(
                                ContentTypes.APPLICATION_OCTET_STREAM,
                                ByteString.fromArrayUnsafe(content.bytes())));
    }

    private static HttpHeader tag(Dataset dataset) {
        return RawHeader.create("ETag", "\"" + dataset.sha256() + "\"");
    }

    private static DatasetKind kind(Call call) {
        return Arrays.stream(DatasetKind.values())
                .filter(kind -> Json.word(kind).equals(call.pathValue("kind")))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.NOT_FOUND,
                                        "There is no dataset of this kind; the kinds are"
                                                + " test and production.")
                                .asException());
    }
}
