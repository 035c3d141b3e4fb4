package ved.http;

import org.jspecify.annotations.Nullable;

import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.DatasetContent;
import ved.engine.script.DatasetKind;
import ved.engine.script.Deletion;
import ved.engine.script.ForkOrigin;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptSummary.ProdState;
import ved.engine.script.ScriptVersion;
import ved.engine.script.UnmergedWork;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;
import ved.engine.script.VersionText;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One script of {@link InMemoryCatalogue}: every save of anybody follows the one before. */
final class StoredScript {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00.120Z");

    final ScriptId id;
    final List<VersionText> saved = new ArrayList<>();
    final Map<DatasetKind, DatasetContent> data = new EnumMap<>(DatasetKind.class);
    OrderingNumber number;
    @Nullable VersionText prod;
    @Nullable ForkOrigin origin;
    @Nullable Deletion deletion;

    StoredScript(ScriptId id) {
        this.id = id;
        this.number = OrderingNumber.ofGroup(id.value());
    }

    VersionText newest() {
        return saved.getLast();
    }

    Optional<VersionText> version(VersionId version) {
        return saved.stream().filter(text -> text.version().id().equals(version)).findFirst();
    }

    VersionNumber next() {
        return saved.isEmpty() ? VersionNumber.FIRST : newest().version().number().next();
    }

    void add(
            long version,
            VersionNumber versionNumber,
            String user,
            String content,
            Optional<VersionId> merged,
            String message) {
        Optional<VersionId> parent =
                saved.isEmpty() ? Optional.empty() : Optional.of(newest().version().id());
        saved.add(
                new VersionText(
                        new ScriptVersion(
                                new VersionId(version),
                                id,
                                versionNumber,
                                new Branch(user),
                                "c".repeat(40),
                                "%040x".formatted(version),
                                parent,
                                merged,
                                user,
                                NOW,
                                message,
                                "Script " + id,
                                "Script " + id + "\n\nIt does something that takes a line to tell.",
                                "cpython-3.14"),
                        content));
    }

    ScriptSummary summary() {
        ScriptVersion seen = newest().version();
        return new ScriptSummary(
                id,
                number,
                seen,
                Optional.ofNullable(prod).map(VersionText::version),
                prod == null
                        ? ProdState.NEW
                        : prod.equals(newest()) ? ProdState.SAME : ProdState.AHEAD,
                List.of(new UnmergedWork(new Branch("ed2"), seen)),
                Optional.ofNullable(origin),
                Optional.ofNullable(deletion),
                data.containsKey(DatasetKind.TEST),
                data.containsKey(DatasetKind.PRODUCTION));
    }

    CodeHolder holder() {
        return new CodeHolder(id, number, newest().version().branch(), newest().version());
    }
}
