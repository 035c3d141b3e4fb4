package ved.engine.script;

/** Identity of a script: positive, never reused. Its file in Git is {@code <id>.py}. */
public record ScriptId(long value) {
    public ScriptId {
        if (value < 1) {
            throw new IllegalArgumentException("A script id is positive, not " + value);
        }
    }

    /** The path of the script at the root of every branch. */
    public String path() {
        return value + ".py";
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
