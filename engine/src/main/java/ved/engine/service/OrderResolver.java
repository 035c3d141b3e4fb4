package ved.engine.service;

import ved.engine.api.ExecutionService.Order;
import ved.engine.api.ExecutionService.Text;
import ved.engine.catalogue.ContentRepository;
import ved.engine.catalogue.DatasetStore;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.VersionContent;
import ved.engine.execution.ExecutionRequest;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.execution.ExecutionSource;
import ved.engine.sandbox.Sandboxes;
import ved.engine.script.Answer;
import ved.engine.script.ContentLostException;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.source.SourceAnalyzer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Finds out which text, data and interpreter an order means. Blocks. */
final class OrderResolver {
    private final ScriptStore scripts;
    private final DatasetStore datasets;
    private final ContentRepository content;
    private final Sandboxes sandboxes;

    OrderResolver(
            ScriptStore scripts,
            DatasetStore datasets,
            ContentRepository content,
            Sandboxes sandboxes) {
        this.scripts = scripts;
        this.datasets = datasets;
        this.content = content;
        this.sandboxes = sandboxes;
    }

    Answer<ExecutionRequest> resolve(String user, ScriptId id, Order order) {
        return found(scripts.find(user, id), "script", id.toString())
                .flatMap(script ->
                        source(script, order.text())
                                .flatMap(source -> request(user, script, source, order)));
    }

    private record Source(ExecutionSource kind, Optional<ScriptVersion> version, String content) {}

    private Answer<Source> source(ScriptSummary script, Text text) {
        return switch (text) {
            case Text.Named.PROD ->
                    found(script.prodVersion(), "version on prod of script", script.id().toString())
                            .flatMap(version -> stored(ExecutionSource.PROD, version));
            case Text.Named.BRANCH -> stored(ExecutionSource.BRANCH, script.version());
            case Text.OfVersion(var id) ->
                    found(
                                    scripts.version(id).filter(v -> v.script().equals(script.id())),
                                    "version",
                                    id.toString())
                            .flatMap(version -> stored(ExecutionSource.VERSION, version));
            case Text.Unsaved(String unsaved) -> unsaved(unsaved);
        };
    }

    private Answer<Source> stored(ExecutionSource kind, ScriptVersion version) {
        try {
            return Answer.done(
                    new Source(kind, Optional.of(version), VersionContent.text(content, version)));
        } catch (ContentLostException e) {
            return Answer.refused(new Refusal.ContentLost(e.version()));
        }
    }

    private static Answer<Source> unsaved(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > SourceAnalyzer.MAX_BYTES) {
            return Answer.refused(new Refusal.TooLarge("a script", SourceAnalyzer.MAX_BYTES));
        }
        return Answer.done(new Source(ExecutionSource.UNSAVED, Optional.empty(), text));
    }

    private Answer<ExecutionRequest> request(
            String user, ScriptSummary script, Source source, Order order) {
        String interpreter =
                order.interpreter()
                        .or(() -> source.version().map(ScriptVersion::interpreter))
                        .orElse(script.version().interpreter());
        Optional<String> unavailable = sandboxes.whyUnavailable(interpreter);
        if (unavailable.isPresent()) {
            return Answer.refused(
                    new Refusal.InterpreterUnavailable(interpreter, unavailable.get()));
        }
        return dataset(script.id(), order.dataset())
                .map(dataset ->
                        new ExecutionRequest(
                                script.id(),
                                source.kind(),
                                source.version().map(ScriptVersion::id),
                                source.content(),
                                dataset,
                                interpreter,
                                user,
                                Optional.empty(),
                                1));
    }

    /** The data that was asked for, which must be there; else test data, if there is any. */
    private Answer<Optional<DatasetUse>> dataset(ScriptId script, Optional<DatasetKind> wanted) {
        Optional<DatasetUse> dataset =
                datasets.find(script, wanted.orElse(DatasetKind.TEST)).map(OrderResolver::use);
        if (wanted.isPresent() && dataset.isEmpty()) {
            String what = wanted.get().name().toLowerCase(Locale.ROOT) + " dataset of script";
            return Answer.refused(new Refusal.NotFound(what, script.toString()));
        }
        return Answer.done(dataset);
    }

    private static DatasetUse use(Dataset dataset) {
        return new DatasetUse(dataset.kind(), dataset.sha256());
    }

    private static <T> Answer<T> found(Optional<T> value, String what, String id) {
        return value.map(Answer::done)
                .orElseGet(() -> Answer.refused(new Refusal.NotFound(what, id)));
    }
}
