package ved.http;

import org.jspecify.annotations.Nullable;

import ved.engine.api.ScriptService;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.NewContent;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptText;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Scripts of a single editor; every save is seen by everybody. */
final class InMemoryScripts implements ScriptService {
    static final String TEMPLATE = "\"\"\"New script\"\"\"\n";
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.120Z");

    private static final Comparator<ScriptId> ORDER = Comparator.comparingLong(ScriptId::value);

    private final Map<ScriptId, Stored> scripts = new TreeMap<>(ORDER);
    private long lastVersion;

    @Override
    public synchronized CompletionStage<List<ScriptSummary>> list(String user) {
        return CompletableFuture.completedFuture(
                scripts.values().stream().map(Stored::summary).toList());
    }

    @Override
    public synchronized CompletionStage<Answer<ScriptText>> read(
            String user, ScriptId script, Selection selection) {
        return answer(
                find(script)
                        .flatMap(stored -> {
                            Optional<Saved> saved =
                                    switch (selection) {
                                        case Selection.Default _ ->
                                                Optional.of(stored.saved.getLast());
                                        case Selection.OnBranch _ ->
                                                Optional.ofNullable(stored.prod);
                                        case Selection.AtVersion(VersionId id) ->
                                                stored.saved.stream()
                                                        .filter(s -> s.is(id))
                                                        .findFirst();
                                    };
                            return saved.<Answer<ScriptText>>map(s ->
                                            Answer.done(
                                                    new ScriptText(
                                                            stored.summary(),
                                                            s.version,
                                                            s.content)))
                                    .orElseGet(() -> notFound("version", "asked for"));
                        }));
    }

    @Override
    public synchronized CompletionStage<Answer<SavedScript>> create(
            String user, Optional<String> content, Optional<String> interpreter) {
        ScriptId id = new ScriptId(scripts.size() + 1L);
        Stored stored = new Stored(id);
        scripts.put(id, stored);
        stored.add(user, content.orElse(TEMPLATE), Optional.empty());
        return answer(Answer.done(new SavedScript(stored.summary(), true, List.of())));
    }

    @Override
    public synchronized CompletionStage<Answer<SavedScript>> save(
            String user, ScriptId script, NewContent content) {
        return answer(find(script).flatMap(stored -> save(user, stored, content)));
    }

    private Answer<SavedScript> save(String user, Stored stored, NewContent content) {
        Saved newest = stored.saved.getLast();
        if (!newest.is(content.base())) {
            return Answer.refused(new Refusal.StaleVersion(newest.version, newest.content));
        }
        if (content.content().equals("def")) {
            return Answer.refused(new Refusal.InvalidSyntax("invalid syntax", 1, 4));
        }
        boolean changed = !newest.content.equals(content.content());
        if (changed) {
            stored.add(user, content.content(), content.message());
        }
        return Answer.done(new SavedScript(stored.summary(), changed, List.of()));
    }

    @Override
    public synchronized CompletionStage<Answer<ScriptSummary>> merge(String user, ScriptId script) {
        return answer(
                find(script)
                        .flatMap(stored -> {
                            if (stored.saved.getLast().equals(stored.prod)) {
                                return Answer.refused(new Refusal.NothingToMerge(stored.id));
                            }
                            stored.prod = stored.saved.getLast();
                            return Answer.done(stored.summary());
                        }));
    }

    @Override
    public synchronized CompletionStage<Answer<List<ScriptVersion>>> versions(ScriptId script) {
        return answer(
                find(script)
                        .map(stored ->
                                stored.saved.reversed().stream().map(Saved::version).toList()));
    }

    @Override
    public synchronized CompletionStage<Answer<DatasetContent>> dataset(
            ScriptId script, DatasetKind kind) {
        return answer(
                find(script)
                        .flatMap(stored ->
                                Optional.ofNullable(stored.data.get(kind))
                                        .<Answer<DatasetContent>>map(Answer::done)
                                        .orElseGet(() -> notFound("dataset", kind.toString()))));
    }

    @Override
    public synchronized CompletionStage<Answer<Dataset>> putDataset(
            String user, ScriptId script, DatasetKind kind, byte[] bytes) {
        return answer(
                find(script)
                        .map(stored -> {
                            Dataset dataset =
                                    new Dataset(
                                            script, kind, "0".repeat(64), bytes.length, user, NOW);
                            stored.data.put(kind, new DatasetContent(dataset, bytes));
                            return dataset;
                        }));
    }

    @Override
    public synchronized CompletionStage<Answer<Boolean>> removeDataset(
            String user, ScriptId script, DatasetKind kind) {
        return answer(find(script).map(stored -> stored.data.remove(kind) != null));
    }

    private Answer<Stored> find(ScriptId script) {
        Stored stored = scripts.get(script);
        return stored == null ? notFound("script", script.toString()) : Answer.done(stored);
    }

    private static <T> Answer<T> notFound(String what, String id) {
        return Answer.refused(new Refusal.NotFound(what, id));
    }

    private static <T> CompletionStage<Answer<T>> answer(Answer<T> answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private record Saved(ScriptVersion version, String content) {
        boolean is(VersionId id) {
            return version.id().equals(id);
        }
    }

    private final class Stored {
        private final ScriptId id;
        private final List<Saved> saved = new ArrayList<>();
        private final Map<DatasetKind, DatasetContent> data = new TreeMap<>();
        private @Nullable Saved prod;

        Stored(ScriptId id) {
            this.id = id;
        }

        void add(String user, String content, Optional<String> message) {
            Optional<VersionId> parent =
                    saved.isEmpty()
                            ? Optional.empty()
                            : Optional.of(saved.getLast().version().id());
            ScriptVersion version =
                    new ScriptVersion(
                            new VersionId(++lastVersion),
                            id,
                            new VersionNumber(0, saved.size() + 1),
                            new Branch(user),
                            "c".repeat(40),
                            "b".repeat(40),
                            parent,
                            user,
                            NOW,
                            message.orElse("Save"),
                            "Script " + id,
                            "Script " + id + "\n\nIt does something that takes a line to tell.",
                            "cpython-3.14");
            saved.add(new Saved(version, content));
        }

        ScriptSummary summary() {
            return new ScriptSummary(
                    id,
                    OrderingNumber.ofGroup(id.value()),
                    saved.getLast().version(),
                    Optional.ofNullable(prod).map(Saved::version),
                    data.containsKey(DatasetKind.TEST),
                    data.containsKey(DatasetKind.PRODUCTION));
        }
    }
}
