package ved.engine.script;

/** Which text of a script is meant. */
public sealed interface Selection {
    /** The user's own branch where it has unmerged work, else {@code prod}. */
    enum Default implements Selection {
        INSTANCE
    }

    record OnBranch(Branch branch) implements Selection {}

    record AtVersion(VersionId version) implements Selection {}
}
