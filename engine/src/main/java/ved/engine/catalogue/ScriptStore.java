package ved.engine.catalogue;

import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.Fork;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The metadata of scripts. Every method blocks; each is one transaction that is on disk when it
 * returns. The methods that record are called by one caller at a time.
 */
public interface ScriptStore {
    /** The live scripts as the user sees them, in queue order. */
    List<ScriptSummary> list(String user);

    /** The scripts that left the queue, the last first. */
    List<ScriptSummary> deleted(String user);

    /** Live or deleted. */
    Optional<ScriptSummary> find(String user, ScriptId script);

    /** Those of the scripts that are live or deleted. */
    Set<ScriptId> existing(Set<ScriptId> scripts);

    /** The version that a branch has of a script. */
    Optional<ScriptVersion> onBranch(Branch branch, ScriptId script);

    Optional<ScriptVersion> version(VersionId version);

    Optional<ScriptVersion> version(ScriptId script, VersionNumber number);

    /** Every version of a script, newest first. */
    List<ScriptVersion> versions(ScriptId script);

    /** Whether {@code ancestor} is {@code version} or one that it was made from, also by joining. */
    boolean descends(VersionId version, VersionId ancestor);

    /** The newest version that both are or were made from, also by joining. */
    Optional<VersionId> commonAncestor(VersionId one, VersionId other);

    /** An id that was never given. */
    ScriptId nextScriptId();

    /**
     * {@code floor(max) + 1} over the live scripts, {@code 1.0} in an empty queue. Behind the largest
     * group there is none; then the largest integer that is free.
     */
    OrderingNumber nextOrderingNumber();

    /** The number of each live script. */
    Map<ScriptId, OrderingNumber> orderingNumbers();

    /**
     * What happened to the order of the queue, newest first.
     *
     * @param script only changes of this one
     * @param before only changes with a smaller id
     */
    List<QueueChange> queueChanges(Optional<ScriptId> script, int limit, OptionalLong before);

    /** The live scripts that were forked from this one, in queue order. */
    List<Fork> forks(ScriptId script);

    /**
     * Other live scripts that hold this code on {@code prod} or as unmerged work, in queue order,
     * {@code prod} first.
     *
     * @param fingerprint nobody holds the empty one
     */
    List<CodeHolder> holders(String fingerprint, ScriptId except);

    /** The highest number of any branch. */
    Optional<VersionNumber> highestVersion(ScriptId script);

    /** The newest version of each script that the branch has any of. */
    List<ScriptVersion> tips(Branch branch);

    /** What was recorded of the text of a version. */
    Description description(VersionId version);

    /**
     * Records all that a commit brought, and that the branch stands there now. Recording the same
     * commit again changes nothing.
     */
    void record(Recording recording);

    /** The commit up to which a branch was recorded. */
    Optional<String> recordedHead(Branch branch);

    /** The commits up to which the branches were recorded. */
    Map<Branch, String> recordedHeads();

    /** Notes that a branch was recorded up to this commit although it brought no version. */
    void recordHead(Branch branch, String commit);

    /** Whether a step of setting Ved up was done to its end on this store. */
    boolean milestoneReached(String milestone);

    void recordMilestone(String milestone, Instant at);
}
