package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.OwnWork.Content;
import ved.engine.catalogue.OwnWork.Start;
import ved.engine.script.Answer;
import ved.engine.script.NewContent;
import ved.engine.script.OrderingNumber;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** New scripts and new texts, on the branches of editors. Blocks; one caller at a time. */
final class Saving {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final OwnWork work;
    private final Committing committing;
    private final InterpreterChoice interpreters;

    Saving(
            ContentRepository repository,
            ScriptStore store,
            OwnWork work,
            Committing committing,
            InterpreterChoice interpreters) {
        this.repository = repository;
        this.store = store;
        this.work = work;
        this.committing = committing;
        this.interpreters = interpreters;
    }

    /** A new script at the end of the queue. */
    Answer<SavedScript> create(String user, CheckedSource source, Optional<String> interpreter) {
        return interpreters
                .chooseOrStandard(interpreter)
                .map(chosen ->
                        create(user, source, chosen, store.nextOrderingNumber(), Optional.empty()));
    }

    /** A new script at a place in the queue that is free. */
    SavedScript create(
            String user, CheckedSource source, OrderingNumber orderingNumber, String message) {
        return create(user, source, interpreters.standard(), orderingNumber, Optional.of(message));
    }

    /** A new version, unless nothing changed. */
    Answer<SavedScript> save(
            String user, ScriptId script, CheckedSource source, NewContent content) {
        return work.start(user, script, Optional.of(content.base()))
                .flatMap(start ->
                        merged(start, content)
                                .flatMap(merged ->
                                        interpreter(start.base(), content)
                                                .map(interpreter ->
                                                        save(
                                                                user,
                                                                start,
                                                                new Content(
                                                                        source.bytes(),
                                                                        source.describe(
                                                                                Optional.of(
                                                                                        start
                                                                                                .base())),
                                                                        interpreter),
                                                                merged,
                                                                content.message(),
                                                                source))));
    }

    /** A version {@code X+1.0} with the same content. */
    Answer<SavedScript> bumpMajor(String user, ScriptId script, Optional<VersionId> base) {
        return work.start(user, script, base)
                .map(start -> {
                    ScriptVersion from = start.base();
                    VersionNumber number =
                            new VersionNumber(
                                    store.highestVersion(script).orElseThrow().major() + 1, 0);
                    Content content = work.content(from);
                    work.commit(
                            user,
                            start,
                            content,
                            number,
                            Optional.empty(),
                            "Call version %s of script %s version %s"
                                    .formatted(from.number(), script, number));
                    return work.saved(user, script, content, List.of());
                });
    }

    /** A new version with the content of an older one, unless that is what the base has. */
    Answer<SavedScript> restore(
            String user, ScriptId script, VersionId older, Optional<VersionId> base) {
        return work.start(user, script, base)
                .flatMap(start ->
                        work.version(script, older).map(version -> restore(user, start, version)));
    }

    private SavedScript restore(String user, Start start, ScriptVersion older) {
        Content content = work.content(older);
        if (isUnchanged(start.base(), content)) {
            return work.unchanged(start.seen());
        }
        work.commit(
                user,
                start,
                content,
                work.nextNumber(start.script()),
                Optional.empty(),
                "Restore version %s of script %s".formatted(older.number(), start.script()));
        return work.saved(user, start.script(), content, List.of());
    }

    private SavedScript save(
            String user,
            Start start,
            Content content,
            Optional<ScriptVersion> merged,
            Optional<String> message,
            CheckedSource source) {
        boolean joins =
                merged.filter(prod -> !store.descends(start.base().id(), prod.id())).isPresent();
        if (!joins && isUnchanged(start.base(), content)) {
            return work.unchanged(start.seen()).with(source.warnings());
        }
        VersionNumber number = work.nextNumber(start.script());
        work.commit(
                user,
                start,
                content,
                number,
                merged,
                OwnWork.subject(message, "Save script %s as %s".formatted(start.script(), number)));
        return saved(user, start.script(), content, source);
    }

    private SavedScript create(
            String user,
            CheckedSource source,
            String interpreter,
            OrderingNumber orderingNumber,
            Optional<String> message) {
        ScriptId script = store.nextScriptId();
        Content content =
                new Content(source.bytes(), source.describe(Optional.empty()), interpreter);
        committing.commit(
                Draft.ofVersion(
                        OwnWork.branchOf(user),
                        user,
                        OwnWork.subject(message, "Create script " + script),
                        Saved.first(script, orderingNumber, Optional.empty(), interpreter),
                        content.bytes(),
                        content.description(),
                        false));
        return saved(user, script, content, source);
    }

    /** Whoever wrote the text is told whose code it is; whoever copies one knows. */
    private SavedScript saved(String user, ScriptId script, Content content, CheckedSource source) {
        SavedScript saved = work.saved(user, script, content, source.warnings());
        return saved.with(SaveWarnings.ofDuplicates(saved.duplicates()));
    }

    /** What {@code prod} has now: anything else was merged with a text that is not there any more. */
    private Answer<Optional<ScriptVersion>> merged(Start start, NewContent content) {
        if (content.merged().isEmpty()) {
            return Answer.done(Optional.empty());
        }
        return work.version(start.script(), content.merged().get())
                .flatMap(merged -> {
                    Optional<ScriptVersion> prod = start.seen().prodVersion();
                    return prod.filter(merged::equals).isPresent()
                            ? Answer.done(prod)
                            : Answer.refused(work.stale(prod.orElse(start.seen().version())));
                });
    }

    private Answer<String> interpreter(ScriptVersion base, NewContent content) {
        return content.interpreter()
                .filter(wanted -> !wanted.equals(base.interpreter()))
                .map(interpreters::choose)
                .orElseGet(() -> Answer.done(base.interpreter()));
    }

    private boolean isUnchanged(ScriptVersion base, Content content) {
        return content.interpreter().equals(base.interpreter()) && hasContent(base, content);
    }

    private boolean hasContent(ScriptVersion version, Content content) {
        try {
            return Arrays.equals(repository.read(version.blob()), content.bytes());
        } catch (NoSuchElementException e) {
            return false; // damaged: saving it again is what mends it
        }
    }
}
