package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Merged;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.MergedScript;
import ved.engine.script.NewContent;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Changes scripts in both stores: first in Git, then in the metadata store, so that whatever is
 * recorded can be read. Blocks; one change at a time. A change that failed between the two is
 * brought to its end before the next one.
 */
public final class ScriptWriter {
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int ATTEMPTS = 5;

    private final ContentRepository repository;
    private final ScriptStore store;
    private final Reconciliation reconciliation;
    private final InterpreterChoice interpreters;
    private final Committing committing;
    private final Queueing queueing;
    private final Forking forking;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private boolean inStep;

    public ScriptWriter(
            ContentRepository repository,
            ScriptStore store,
            Reconciliation reconciliation,
            InterpreterChoice interpreters,
            Clock clock) {
        this.repository = repository;
        this.store = store;
        this.reconciliation = reconciliation;
        this.interpreters = interpreters;
        this.committing =
                new Committing(repository, store, new CommitRecorder(repository, store), clock);
        this.queueing = new Queueing(repository, store, committing);
        this.forking = new Forking(repository, store, committing);
    }

    /** A new script at the end of the queue, on the user's branch. */
    public Answer<SavedScript> create(
            String user, CheckedSource source, Optional<String> interpreter) {
        return exclusively(() ->
                interpreters
                        .chooseOrStandard(interpreter)
                        .map(chosen ->
                                create(
                                        user,
                                        source,
                                        chosen,
                                        store.nextOrderingNumber(),
                                        Optional.empty())));
    }

    /** A new script at a place in the queue that is free. */
    ScriptVersion create(
            String user, CheckedSource source, OrderingNumber orderingNumber, String message) {
        return exclusively(() ->
                create(user, source, interpreters.standard(), orderingNumber, Optional.of(message))
                        .script()
                        .version());
    }

    /**
     * A new version on the user's branch.
     *
     * @param content says from what the source was made: what the user sees, or what the branch has
     */
    public Answer<SavedScript> save(
            String user, ScriptId script, CheckedSource source, NewContent content) {
        VersionId base = content.base();
        return exclusively(() -> {
            Optional<ScriptSummary> seen = store.find(user, script);
            if (seen.isEmpty()) {
                return Answer.refused(new Refusal.NotFound("script", script.toString()));
            }
            if (seen.get().deletion().isPresent()) {
                return Answer.refused(new Refusal.ScriptDeleted(script));
            }
            Optional<ScriptVersion> baseVersion =
                    store.version(base).filter(v -> v.script().equals(script));
            if (baseVersion.isEmpty()) {
                return Answer.refused(new Refusal.NotFound("version", base.toString()));
            }
            Optional<ScriptVersion> newer = newerThan(base, user, seen.get());
            if (newer.isPresent()) {
                return Answer.refused(new Refusal.StaleVersion(newer.get(), text(newer.get())));
            }
            Answer<String> chosen =
                    content.interpreter()
                            .filter(wanted -> !wanted.equals(baseVersion.get().interpreter()))
                            .map(interpreters::choose)
                            .orElseGet(() -> Answer.done(baseVersion.get().interpreter()));
            return chosen.map(
                    id -> save(user, baseVersion.get(), seen.get(), source, id, content.message()));
        });
    }

    /** Puts the version on the user's branch on {@code prod}, which must not have moved meanwhile. */
    public Answer<MergedScript> merge(String user, ScriptId script) {
        return exclusively(() -> {
            Optional<ScriptSummary> seen = store.find(user, script);
            if (seen.isEmpty()) {
                return Answer.refused(new Refusal.NotFound("script", script.toString()));
            }
            if (seen.get().deletion().isPresent()) {
                return Answer.refused(new Refusal.ScriptDeleted(script));
            }
            Optional<ScriptVersion> own = store.onBranch(branchOf(user), script);
            Optional<ScriptVersion> prod = seen.get().prodVersion();
            if (own.isEmpty() || prod.filter(p -> contains(p, own.get())).isPresent()) {
                return Answer.refused(new Refusal.NothingToMerge(script));
            }
            if (prod.isPresent() && !contains(own.get(), prod.get())) {
                return Answer.refused(conflict(prod.get(), own.get()));
            }
            merge(user, own.get());
            return Answer.done(
                    new MergedScript(store.find(user, script).orElseThrow(), Optional.empty()));
        });
    }

    /** Makes versions of what was pushed; answers with those that nobody was told of yet. */
    public Answer<List<ScriptVersion>> takeIn() {
        oneAtATime.lock();
        try {
            inStep = false;
            return exclusively(() -> Answer.done(reconciliation.takeAdopted()));
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * A new script on the user's branch with the text of another one.
     *
     * @param version what the user sees of that script when empty
     */
    public Answer<SavedScript> fork(String user, ScriptId script, Optional<VersionId> version) {
        return exclusively(() ->
                forking.fork(branchOf(user), user, script, version)
                        .map(fork -> saved(user, fork, true, List.of())));
    }

    /** Gives a script a number that is free. */
    public Answer<MovedScript> setNumber(String user, ScriptId script, OrderingNumber number) {
        return exclusively(() -> queueing.setNumber(user, script, number));
    }

    /** Moves a script between two others; others make room where there is none. */
    public Answer<MovedScript> move(String user, ScriptId script, Placement placement) {
        return exclusively(() -> queueing.move(user, script, placement));
    }

    /** Takes a script out of the queue and off {@code prod}; its history stays. */
    public Answer<ScriptSummary> delete(String user, ScriptId script) {
        return exclusively(() -> queueing.delete(user, script));
    }

    /** Puts a deleted script back, at its old number if that is free, else at the end. */
    public Answer<ScriptSummary> putBack(String user, ScriptId script) {
        return exclusively(() -> queueing.putBack(user, script));
    }

    private SavedScript create(
            String user,
            CheckedSource source,
            String interpreter,
            OrderingNumber orderingNumber,
            Optional<String> message) {
        Branch branch = branchOf(user);
        ScriptId script = store.nextScriptId();
        Saved note = Saved.first(script, orderingNumber, Optional.empty(), interpreter);
        committing.commit(
                Draft.ofVersion(
                        branch,
                        user,
                        subject(message, "Create script " + script),
                        note,
                        source.bytes(),
                        source.describe(Optional.empty()),
                        false));
        return saved(user, script, true, source.warnings());
    }

    private SavedScript save(
            String user,
            ScriptVersion base,
            ScriptSummary seen,
            CheckedSource source,
            String interpreter,
            Optional<String> message) {
        ScriptId script = base.script();
        if (interpreter.equals(base.interpreter()) && hasContent(base, source)) {
            return new SavedScript(seen, false, List.of(), List.of());
        }
        VersionNumber number =
                store.highestVersion(script).map(VersionNumber::next).orElse(VersionNumber.FIRST);
        Saved note = Saved.next(script, number, base.number(), Optional.empty(), interpreter);
        committing.commit(
                Draft.ofVersion(
                        branchOf(user),
                        user,
                        subject(message, "Save script %s as %s".formatted(script, number)),
                        note,
                        source.bytes(),
                        source.describe(Optional.of(base)),
                        false));
        return saved(user, script, true, source.warnings());
    }

    private void merge(String user, ScriptVersion own) {
        committing.commit(
                Draft.onProd(
                        user,
                        "Merge version %s of script %s".formatted(own.number(), own.script()),
                        List.of(new Merged(own.script(), own.number(), own.branch())),
                        Map.of(own.script(), VersionContent.bytes(repository, own)),
                        Set.of()));
    }

    /** The version that the user should look at first; empty when the base is up to date. */
    private Optional<ScriptVersion> newerThan(VersionId base, String user, ScriptSummary seen) {
        boolean upToDate =
                seen.version().id().equals(base)
                        || store.onBranch(branchOf(user), seen.id())
                                .filter(own -> own.id().equals(base))
                                .isPresent();
        return upToDate ? Optional.empty() : Optional.of(seen.version());
    }

    private Refusal conflict(ScriptVersion prod, ScriptVersion own) {
        Optional<ScriptVersion> base = Optional.of(own);
        while (base.isPresent() && !contains(prod, base.get())) {
            base = base.get().parent().flatMap(store::version);
        }
        return new Refusal.MergeConflict(prod, own, base.map(this::text), text(prod), text(own));
    }

    /** Whether the version is or was made from the other. */
    private boolean contains(ScriptVersion version, ScriptVersion other) {
        return store.descends(version.id(), other.id());
    }

    private boolean hasContent(ScriptVersion version, CheckedSource source) {
        try {
            return Arrays.equals(repository.read(version.blob()), source.bytes());
        } catch (NoSuchElementException e) {
            return false; // damaged: saving it again is what mends it
        }
    }

    private String text(ScriptVersion version) {
        return VersionContent.text(repository, version);
    }

    private SavedScript saved(
            String user, ScriptId script, boolean changed, List<String> warnings) {
        return new SavedScript(
                store.find(user, script).orElseThrow(), changed, warnings, List.of());
    }

    private static Branch branchOf(String user) {
        Branch branch = new Branch(user);
        if (branch.equals(Branch.PROD)) {
            throw new IllegalArgumentException("No user can have prod as the own branch");
        }
        return branch;
    }

    /** One line without control characters, which Git and its readers would stumble over. */
    private static String subject(Optional<String> message, String standard) {
        return message.map(m -> m.replaceAll("\\p{Cntrl}+", " ").strip())
                .map(m -> m.substring(0, Math.min(m.length(), LONGEST_MESSAGE)))
                .filter(m -> !m.isEmpty())
                .orElse(standard);
    }

    /** Does it once more on what the branches have now when somebody pushed meanwhile. */
    private <T> T exclusively(Supplier<T> change) {
        oneAtATime.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                if (!inStep) {
                    reconciliation.run();
                }
                inStep = false;
                try {
                    T result = change.get();
                    inStep = true;
                    return result;
                } catch (BranchMovedException e) {
                    if (attempt == ATTEMPTS) {
                        throw new StorageException(
                                e.getMessage() + " again and again. Try again in a moment.", e);
                    }
                }
            }
        } finally {
            oneAtATime.unlock();
        }
    }
}
