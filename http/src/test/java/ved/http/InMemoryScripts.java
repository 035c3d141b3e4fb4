package ved.http;

import ved.engine.api.ScriptService;
import ved.engine.script.Answer;
import ved.engine.script.CodeHolder;
import ved.engine.script.Fork;
import ved.engine.script.ForkOrigin;
import ved.engine.script.MergedScript;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SaveWarning;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.Selection;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;
import ved.engine.script.VersionText;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Scripts of which every save is seen by everybody. */
final class InMemoryScripts implements ScriptService {
    static final String TEMPLATE = "\"\"\"New script\"\"\"\n";

    /** Lets the text of no script be read. */
    volatile boolean unreadable;

    private final InMemoryCatalogue catalogue;

    InMemoryScripts(InMemoryCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public CompletionStage<List<ScriptSummary>> list(String user) {
        return catalogue.ask(() -> summaries(false));
    }

    @Override
    public CompletionStage<List<ScriptSummary>> deleted(String user) {
        return catalogue.ask(() -> summaries(true));
    }

    @Override
    public CompletionStage<Answer<ScriptText>> read(
            String user, ScriptId script, Selection selection) {
        if (unreadable) {
            return CompletableFuture.failedStage(new StorageException("The disk cannot be read."));
        }
        return catalogue.answer(
                script,
                stored ->
                        InMemoryCatalogue.select(stored, selection)
                                .map(text ->
                                        new ScriptText(
                                                stored.summary(),
                                                text.version(),
                                                text.content(),
                                                forks(script))));
    }

    @Override
    public CompletionStage<Answer<SavedScript>> create(
            String user, Optional<String> content, Optional<String> interpreter) {
        return catalogue.answer(() -> {
            StoredScript stored = catalogue.create();
            return add(user, stored, VersionNumber.FIRST, content.orElse(TEMPLATE));
        });
    }

    @Override
    public CompletionStage<Answer<SavedScript>> save(
            String user, ScriptId script, NewContent content) {
        return catalogue.answer(script, stored -> save(user, stored, content));
    }

    private Answer<SavedScript> save(String user, StoredScript stored, NewContent content) {
        VersionText newest = stored.newest();
        if (!newest.version().id().equals(content.base())) {
            return Answer.refused(new Refusal.StaleVersion(newest.version(), newest.content()));
        }
        if (content.content().equals("def")) {
            return Answer.refused(new Refusal.InvalidSyntax("invalid syntax", 1, 4));
        }
        if (newest.content().equals(content.content())) {
            return Answer.done(saved(stored, false, List.of()));
        }
        stored.add(
                catalogue.nextVersion(),
                stored.next(),
                user,
                content.content(),
                content.merged(),
                content.message().orElse("Save"));
        return saved(stored);
    }

    @Override
    public CompletionStage<Answer<SavedScript>> fork(
            String user, ScriptId script, Optional<VersionId> version) {
        return catalogue.answer(
                script,
                stored ->
                        chosen(stored, version)
                                .flatMap(text -> {
                                    StoredScript fork = catalogue.create();
                                    fork.origin =
                                            new ForkOrigin(
                                                    script,
                                                    text.version().id(),
                                                    text.version().number());
                                    return add(user, fork, VersionNumber.FIRST, text.content());
                                }));
    }

    @Override
    public CompletionStage<Answer<SavedScript>> bumpMajor(
            String user, ScriptId script, Optional<VersionId> base) {
        return catalogue.answer(
                script,
                stored ->
                        chosen(stored, base)
                                .flatMap(text -> {
                                    int major = text.version().number().major() + 1;
                                    return add(
                                            user,
                                            stored,
                                            new VersionNumber(major, 0),
                                            text.content());
                                }));
    }

    @Override
    public CompletionStage<Answer<SavedScript>> restore(
            String user,
            ScriptId script,
            VersionId version,
            Target target,
            Optional<VersionId> base) {
        return catalogue.answer(
                script,
                stored ->
                        chosen(stored, Optional.of(version))
                                .flatMap(text ->
                                        add(
                                                target == Target.PROD ? "prod" : user,
                                                stored,
                                                stored.next(),
                                                text.content())));
    }

    @Override
    public CompletionStage<Answer<MergedScript>> merge(String user, ScriptId script) {
        return catalogue.answer(
                script,
                stored -> {
                    if (stored.newest().equals(stored.prod)) {
                        return Answer.refused(new Refusal.NothingToMerge(Optional.of(stored.id)));
                    }
                    stored.prod = stored.newest();
                    return Answer.done(new MergedScript(stored.summary(), Optional.empty()));
                });
    }

    @Override
    public CompletionStage<Answer<List<MergedScript>>> mergeAll(String user) {
        return catalogue.answer(() ->
                Answer.done(
                        catalogue.scripts.values().stream()
                                .filter(stored -> !stored.newest().equals(stored.prod))
                                .map(stored -> {
                                    stored.prod = stored.newest();
                                    return new MergedScript(
                                            stored.summary(),
                                            Optional.of(stored.newest().version()));
                                })
                                .toList()));
    }

    private List<ScriptSummary> summaries(boolean deleted) {
        return catalogue.scripts.values().stream()
                .filter(stored -> (stored.deletion != null) == deleted)
                .map(StoredScript::summary)
                .toList();
    }

    private List<Fork> forks(ScriptId script) {
        return catalogue.scripts.values().stream()
                .filter(stored -> stored.origin != null && stored.origin.script().equals(script))
                .map(stored ->
                        new Fork(
                                stored.id,
                                stored.number,
                                stored.newest().version().descriptiveName(),
                                VersionNumber.FIRST))
                .toList();
    }

    private static Answer<VersionText> chosen(StoredScript stored, Optional<VersionId> version) {
        return version.map(id -> InMemoryCatalogue.select(stored, new Selection.AtVersion(id)))
                .orElseGet(() -> Answer.done(stored.newest()));
    }

    private Answer<SavedScript> add(
            String user, StoredScript stored, VersionNumber number, String content) {
        stored.add(catalogue.nextVersion(), number, user, content, Optional.empty(), "Save");
        return saved(stored);
    }

    private static List<SaveWarning> warnings(StoredScript stored) {
        return stored.newest().content().startsWith("import nothing")
                ? List.of(
                        new SaveWarning(
                                SaveWarning.Kind.MISSING_IMPORT,
                                "There is no such module.",
                                Optional.of(new SaveWarning.Place(1, 8, 15))),
                        SaveWarning.other("Something else."))
                : List.of();
    }

    private Answer<SavedScript> saved(StoredScript stored) {
        return Answer.done(saved(stored, true, catalogue.duplicatesOf(stored)));
    }

    private static SavedScript saved(
            StoredScript stored, boolean changed, List<CodeHolder> duplicates) {
        return new SavedScript(
                stored.summary(), stored.newest().content(), changed, warnings(stored), duplicates);
    }
}
