package ved.engine.push;

import java.util.List;
import java.util.Optional;

/**
 * The scripts repository together with the objects of a push. Ids are 40 hex digits. A commit is
 * new while no branch of the repository reaches it. Every method blocks.
 */
public interface IncomingObjects {
    boolean isCommit(String id);

    /** Whether the commit is the other or was made from it. */
    boolean descends(String commit, String ancestor);

    boolean isOnProd(String commit);

    /** The newest commit on the first-parent line of a tip that is not new; empty if all are. */
    Optional<String> start(String tip);

    /**
     * The new commits that a tip reaches, oldest first.
     *
     * @param most how many of them at most
     */
    List<PushedCommit> newCommits(String tip, int most);

    /** The bytes of a blob; empty when there are more than {@code largest}. */
    Optional<byte[]> blob(String blob, int largest);
}
