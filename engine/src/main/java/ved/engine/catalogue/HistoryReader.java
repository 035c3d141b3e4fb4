package ved.engine.catalogue;

import static java.util.stream.Collectors.toMap;

import ved.engine.script.Answer;
import ved.engine.script.BlamedText;
import ved.engine.script.ContentLostException;
import ved.engine.script.DuplicateCode;
import ved.engine.script.RecordedVersion;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.script.VersionDiff;
import ved.engine.script.VersionId;
import ved.engine.script.VersionText;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers questions about the past from both stores. Blocks; any number of callers at once. */
public final class HistoryReader {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final HistoryStore history;
    private final TextComparison comparison;

    public HistoryReader(
            ContentRepository repository,
            ScriptStore store,
            HistoryStore history,
            TextComparison comparison) {
        this.repository = repository;
        this.store = store;
        this.history = history;
        this.comparison = comparison;
    }

    /** Newest first. */
    public Answer<List<RecordedVersion>> versions(ScriptId script) {
        List<RecordedVersion> versions = history.recorded(script);
        return versions.isEmpty()
                ? Answer.refused(Refusal.NotFound.of(script))
                : Answer.done(versions);
    }

    /**
     * The labels name the script's file, so that the tools that apply patches can use them.
     *
     * @throws ContentLostException when Git has lost one of the texts
     */
    public Answer<VersionDiff> diff(String user, ScriptId script, Selection from, Selection to) {
        return select(user, script, from)
                .flatMap(before -> select(user, script, to).map(after -> diff(before, after)));
    }

    /**
     * @throws ContentLostException when Git has lost the text or one that it was made from
     */
    public Answer<BlamedText> blame(String user, ScriptId script, Selection selection) {
        return select(user, script, selection)
                .map(version -> {
                    Map<VersionId, ScriptVersion> versions =
                            history.recorded(script).stream()
                                    .map(RecordedVersion::version)
                                    .collect(toMap(ScriptVersion::id, Function.identity()));
                    var blame =
                            new Blame(
                                    comparison,
                                    versions,
                                    asked -> VersionContent.bytes(repository, asked));
                    return new BlamedText(
                            new VersionText(version, VersionContent.text(repository, version)),
                            blame.of(version));
                });
    }

    public List<DuplicateCode> duplicates() {
        return history.duplicates();
    }

    private VersionDiff diff(ScriptVersion before, ScriptVersion after) {
        byte[] from = VersionContent.bytes(repository, before);
        byte[] to = VersionContent.bytes(repository, after);
        return new VersionDiff(
                new VersionText(before, new String(from, StandardCharsets.UTF_8)),
                new VersionText(after, new String(to, StandardCharsets.UTF_8)),
                comparison.unifiedDiff(label("a/", before), from, label("b/", after), to));
    }

    /** What follows the tab is a remark to the tools that apply patches. */
    private static String label(String side, ScriptVersion version) {
        return "%s%s\t%s".formatted(side, version.script().path(), version.number());
    }

    private Answer<ScriptVersion> select(String user, ScriptId script, Selection selection) {
        return store.find(user, script)
                .map(seen -> new VersionLookup(store).find(seen, selection))
                .orElseGet(() -> Answer.refused(Refusal.NotFound.of(script)));
    }
}
