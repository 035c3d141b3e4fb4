package ved.http;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;

import ved.engine.api.ScriptService;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.ScriptId;
import ved.http.json.Json;
import ved.http.json.Scripts;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.problem.Refusals;

import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** The datasets of scripts. */
final class DatasetEndpoints {
    private final ScriptService scripts;

    DatasetEndpoints(ScriptService scripts) {
        this.scripts = scripts;
    }

    CompletionStage<HttpResponse> read(Call call) {
        return scripts.dataset(script(call), kind(call))
                .thenApply(Refusals::valueOf)
                .thenApply(DatasetEndpoints::download);
    }

    CompletionStage<HttpResponse> store(Call call) {
        return scripts.putDataset(call.user(), script(call), kind(call), call.body())
                .thenApply(Refusals::valueOf)
                .thenApply(dataset -> Answers.ok(Scripts.StoredDataset.of(dataset)));
    }

    CompletionStage<HttpResponse> remove(Call call) {
        return scripts.removeDataset(call.user(), script(call), kind(call))
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

    private static HttpResponse download(DatasetContent content) {
        return HttpResponse.create()
                .addHeader(RawHeader.create("Content-Disposition", "attachment"))
                .withEntity(
                        HttpEntities.create(
                                ContentTypes.APPLICATION_OCTET_STREAM,
                                ByteString.fromArrayUnsafe(content.bytes())));
    }

    private static ScriptId script(Call call) {
        return new ScriptId(call.id("id"));
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
