package ved.engine.catalogue;

import ved.engine.script.Branch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Git repository that holds the content of scripts. Every method blocks. Commits are made by
 * one caller at a time; reading is safe from any thread.
 */
public interface ContentRepository extends AutoCloseable {
    List<Branch> branches();

    /** The commit a branch points to, 40 hex digits; empty while the branch does not exist. */
    Optional<String> head(Branch branch);

    /**
     * Commits on the branch, which is made from {@code prod} if it is not there yet. Objects and
     * ref are on disk when this returns.
     *
     * @throws BranchMovedException when the branch is not where the commit belongs; nothing has
     *     happened then
     */
    Commit commit(NewCommit commit);

    /**
     * @param blob 40 hex digits
     * @return its bytes
     * @throws java.util.NoSuchElementException when the object is missing or corrupt
     */
    byte[] read(String blob);

    /** The blobs at the root of a commit: path to 40 hex digits. Only regular files. */
    Map<String, String> tree(String commit);

    /** The commits that a commit was made from. */
    List<String> parents(String commit);

    /**
     * Says something of a commit that cannot be changed any more: from now on {@link #log} has it in
     * place of the trailers in its message. On disk when this returns.
     */
    void annotate(String commit, List<Trailer> trailers, Instant at);

    /**
     * Sees to it that a branch has a commit that it had: puts it back there when somebody removed it
     * or moved it elsewhere in the repository itself. What it pointed to beside is kept.
     *
     * @return whether that was needed; a branch stays where it is when the commit is gone
     */
    boolean putBack(Branch branch, String commit);

    /**
     * The commits of a branch along first parents, oldest first; for an editor's branch those that
     * are not on {@code prod}.
     *
     * @param after leaves out this commit and what came before it; an unknown one leaves out
     *     nothing
     */
    List<Commit> log(Branch branch, Optional<String> after);

    @Override
    void close();

    /**
     * @param onto the commit that the branch must point to; empty when it must not exist yet
     * @param content by path, what the commit adds or changes, byte for byte
     * @param removals paths that the commit takes away
     * @param joined the second parent
     * @param message the subject; the trailers are appended as Git's trailers
     * @param author user name; author and committer alike
     */
    record NewCommit(
            Branch branch,
            Optional<String> onto,
            Map<String, byte[]> content,
            Set<String> removals,
            Optional<Joined> joined,
            String message,
            List<Trailer> trailers,
            String author,
            Instant at) {}

    /**
     * A commit that is joined to the branch as a second parent, unless the branch has it already:
     * the branch gets its files.
     *
     * @param commit 40 hex digits
     * @param kept paths of which the branch keeps what it has
     */
    record Joined(String commit, Set<String> kept) {}

    /** A line {@code key: value} at the end of a commit's message. Keys may be there repeatedly. */
    record Trailer(String key, String value) {}

    /**
     * @param id 40 hex digits
     * @param blobs by path, what this commit added or changed against its first parent
     */
    record Commit(
            String id,
            Branch branch,
            String message,
            List<Trailer> trailers,
            String author,
            Instant at,
            Map<String, String> blobs) {}
}
