package ved.engine.service;

import ved.engine.api.ScriptService;
import ved.engine.catalogue.InterpreterChoice;
import ved.engine.catalogue.ScriptReader;
import ved.engine.catalogue.ScriptTemplate;
import ved.engine.catalogue.SourceCheck;
import ved.engine.live.CatalogueEvent;
import ved.engine.sandbox.Interpreter;
import ved.engine.script.Answer;
import ved.engine.script.MergedScript;
import ved.engine.script.NewContent;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Scripts, read from both stores and changed through the writer. */
public final class CatalogueScriptService implements ScriptService {
    private final CatalogueAccess catalogue;
    private final ScriptReader reader;
    private final SourceCheck sources;
    private final InterpreterChoice interpreters;

    public CatalogueScriptService(
            CatalogueAccess catalogue,
            ScriptReader reader,
            SourceCheck sources,
            InterpreterChoice interpreters) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.sources = sources;
        this.interpreters = interpreters;
    }

    @Override
    public CompletionStage<List<ScriptSummary>> list(String user) {
        return catalogue.read(() -> reader.list(user));
    }

    @Override
    public CompletionStage<List<ScriptSummary>> deleted(String user) {
        return catalogue.read(() -> reader.deleted(user));
    }

    @Override
    public CompletionStage<Answer<ScriptText>> read(
            String user, ScriptId script, Selection selection) {
        return catalogue.answer(() -> reader.read(user, script, selection));
    }

    @Override
    public CompletionStage<Answer<SavedScript>> create(
            String user, Optional<String> content, Optional<String> interpreter) {
        return catalogue.change(
                () ->
                        sources.check(
                                content.orElseGet(this::template),
                                interpreters.find(interpreter.orElseGet(interpreters::standard))),
                source -> writer -> writer.create(user, source, interpreter),
                CatalogueScriptService::cameIn);
    }

    @Override
    public CompletionStage<Answer<SavedScript>> save(
            String user, ScriptId script, NewContent content) {
        return catalogue.change(
                () -> sources.check(content.content(), interpreter(content)),
                source -> writer -> writer.save(user, script, source, content),
                CatalogueScriptService::changed);
    }

    @Override
    public CompletionStage<Answer<SavedScript>> fork(
            String user, ScriptId script, Optional<VersionId> version) {
        return catalogue.change(
                writer -> writer.fork(user, script, version), CatalogueScriptService::cameIn);
    }

    @Override
    public CompletionStage<Answer<SavedScript>> bumpMajor(
            String user, ScriptId script, Optional<VersionId> base) {
        return catalogue.change(
                writer -> writer.bumpMajor(user, script, base), CatalogueScriptService::changed);
    }

    @Override
    public CompletionStage<Answer<SavedScript>> restore(
            String user,
            ScriptId script,
            VersionId version,
            Target target,
            Optional<VersionId> base) {
        return catalogue.change(
                writer ->
                        switch (target) {
                            case OWN_BRANCH -> writer.restore(user, script, version, base);
                            case PROD -> writer.restoreOnProd(user, script, version, base);
                        },
                CatalogueScriptService::changed);
    }

    @Override
    public CompletionStage<Answer<MergedScript>> merge(String user, ScriptId script) {
        return catalogue.change(
                writer -> writer.merge(user, script), merged -> changed(merged.script().id()));
    }

    @Override
    public CompletionStage<Answer<List<MergedScript>>> mergeAll(String user) {
        return catalogue.change(
                writer -> writer.mergeAll(user),
                merged ->
                        merged.stream()
                                .flatMap(script -> changed(script.script().id()).stream())
                                .toList());
    }

    /** The one it is to be stored with: the chosen one, or that of the version it was made from. */
    private Optional<Interpreter> interpreter(NewContent content) {
        return content.interpreter()
                .or(() -> reader.interpreter(content.base()))
                .flatMap(interpreters::find);
    }

    private String template() {
        return ScriptTemplate.text(interpreters.known().get());
    }

    /** A new script; where it is a fork, the other one has another fork now. */
    private static List<CatalogueEvent> cameIn(SavedScript saved) {
        List<CatalogueEvent> events = new ArrayList<>(changed(saved));
        saved.script().origin().ifPresent(origin -> events.addAll(changed(origin.script())));
        events.add(new CatalogueEvent.QueueChanged());
        return events;
    }

    private static List<CatalogueEvent> changed(SavedScript saved) {
        return saved.changed() ? changed(saved.script().id()) : List.of();
    }

    private static List<CatalogueEvent> changed(ScriptId script) {
        return List.of(new CatalogueEvent.ScriptChanged(script.value()));
    }
}
