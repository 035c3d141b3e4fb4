package ved.engine.catalogue;

import ved.engine.script.Branch;

/**
 * A branch is not where the change was made for: somebody pushed meanwhile. The change did not
 * happen, and may be tried again on what the branch has now.
 */
public final class BranchMovedException extends RuntimeException {
    public BranchMovedException(Branch branch) {
        super("The branch %s has moved meanwhile".formatted(branch));
    }
}
