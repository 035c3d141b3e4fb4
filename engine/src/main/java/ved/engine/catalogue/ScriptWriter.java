package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.MergedScript;
import ved.engine.script.NewContent;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Changes scripts in both stores: first in Git, then in the metadata store, so that whatever is
 * recorded can be read. Blocks; one change at a time. A change that failed between the two is
 * brought to its end before the next one.
 */
public final class ScriptWriter {
    private static final int ATTEMPTS = 5;
    private static final int MOST_UNASKED = 100;

    private final Reconciliation reconciliation;
    private final Saving saving;
    private final Merging merging;
    private final Queueing queueing;
    private final Forking forking;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private final Queue<ScriptVersion> unannounced = new ConcurrentLinkedQueue<>();
    private final Deque<ScriptVersion> unasked = new ArrayDeque<>();
    private boolean inStep;

    public ScriptWriter(
            ContentRepository repository,
            ScriptStore store,
            Summaries summaries,
            Reconciliation reconciliation,
            SourceCheck sources,
            InterpreterChoice interpreters,
            Clock clock) {
        this.reconciliation = reconciliation;
        Committing committing =
                new Committing(repository, store, new CommitRecorder(repository, store), clock);
        OwnWork work = new OwnWork(repository, store, summaries, committing);
        this.saving = new Saving(repository, store, work, committing, interpreters);
        this.merging = new Merging(repository, store, summaries, work, committing, sources);
        this.queueing = new Queueing(repository, store, summaries, committing);
        this.forking = new Forking(store, work, committing);
    }

    /** A new script at the end of the queue, on the user's branch. */
    public Answer<SavedScript> create(
            String user, CheckedSource source, Optional<String> interpreter) {
        return exclusively(() -> saving.create(user, source, interpreter));
    }

    /** A new script at a place in the queue that is free. */
    ScriptVersion create(
            String user, CheckedSource source, OrderingNumber orderingNumber, String message) {
        return exclusively(
                () -> saving.create(user, source, orderingNumber, message).script().version());
    }

    /**
     * A new version on the user's branch.
     *
     * @param content says from what the source was made: what the user sees, or what the branch has
     */
    public Answer<SavedScript> save(
            String user, ScriptId script, CheckedSource source, NewContent content) {
        return exclusively(() -> saving.save(user, script, source, content));
    }

    /**
     * A version {@code X+1.0} with the same content on the user's branch.
     *
     * @param base what the user sees; whatever that is when empty
     */
    public Answer<SavedScript> bumpMajor(String user, ScriptId script, Optional<VersionId> base) {
        return exclusively(() -> saving.bumpMajor(user, script, base));
    }

    /**
     * A new version on the user's branch with the content of an older one.
     *
     * @param base what the user sees; whatever that is when empty
     */
    public Answer<SavedScript> restore(
            String user, ScriptId script, VersionId older, Optional<VersionId> base) {
        return exclusively(() -> saving.restore(user, script, older, base));
    }

    /**
     * A new version on {@code prod} with the content of an older one.
     *
     * @param base what {@code prod} has; whatever that is when empty
     */
    public Answer<SavedScript> restoreOnProd(
            String user, ScriptId script, VersionId older, Optional<VersionId> base) {
        return exclusively(() -> merging.restore(user, script, older, base));
    }

    /** Puts the user's work on {@code prod}, joined with what {@code prod} got meanwhile. */
    public Answer<MergedScript> merge(String user, ScriptId script) {
        return exclusively(() -> merging.merge(user, script));
    }

    /** Puts all work of the user on {@code prod} in one commit, or nothing. */
    public Answer<List<MergedScript>> mergeAll(String user) {
        return exclusively(() -> merging.mergeAll(user));
    }

    /** Makes versions of what was pushed; answers with the last ones that no hook asked for yet. */
    public Answer<List<ScriptVersion>> takeIn() {
        oneAtATime.lock();
        try {
            inStep = false;
            return exclusively(() -> {
                List<ScriptVersion> taken = List.copyOf(unasked);
                unasked.clear();
                return Answer.done(taken);
            });
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * The versions that any change, also a refused one, made of commits from outside and that this
     * was not asked for yet. Does not block.
     */
    List<ScriptVersion> takeUnannounced() {
        List<ScriptVersion> taken = new ArrayList<>();
        for (ScriptVersion version = unannounced.poll();
                version != null;
                version = unannounced.poll()) {
            taken.add(version);
        }
        return taken;
    }

    /**
     * A new script on the user's branch with the text of another one.
     *
     * @param version what the user sees of that script when empty
     */
    public Answer<SavedScript> fork(String user, ScriptId script, Optional<VersionId> version) {
        return exclusively(() -> forking.fork(user, script, version));
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

    private void bringInStep() {
        try {
            reconciliation.run();
        } finally {
            List<ScriptVersion> adopted = reconciliation.takeAdopted();
            unannounced.addAll(adopted);
            unasked.addAll(adopted);
            while (unasked.size() > MOST_UNASKED) {
                unasked.remove(); // came past the hooks, and so nobody will ask
            }
        }
    }

    /** Does it once more on what the branches have now when somebody pushed meanwhile. */
    private <T> T exclusively(Supplier<T> change) {
        oneAtATime.lock();
        try {
            for (int attempt = 1; ; attempt++) {
                if (!inStep) {
                    bringInStep();
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
