package ved.engine.script;

/** Identity of one version of one script: positive, never reused, unique over all scripts. */
public record VersionId(long value) {
    public VersionId {
        if (value < 1) {
            throw new IllegalArgumentException("A version id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
