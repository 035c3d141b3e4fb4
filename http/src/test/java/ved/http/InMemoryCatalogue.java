package ved.http;

import org.jspecify.annotations.Nullable;

import ved.engine.script.Answer;
import ved.engine.script.CodeHolder;
import ved.engine.script.QueueChange;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;
import ved.engine.script.VersionText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the in-memory services share. One lock guards it all. */
final class InMemoryCatalogue {
    private static final Comparator<ScriptId> ORDER = Comparator.comparingLong(ScriptId::value);

    final Map<ScriptId, StoredScript> scripts = new TreeMap<>(ORDER);
    final List<QueueChange> changes = new ArrayList<>();
    private long lastVersion;
    private @Nullable Refusal refusal;

    /** Lets every following request about a script be refused. */
    synchronized void refuseAll(Refusal reason) {
        refusal = reason;
    }

    synchronized <T> CompletionStage<T> ask(Supplier<T> question) {
        return CompletableFuture.completedFuture(question.get());
    }

    synchronized <T> CompletionStage<Answer<T>> answer(Supplier<Answer<T>> question) {
        return CompletableFuture.completedFuture(
                refusal == null ? question.get() : Answer.refused(refusal));
    }

    <T> CompletionStage<Answer<T>> answer(
            ScriptId script, Function<StoredScript, Answer<T>> question) {
        return answer(() -> find(script).flatMap(question));
    }

    Answer<StoredScript> find(ScriptId script) {
        StoredScript stored = scripts.get(script);
        return stored == null ? notFound("script", script.toString()) : Answer.done(stored);
    }

    StoredScript create() {
        StoredScript stored = new StoredScript(new ScriptId(scripts.size() + 1L));
        scripts.put(stored.id, stored);
        return stored;
    }

    long nextVersion() {
        return ++lastVersion;
    }

    static Answer<VersionText> select(StoredScript stored, Selection selection) {
        Optional<VersionText> text =
                switch (selection) {
                    case Selection.Default _ -> Optional.of(stored.newest());
                    case Selection.OnBranch _ -> Optional.ofNullable(stored.prod);
                    case Selection.AtVersion(VersionId id) -> stored.version(id);
                };
        return text.map(Answer::done).orElseGet(() -> notFound("version", "asked for"));
    }

    List<CodeHolder> duplicatesOf(StoredScript script) {
        return scripts.values().stream()
                .filter(other -> other != script)
                .filter(other -> other.newest().content().equals(script.newest().content()))
                .map(StoredScript::holder)
                .toList();
    }

    static <T> Answer<T> notFound(String what, String id) {
        return Answer.refused(new Refusal.NotFound(what, id));
    }
}
