package ved.engine.adapter.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

import ved.engine.script.Branch;

import java.io.IOException;
import java.util.Objects;

/** Puts branches back that somebody moved or removed in the repository itself. */
final class BranchRestoration {
    /** Where a branch stood when it had to be moved aside, so that nothing is lost. */
    private static final String ASIDE = "refs/aside/";

    private BranchRestoration() {}

    /**
     * Sees to it that a branch has a commit.
     *
     * @return whether it had to be moved; it stays where it is when the commit is gone
     */
    static boolean restore(Repository repository, Branch branch, String wanted) throws IOException {
        String name = Constants.R_HEADS + branch.name();
        ObjectId id = ObjectId.fromString(wanted);
        Ref ref = repository.exactRef(name);
        if (ref != null && id.equals(ref.getObjectId())) {
            return false;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            if (!repository.getObjectDatabase().has(id)) {
                return false;
            }
            if (ref != null) {
                RevCommit now = walk.parseCommit(ref.getObjectId());
                RevCommit before = walk.parseCommit(id);
                if (walk.isMergedInto(before, now)) {
                    return false;
                }
                if (now.getParentCount() > 0 && !walk.isMergedInto(now, before)) {
                    point(repository, ASIDE + branch.name() + "/" + now.name(), null, now);
                }
            }
            point(repository, name, ref == null ? ObjectId.zeroId() : ref.getObjectId(), id);
            return true;
        }
    }

    private static void point(
            Repository repository, String name, @Nullable ObjectId from, ObjectId to)
            throws IOException {
        RefUpdate update = repository.updateRef(name);
        if (from != null) {
            update.setExpectedOldObjectId(from);
        }
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        switch (Objects.requireNonNull(result)) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE ->
                    RepositoryFiles.sync(
                            repository
                                    .getDirectory()
                                    .toPath()
                                    .resolve(name.substring(0, name.lastIndexOf('/'))));
            default ->
                    throw new IOException("%s could not be put back: %s".formatted(name, result));
        }
    }
}
